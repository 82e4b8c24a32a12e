"""Tests of errors in words and the crash watch."""
