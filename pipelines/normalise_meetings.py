"""Normalising a file of meetings: one point of one meeting's agenda a row, with what was said and promised of it."""

from __future__ import annotations

import pandas

from pipelines.normalise import resolve_geographies
from pipelines.normalise_long import indicator_of, kinds_of
from pipelines.normalise_rows import NormalisedRows, RowReader, left_out
from pipelines.reference import Reference
from pipelines.table import Table
from pipelines.titles import period_of_cell
from schemas.geography import PROVINCE
from schemas.issue import Said

WORDS = ("title", "note_vi", "promised_by")
SAYS_A_POINT = ("meeting", "indicator", "promise_value", "promise_period")
"""Where all of these are blank a row is the heading of a group or a signature."""


def read_meetings(table: Table, reference: Reference, *, said: Said) -> NormalisedRows:
    """The points of a file. What is blank is not said: in an amendment it stays as it was."""
    everything = RowReader(table, reference, table.filled_rows)
    kept = pandas.Series(data=False, index=everything.rows)
    for column in SAYS_A_POINT:
        kept |= everything.texts(column) != ""
    issues = left_out(everything, kept)
    reader = RowReader(table, reference, everything.rows[kept.to_numpy()])
    read = {column: reader.plain(column) for column in WORDS}
    read["meeting"], found = reader.days("meeting")
    issues += found
    read["indicator"], found = reader.meant("indicator", indicator_of(reference), "unknown_indicator")
    issues += found
    texts = reader.texts("geography")
    units = texts[texts != ""]
    read["geography"] = pandas.Series(None, index=reader.rows, dtype="object")
    if len(units):
        slugs = pandas.Series("9999", index=units.index, dtype="str")
        codes, found = resolve_geographies(units, table.addresses("geography"), reference, slugs)
        # The province's own figure is what a blank means.
        read["geography"] = codes.astype("object").where(codes != PROVINCE, None).reindex(reader.rows)
        issues += found
    read["promise_period"], found = reader.meant("promise_period", period_of_cell, "unreadable_period")
    issues += found
    values = reader.numbers("promise_value", kinds_of(read["indicator"].astype("str"), reference), said)
    places = reader.counts("position")
    issues += [*values.issues, *places.issues]
    read |= {"promise_value": values.values, "position": places.values}
    blank = reader.blank("meeting", "indicator", "promise_period", *WORDS) | {"promise_value": values.blank}
    return NormalisedRows(
        table=table, rows=pandas.DataFrame(read), blank=blank, issues=tuple(issues), decimal=values.decimal
    )
