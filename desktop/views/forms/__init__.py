"""Forms are data (``spec.py``) read by one builder (``form.py``), shown by one window (``window.py``).

A form keeps a draft of what was typed (``drafts.py``), says what is wrong at the field and at the top, and lays a colleague's
change beside one's own (``conflict_panel.py``) before anything is overwritten. The kinds of field live in ``fields/``.
"""
