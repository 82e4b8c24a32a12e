"""The words a team may edit: stages, reasons, sources, departments … read as one small dictionary by every page."""
