"""The tests: sentences about the dashboard, said through its production path."""
