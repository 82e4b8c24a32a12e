"""Whole-program journeys: the real ways in, the real window, real files."""
