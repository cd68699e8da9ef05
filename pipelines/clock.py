"""The clock of the province: read by whoever stands at a door (a command, a page), and passed on from there."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now_in_lang_son() -> datetime:
    """The local time events are recorded in."""
    return datetime.now(TIME_ZONE).replace(tzinfo=None)
