"""The command line: check, publish, take back and look back. Exit status 0 done, 1 refused, 2 misuse."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from pipelines.command_line import arguments, commands
from schemas.errors import Misuse, UserError
from schemas.words import words_for


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command and answers with its exit status."""
    chosen = arguments.parse(words)
    language = words_for(chosen.lang)
    try:
        return commands.run(chosen, language)
    except UserError as error:
        sentence, remedy = language.error(error)
        print(sentence, file=sys.stderr)
        if remedy:
            print(f"→ {remedy}", file=sys.stderr)
        return 2 if isinstance(error, Misuse) else 1
    except BrokenPipeError:
        # The reader of our answers (head, less) has gone; there is nobody left to tell anything.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
