"""What may be asked on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from schemas.words import LANGUAGES


def parse(words: Sequence[str] | None) -> argparse.Namespace:
    """The command and its options; argparse answers misuse with exit status 2."""
    return _parser().parse_args(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the answers (vi)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _file_commands(commands)
    _store_commands(commands)
    return parser


def _file_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="judge files without changing anything")
    publish = commands.add_parser("publish", help="judge files and publish them together, all or none")
    for command in (check, publish):
        command.add_argument("files", nargs="+", type=Path, metavar="FILE")
        command.add_argument("--dataset", help="the report the file is, e.g. digitisation")
        command.add_argument("--period", help="the period the file is for, e.g. 2026-10")
        command.add_argument("--decimal", choices=("comma", "dot"), help="the mark before decimals")
        command.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook that is meant")
        command.add_argument("--json", action="store_true", help="answer as JSON")
        command.add_argument(
            "--amend", action="store_true", help="overlay single cells or rows instead of replacing the sheet"
        )
    check.add_argument(
        "--out", type=Path, metavar="CELLS.csv", help="write what the file was understood to say"
    )
    publish.add_argument("--by", help="who publishes (the user logged in)")
    publish.add_argument(
        "--accept", action="append", default=[], metavar="RULE=REASON",
        help="accept a warning and say why; may be repeated",
    )  # fmt: skip
    publish.add_argument("--note", default="", help="kept with the upload")


def _store_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    withdraw = commands.add_parser("withdraw", help="take an upload back")
    restore = commands.add_parser(
        "restore", help="take a withdrawal back: the upload lies where it lay before"
    )
    for command in (withdraw, restore):
        command.add_argument("upload", metavar="UPLOAD", help="its id, or the beginning of it")
        command.add_argument("--by", help="who does it (the user logged in)")
        command.add_argument("--reason", help="why; kept in the history")
        command.add_argument(
            "--dry-run", action="store_true", help="only tell what would change; needs no reason"
        )
    history = commands.add_parser("history", help="every event, newest first")
    status = commands.add_parser("status", help="the release shown and what it was built from")
    rebuild = commands.add_parser("rebuild", help="keep today's reference data and build the release anew")
    rebuild.add_argument("--by", help="who rebuilds (the user logged in)")
    commands.add_parser("prepare", help="make a fresh store ready, with illustrative months")
    template = commands.add_parser("template", help="write an empty file of a report, ready to be filled in")
    template.add_argument("dataset", metavar="DATASET", help="the report, e.g. digitisation")
    template.add_argument("--format", choices=("xlsx", "csv"), default="xlsx", help="workbook or text (xlsx)")
    template.add_argument("--out", type=Path, metavar="FILE", help="where to (DATASET.xlsx here)")
    template.add_argument(
        "--filled", action="store_true", help="of targets or tasks: with those in force, ready to be edited"
    )
    export = commands.add_parser("export", help="write the whole release as open data")
    export.add_argument(
        "--format", choices=("zip", "duckdb"), default="zip", help="CSV in a ZIP, or a database (zip)"
    )
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to")
    calendar = commands.add_parser("calendar", help="who reported, who was late and who is silent")
    calendar.add_argument("--dataset", help="the report, e.g. digitisation (all)")
    calendar.add_argument("--period", help="the period, e.g. 2026-10 (all; without --json the newest)")
    for command in (history, status, rebuild, calendar, export, template):
        command.add_argument("--as-of", type=_day, metavar="DATE", help="as it stood at the end of that day")
    for command in (withdraw, restore, history, status, rebuild, calendar):
        command.add_argument("--json", action="store_true", help="answer as JSON")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-09-30") from error
