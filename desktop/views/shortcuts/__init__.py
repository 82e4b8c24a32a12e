"""The page of keyboard shortcuts, generated from the actions."""
