"""The roof: page scripts and their shared pieces. They see the rooms, and no room sees them."""
