"""The read side: questions asked of one release, answered with the rows of `schemas.view`."""
