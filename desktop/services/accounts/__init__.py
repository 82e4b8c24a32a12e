"""Accounts: who is let in, with which roles, and who has left. Passwords and keys themselves are the vault's (``access/keys``)."""
