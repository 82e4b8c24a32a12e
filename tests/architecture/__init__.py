"""The shape of the house, kept by tests: who imports whom, sizes, names, what a start costs."""
