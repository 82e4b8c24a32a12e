"""Lists that scale: flat, derived rows for requisitions, candidates and applications, read in windows.

Entities are normalised and journalled; a *listing* is a flat copy of what a list shows, sorts, filters and searches,
kept up to date in the same transaction as the change and always to be built again from the facts. That is why a sort or a search is
one index walk however many people are in the archive.

``columns.py``: what columns exist, as data. ``questions.py``: how a page asks for a window. ``keeping.py``: how rows
are refreshed. ``reading.py``: how a window is answered, ``planning.py``: which way is quickest.
"""
