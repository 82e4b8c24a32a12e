"""What was done, from the journal: undo, the list of recent changes, the history of one record, verification."""
