"""The entities without a database, and what tables and columns declare about themselves."""
