"""Telling pages what changed: topics gathered and announced once per turn of the event loop."""
