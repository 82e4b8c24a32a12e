"""Saved views: filters, search, sort and columns of a list under a name, personal or shared."""
