"""Reminders and terms, the page of the day, and the list of what came to one."""
