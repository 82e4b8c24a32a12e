"""Copies of the workspace as people see them: how old the last verified one is, what there are, making, checking, restoring."""
