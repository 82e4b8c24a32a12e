"""Excel in on screen: files, columns, words, preview and import, over the same messages as the command line."""
