"""The pages of the administration: what is shown elsewhere, given away, and looked after."""
