"""Tests of Excel out: what stands in the workbook, and that a file is whole or untouched."""
