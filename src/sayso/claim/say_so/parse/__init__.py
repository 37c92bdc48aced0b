"""English frames from a dependency parse."""
