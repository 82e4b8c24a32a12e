"""What happens when processes are killed; figures for the release page."""
