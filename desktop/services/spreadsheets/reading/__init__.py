"""From a file to raw tables, in a child process with limits, so that a hostile file harms nothing but itself."""
