"""The help: topics as Markdown in ``resources/help``, read, searched and printed in a window of its own.

``help_window.open_help`` shows it. What a topic says is never written here; ``definitions.py`` is the one exception, because
stages, reasons, sources and columns are told from where they are defined.
"""
