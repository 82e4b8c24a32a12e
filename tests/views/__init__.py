"""Tests of the views: real clicks and keys on real widgets, offscreen, with fakes behind the workbench."""
