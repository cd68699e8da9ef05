"""Pieces pages share: the address, the frame, the asking and the drawing."""
