"""The services through the real door, on a real migrated file."""
