"""Errors as a person meets them: ``wording`` puts each into words, ``meeting`` shows it, ``crash`` takes what nobody foresaw.

A refusal of a rule appears in a banner at the top of the page (or beside the field, in a form); trouble with the world outside
(a file, a folder, a disk) in a dialog, with the path and what to do next; our own faults in the crash dialog.
"""
