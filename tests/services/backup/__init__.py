"""Backups on real files: made, checked, restored, and what is refused."""
