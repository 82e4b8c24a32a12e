"""The tests mirror ``desktop/``; beside that, ``journeys/``, ``faults/``, ``migrations/`` and ``architecture/``."""
