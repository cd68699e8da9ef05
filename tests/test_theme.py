"""Colours: every word can be read on the ground it stands on, in the light and in the dark theme."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest

from charts.theme import DARK, FONT, LIGHT, contrast, palette
from schemas.status import STATUS_FORMS, Status
from settings import ROOT

LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_LINES = 3.0
THEMES = {"light": LIGHT, "dark": DARK}


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", Status)
def test_a_status_can_be_read(theme, status):
    colours = THEMES[theme]
    assert contrast(colours.statuses[status], colours.page) >= LEAST_CONTRAST
    assert contrast(colours.statuses[status], colours.card) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["text", "muted", "accent", "target", "document"])
def test_words_can_be_read(theme, name):
    colours = THEMES[theme]
    assert contrast(getattr(colours, name), colours.page) >= LEAST_CONTRAST
    assert contrast(getattr(colours, name), colours.card) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_values_on_a_map_can_be_read_and_their_steps_told_apart(theme):
    steps = THEMES[theme].steps
    assert all(contrast(ground, words) >= LEAST_CONTRAST for ground, words in steps)
    away = [contrast(ground, THEMES[theme].page) for ground, _ in steps]
    assert away == sorted(away)
    assert all(later / earlier > 1.2 for earlier, later in pairwise(away))


@pytest.mark.parametrize("theme", THEMES)
def test_an_illustrative_line_can_be_seen(theme):
    colours = THEMES[theme]
    assert contrast(colours.illustrative, colours.page) >= LEAST_CONTRAST_OF_LINES


def test_a_status_is_told_without_its_colour():
    forms = STATUS_FORMS.values()
    assert len({form.symbol for form in forms}) == len({form.word for form in forms}) == len(Status)


def test_streamlit_has_the_same_grounds():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for name, colours in THEMES.items():
        assert theme[name]["backgroundColor"] == colours.page
        assert theme[name]["secondaryBackgroundColor"] == colours.card
        assert theme[name]["textColor"] == colours.text
    assert len(theme["chartCategoricalColors"]) == 10
    assert "Noto Sans" in theme["font"]
    assert "Noto Sans" in FONT


def test_a_page_is_light_unless_it_is_dark():
    assert (palette(dark=False), palette(dark=True)) == (LIGHT, DARK)
