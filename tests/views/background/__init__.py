"""Tests of the courier and the workbench over it."""
