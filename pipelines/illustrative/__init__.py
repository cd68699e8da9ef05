"""Illustrative months: generated files in the shapes officials have, published like any other file."""

from pipelines.illustrative.communes import Commune
from pipelines.illustrative.files import IllustrativeFile, illustrative_files

__all__ = ["Commune", "IllustrativeFile", "illustrative_files"]
