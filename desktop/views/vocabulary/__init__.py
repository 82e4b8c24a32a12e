"""The vocabulary page: the lists of words the team works with, and what is odd in them."""
