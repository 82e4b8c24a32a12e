"""The five decisions of a case: opened, updated and closed by what happens to it, answered by their owners.

``course`` says in plain Python which decisions a case should have, ``keeping`` sees to it after every command, whichever it was; the use
cases are what people do with them by hand.
"""
