"""Fields for passwords: hidden, pasted into freely, never kept as a draft."""
