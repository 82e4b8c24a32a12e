"""Being let in: the cover over a locked window, the recovery key, passwords. Sees names and credentials, never a key."""
