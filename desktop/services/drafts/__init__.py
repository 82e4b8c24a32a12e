"""Drafts of forms: what was typed and not yet saved survives a crash or a closed window. Local, never journalled."""
