"""What things are: the foundation every room stands on, and which imports no room."""
