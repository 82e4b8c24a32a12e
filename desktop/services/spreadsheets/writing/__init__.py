"""Writing workbooks: one sheet of rows and one that tells about them, streamed, and put in place only when complete.

``columns`` says what a sheet holds, ``text_cells`` and ``serials`` make values safe and true for Excel, ``target_file`` is
the temporary file beside the target, ``refusals`` words the system's errors as codes, ``table_workbook`` does the writing.
Nothing here knows a list, a database or a window.
"""
