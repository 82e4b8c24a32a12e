"""Copies as people see them."""
