"""The pipeline page: the board of one requisition, with its requisition picker, ended applications and preview."""
