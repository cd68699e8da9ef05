"""The communes illustrative files are written for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Commune:
    """One commune or ward: its five-digit code, its bare name and what it is ("xã" or "phường")."""

    code: str
    name_vi: str
    type: str

    @property
    def full_name(self) -> str:
        """The name with its prefix, as reports write it: "Xã Bắc Sơn"."""
        return f"{self.type.capitalize()} {self.name_vi}"

    @property
    def is_ward(self) -> bool:
        return self.type == "phường"


def in_order(communes: Sequence[Commune]) -> tuple[Commune, ...]:
    """The communes in the order of their codes, so that the order they came in changes nothing."""
    return tuple(sorted(communes, key=lambda commune: commune.code))
