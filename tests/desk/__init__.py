"""The window put together."""
