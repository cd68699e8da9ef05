"""The drawing side: rows of `schemas.view` and words become plain chart values, and pens draw those."""
