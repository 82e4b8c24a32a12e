"""Notes on a case: append-only; an edit is a new version."""
