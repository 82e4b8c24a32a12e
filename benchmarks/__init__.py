"""Repeatable measurements, run by hand, never part of the tests: ``python3 -m benchmarks --help``."""
