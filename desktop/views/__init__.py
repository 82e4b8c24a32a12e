"""What one sees: PySide6 and nothing of SQL.

``main_window.py`` holds the pages and decides nothing; ``workbench.py`` is what every page is handed; ``page.py`` and
``actions/`` say what a page offers. Building blocks: ``look`` (palette, icons, sizes), ``tables``, ``forms``, ``board``,
``mishaps`` (errors in words), ``background`` (messages off the GUI thread). One folder a page; pages do not know each other.
"""
