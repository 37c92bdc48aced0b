"""Languages whose finite verb stands second: German."""
