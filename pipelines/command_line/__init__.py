"""The command line's words and deeds: what may be asked, what is done, how it is told."""
