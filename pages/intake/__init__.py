"""The pages for analysts: new files in, and what became of every file so far."""
