"""The kinds of field a form is made of, one a file; ``making.py`` knows which kind gets which widget."""
