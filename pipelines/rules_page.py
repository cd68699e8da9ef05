"""The page of rules: the catalogue as a document in both languages, written anew by `python -m pipelines.rules_page`."""

from __future__ import annotations

from pathlib import Path

from pipelines.catalogue import RULES
from schemas.issue import Rule, Severity
from schemas.told import severity_word
from schemas.words import LANGUAGES, Words, words_for

PAGES = {"en": "rules.md", "vi": "rules.vi.md"}


def rules_page(words: Words) -> str:
    """The page as Markdown: errors first, then warnings and remarks, each rule with what it says and what to do."""
    title = words.pick("Quy tắc kiểm tra tệp", "Rules a file is checked by")
    lines = [f"# {title}", ""]
    for severity in Severity:
        rules = sorted(
            (rule for rule in RULES.values() if rule.severity is severity), key=lambda rule: rule.id
        )
        head = words.pick("| Quy tắc | Thông báo | Cách xử lý |", "| Rule | What it says | What to do |")
        lines += [f"## {severity_word(severity, words)}", "", head, "|---|---|---|"]
        lines += [_row(rule, words) for rule in rules]
        lines.append("")
    return "\n".join(lines)


def _row(rule: Rule, words: Words) -> str:
    sentence, remedy = (words.text(text).replace("|", "\\|") for text in (rule.sentence, rule.remedy))
    return f"| `{rule.id}` | {sentence} | {remedy} |"


def write_pages(folder: Path) -> None:
    """Writes the page of every language into a folder."""
    for language in LANGUAGES:
        (folder / PAGES[language]).write_text(rules_page(words_for(language)), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(__file__).resolve().parent.parent / "docs")
