"""Everything a person is told exists in Vietnamese and in English."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from schemas.words import LANGUAGES, LOCALE_FOLDER, words_for
from tests.message_ids import message_ids

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE_FOLDER / language / "LC_MESSAGES" / "dashboard.po").open("rb") as source:
        return read_po(source, locale=language)


def entries(language: str):
    return [entry for entry in catalogue(language) if entry.id]


def ids_of(entry) -> tuple[str, ...]:
    return entry.id if isinstance(entry.id, tuple) else (entry.id,)


def strings_of(entry) -> tuple[str, ...]:
    return entry.string if isinstance(entry.string, tuple) else (entry.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language):
    known = {message for entry in entries(language) for message in ids_of(entry) if all(strings_of(entry))}
    missing = {message: path for message, path in message_ids().items() if message not in known}
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language):
    asked = message_ids()
    assert [
        entry.id for entry in entries(language) if not any(message in asked for message in ids_of(entry))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language):
    assert [entry.id for entry in entries(language) if entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_sentence(language):
    wrong = [
        entry.id
        for entry in entries(language)
        for string in strings_of(entry)
        if set(PLACEHOLDER.findall(string))
        != {name for text in ids_of(entry) for name in PLACEHOLDER.findall(text)}
    ]
    assert wrong == []


def test_english_says_what_the_source_says():
    assert [entry.id for entry in entries("en") if strings_of(entry) != ids_of(entry)] == []


def test_a_period_is_told_in_both_languages():
    told = [
        (words_for("vi").period(slug), words_for("en").period(slug))
        for slug in ("2026-10", "2025-01..2025-07")
    ]
    assert told == [
        ("tháng 10/2026", "October 2026"),
        ("7 tháng đầu năm 2025", "first 7 months of 2025"),
    ]
