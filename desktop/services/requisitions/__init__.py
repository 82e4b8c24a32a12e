"""Requisitions: what a team hires for, with its seats."""
