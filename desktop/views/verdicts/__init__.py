"""Verdicts: the small dialogs and acts with which applications are moved, ended, held or given away, on every page alike.

``asking`` asks and answers with plain values, ``actions`` runs the whole act (dialog, command, message) on ``[(id, version)]``,
``refusals`` words why a move is forbidden.
"""

from desktop.views.verdicts.asking import ask_hold_date, ask_owner, ask_reason, ask_tag

__all__ = ["ask_hold_date", "ask_owner", "ask_reason", "ask_tag"]
