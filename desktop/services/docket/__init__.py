"""The docket: what waits for somebody, decisions, approvals and tasks in one list; the first page of the program."""
