"""Applications: a candidate on a requisition, moving through stages until it ends."""
