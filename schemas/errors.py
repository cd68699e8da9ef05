"""What a person is told when a request cannot be carried out."""

from __future__ import annotations


class UserError(Exception):
    """A sentence with a remedy, shown without a traceback.

    `sentence` and `remedy` are English message ids of the gettext catalogue with `{name}`
    placeholders; `values` fills them. Whoever shows the error translates it (`schemas.words`).
    """

    def __init__(self, sentence: str, *, remedy: str = "", **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.remedy = remedy
        self.values = values


class Misuse(UserError):
    """The command or address itself is wrong (exit status 2), rather than what it points at."""
