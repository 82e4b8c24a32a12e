"""Hiring Desk: a desktop program that runs every opening from request to first day, on one's own computers.

Start reading at ``startup.py``, where everything is put together. This file stays empty of imports: the
bootstrap reads it before any library is installed.
"""

__version__ = "0.1.0"
