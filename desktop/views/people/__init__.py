"""The team: who works here, what each is there for, and who can sign in."""
