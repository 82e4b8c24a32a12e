"""How it looks: two palettes, sizes on an 8 px grid, icons that take the palette's colour, styles for our own pieces."""
