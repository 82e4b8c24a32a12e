"""Toasts: short messages in the corner of the window, announced to screen readers and kept under Help > Messages."""
