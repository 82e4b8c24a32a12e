"""The parts of the main window around the page: places on the left, title and search on top, the status line below."""
