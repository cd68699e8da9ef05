"""WRITE: reads files, judges them, and changes the store; the only room that does."""
