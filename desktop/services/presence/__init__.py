"""Who has which record open for editing: a hint that fades by itself, never a lock."""
