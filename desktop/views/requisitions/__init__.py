"""Requisitions: their list, the page of one, and the form that makes or changes one."""
