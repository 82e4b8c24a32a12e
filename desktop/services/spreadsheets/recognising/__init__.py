"""What a raw table means: where its header stands, what each column is, and what kind of table it is."""
