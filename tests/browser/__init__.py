"""The dashboard as a person meets it: a real server, a real browser, and nothing else on the network."""
