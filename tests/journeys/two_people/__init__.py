"""Two programs on one team's workspace: each in a process and under a display of its own, as on two desks of one office."""
