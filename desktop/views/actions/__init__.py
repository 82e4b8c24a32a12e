"""Actions are data: what they are called, where they stand, which key they have, and why they are off just now."""
