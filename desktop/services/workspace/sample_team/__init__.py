"""The sample team: one hiring story told through the real rules, for looking around and for the tour."""
