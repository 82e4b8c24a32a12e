"""Excel out on screen: what to export, where to, and afterwards the way to the file. Any table may open it."""
