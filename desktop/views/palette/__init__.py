"""The command palette: every enabled action and every record by name, found by typing a part of it."""
