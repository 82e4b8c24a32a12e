"""The schema: scripts, head, and what they make against what the entities say."""
