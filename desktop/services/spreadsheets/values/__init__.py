"""Cells into values: texts, dates, phones, e-mails, names and amounts; what cannot be understood is kept as typed."""
