"""That the measurements run at all; what they measure is looked at by people."""
