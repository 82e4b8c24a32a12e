"""Foreign words for stages, sources and reasons, and what they mean in our vocabulary.

The codes are those of the seeded vocabulary; ``stage_words``, ``source_words`` and ``reason_words`` are data.
"""
