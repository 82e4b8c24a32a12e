"""The docket, the first page of the program: what waits for whom, by due date, each line answered in place.

``line_words`` puts a line into words, ``verbs`` says what can be done with it and why not, ``lines_model`` and ``line_delegate`` show any
number of lines, ``pane`` the chosen one with room for a note; the page holds them together.
"""
