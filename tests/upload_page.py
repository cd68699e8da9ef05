"""The upload page as a person uses it, without a browser: what they drop, say and press, and what they read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "pages" / "intake" / "upload.py"
SLOWEST_RUN_SECONDS = 120


@dataclass
class UploadPage:
    """One session of the page."""

    app: AppTest

    def drop(self, *files: tuple[str, bytes]) -> UploadPage:
        """Drops files on the page."""
        self.app.file_uploader[0].set_value([(name, content, "") for name, content in files])
        return self.run()

    def run(self) -> UploadPage:
        self.app.run()
        assert not self.app.exception, self.app.exception
        return self

    @property
    def markup(self) -> str:
        """The HTML of the page."""
        return "\n".join(str(part.proto.body) for part in self.app.get("html"))

    @property
    def text(self) -> str:
        """What a person reads in it."""
        read = re.sub(r"<(style|script)>.*?</\1>", " ", self.markup, flags=re.DOTALL)
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", read)))

    def choose(self, label: str, value: str) -> UploadPage:
        """Chooses something in the first box of that label."""
        box = next(box for box in self.app.selectbox if box.label.replace("\\", "") == label)
        box.set_value(value)
        return self.run()

    def shown(self, label: str) -> str | None:
        """What a box shows as chosen."""
        return next(box.value for box in self.app.selectbox if box.label.replace("\\", "") == label)

    def fill(self, label: str, text: str) -> UploadPage:
        """Writes into every field of that label that can be written in."""
        for number, field in enumerate(self.app.text_input):
            if field.label == label and not field.disabled:
                self.app.text_input[number].set_value(text)
        return self.run()

    def tick_all(self) -> UploadPage:
        """Ticks every warning."""
        for number, box in enumerate(self.app.checkbox):
            if str(box.key).startswith("tick_"):
                self.app.checkbox[number].set_value(True)
        return self.run()

    @property
    def can_publish(self) -> bool:
        """Whether the button is there and can be pressed."""
        return any(button.key == "intake_publish" and not button.disabled for button in self.app.button)

    def press(self, key: str) -> UploadPage:
        next(button for button in self.app.button if button.key == key).click()
        return self.run()

    def accept_and_publish(self, *, reason: str = "a sample", by: str = "Nguyễn Thị Lan") -> UploadPage:
        """Ticks what there is to tick, gives reasons and a name, and publishes."""
        self.tick_all().fill("Reason for accepting it", reason).fill("Published by (full name)", by)
        assert self.can_publish, self.text
        return self.press("intake_publish")


def upload_page(**address: str) -> UploadPage:
    """The page just opened, in English unless the address says otherwise."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=SLOWEST_RUN_SECONDS)
    app.query_params.update({"lang": "en", **address})
    return UploadPage(app).run()
