"""The tour: one story played through the real window, which is at once the demonstration, the acceptance test and the source of
the pictures in the README. Every new part of the program adds its chapter to ``chapters.py``.
"""
