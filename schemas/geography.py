"""Geographies: the codes the code itself must know. Everything else about a unit stands in `geographies.csv`."""

PROVINCE = "20"
NATION = "VN"
PROVINCIAL_LEVEL = "20-P"
DISTRICT_LEVEL = "20-D"
COMMUNE_LEVEL = "20-C"
