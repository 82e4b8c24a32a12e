"""The board: one column a stage, one card an application; cards move by drag, by menu and by keyboard.

``board_view.BoardView`` is what pages use; it shows a ``Board`` record, asks the rules before a drop and carries moves out.
"""
