"""The pages for everyone: where the indicators stand, and each of them alone."""
