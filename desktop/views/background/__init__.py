"""Carrying messages off the GUI thread and answers back onto it.

Commands wait in one line for the one writer thread; questions are taken by two readers. Python threads with our own queues
and not a ``QThreadPool``, because a question that a newer one made worthless must be skipped while it still waits, and
because a ticket (who asked, what to call) must never be held, and so never be destroyed, by a thread that is not Qt's.
"""
