"""The brief of a meeting: prose whose every sentence names the question it answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """Where a sentence's figures were asked for: the query with what it was asked, and the page that shows them."""

    query: str
    page: str
    asked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sentence:
    """One sentence and what it rests on."""

    text: str
    told: Told


@dataclass(frozen=True)
class Section:
    """Sentences under a heading; `listed` ones stand under each other, the others run on."""

    heading: str
    sentences: tuple[Sentence, ...]
    listed: bool = False


@dataclass(frozen=True)
class MeetingBrief:
    """One or two pages for one month."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    illustrative: str
    footer: str

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def plain_text(self) -> str:
        """The brief as text to paste into a letter."""
        parts = [self.title, self.subtitle, self.illustrative]
        for section in self.sections:
            parts.append(section.heading)
            texts = [sentence.text for sentence in section.sentences]
            parts.append("\n".join(f"- {text}" for text in texts) if section.listed else " ".join(texts))
        return "\n\n".join(part for part in (*parts, self.footer) if part)
