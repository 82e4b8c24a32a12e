"""Brings several sheets and files together: which key means what, and which table knows its names."""
