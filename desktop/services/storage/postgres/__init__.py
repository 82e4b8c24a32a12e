"""A team's workspace in a PostgreSQL database: connecting, guarding, listening, moving.

One login a person; the database itself decides who sees and changes what (``policies.py``), so that a person who comes
with another tool gets no further. Nothing here is imported before somebody opens a server: psycopg takes a third of a second.
"""
