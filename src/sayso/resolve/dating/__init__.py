"""What day a page is of, and the days that it speaks of: witnesses weighed against each other."""
