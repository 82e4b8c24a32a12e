"""The window put together: which pages and commands there are, how a workspace is opened, one instance per file.

``run.py`` starts it, ``pages.py`` lists the pages, ``acts.py`` what opens a form, ``opening.py`` opens files off the GUI thread.
"""
