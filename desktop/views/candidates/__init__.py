"""Candidates: their list, the page of one person, the form that makes or changes one, and merging two records of one person."""
