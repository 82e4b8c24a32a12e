"""The five decisions of a case wherever it is shown: the strip to press, the chip that counts, the lines that are answered in place."""
