"""Tests of the window, its navigation, palette, toasts and welcome."""
