"""Excel out: a list as a workbook, exactly as it is seen or all of it, with a sheet that tells how it came about.

``messages``: what a page asks. ``export_list``: the handler. ``rows`` turns a list's values into cells, ``about`` and
``view_words`` say in words what was exported, ``from_command_line`` is the door for scripts.
"""
