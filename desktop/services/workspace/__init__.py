"""The workspace as a whole: making a new one, opening one, verifying it, and what it is called."""
