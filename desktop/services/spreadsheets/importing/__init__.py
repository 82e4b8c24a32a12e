"""From a draft into the workspace: what is known already, which rows are written, what is remembered."""
