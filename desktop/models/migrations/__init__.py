"""Schema revisions, run by alembic from inside the package (``services/storage/upgrade.py``).

``HEAD`` is the revision this program writes; knowing it without importing alembic keeps the start fast. A test compares it
with the scripts and the migrated schema with the entities.
"""

HEAD = "0006"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006")
"""All revisions this program can read, oldest first."""
