"""Spreadsheets in and out: what people bring from elsewhere, and what they take back to Excel.

``reading`` opens files, ``recognising`` finds out what their tables mean, ``values`` and ``words`` translate cells,
``joining`` brings tables together by id, ``drafting`` makes people, requisitions and applications of them, and
``engine`` does all of it in order. None of that knows a database or a window.
"""
