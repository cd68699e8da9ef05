"""The bench: how long the deeds a person waits for take, beside the fastest they could be, and where the time goes."""
