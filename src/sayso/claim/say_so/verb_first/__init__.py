"""Languages whose verb stands first: Arabic."""
