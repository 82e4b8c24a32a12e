"""Help > About: versions that can be copied, and where things lie."""
