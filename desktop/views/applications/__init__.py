"""Applications: the list with its detail pane and the acts on one or many."""
