"""Candidates: a person, once, with every way to reach them, and merging when two records are one person."""
