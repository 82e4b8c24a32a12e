"""What one can do with the program; no Qt anywhere below this line.

``catalogue.py`` is the table of contents. Every feature folder has the same rooms: ``commands.py`` and ``questions.py``
(messages a page may send, plain frozen data, quick to import), ``records.py`` (what comes back), and one file per use case
whose handlers run on the writer or a reader thread. Messages never import SQLAlchemy, so that a window can be painted
before the database library is loaded.
"""
