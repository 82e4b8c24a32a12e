"""Tasks: what somebody set themselves or another to do, and what a rule of the process noticed."""
