"""The people of the team: owners, recruiters, hiring managers. Accounts and passwords build on these records."""
