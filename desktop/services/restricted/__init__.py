"""Restricted fields: pay expectations and accommodation needs. Sealed with a key of their own, so that only entitled people can read them."""
