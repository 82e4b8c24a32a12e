"""Tests of the way out to Excel on screen."""
