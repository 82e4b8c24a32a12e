"""Tools > Settings: the few choices a person has about this program on this computer."""
