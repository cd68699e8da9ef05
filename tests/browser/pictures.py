"""The pictures of the guides, taken of the pages themselves on a fresh install: `python -m tests.browser.pictures`."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from pipelines.prepare import prepare
from pipelines.reference import read_reference
from schemas.words import LANGUAGES
from tests.browser.conftest import BROWSERS, FLAGS
from tests.browser.serving import serving
from tests.browser.visits import visiting
from tests.conftest import PREPARED_AT, ROOT

FOLDER = ROOT / "docs" / "pictures"
WIDTH_PX, HEIGHT_PX, QUALITY = 1240, 3200, 72
MARGIN_PX = 14


@dataclass(frozen=True)
class Shot:
    """One picture: the page's path, what its address asks for, and the parts it begins and ends with."""

    name: str
    path: str
    asked: dict[str, str]
    begins: str
    ends: str


ASSUMED = "online_filing_rate.05986:95,online_filing_rate.06220:90"
SHOTS = (
    Shot("overview", "/", {}, "h1", ".kpi-cards"),
    Shot("direction", "/", {}, ".stHorizontalBlock:has(.kpi-need)", ".stHorizontalBlock:has(.kpi-need)"),
    Shot("indicator", "/indicator", {"indicator": "signature_rate"}, "h1", ".st-key-trend"),
    Shot("what-if", "/what-if", {"assume": ASSUMED}, "h1", ".kpi-strip >> nth=-1"),
    Shot("upload", "/upload", {}, "h1", ".kpi-steps"),
    Shot("history", "/history", {"origin": "illustrative"}, "h1", ".kpi-table tr >> nth=6"),
)


def take(page: Page, shot: Shot, file: Path) -> None:
    """One picture of a page that is drawn, from the top of one part to the bottom of another."""
    page.set_viewport_size({"width": WIDTH_PX, "height": HEIGHT_PX})
    page.wait_for_timeout(800)
    begins, ends = (page.locator(part).first.bounding_box() for part in (shot.begins, shot.ends))
    assert begins and ends, f"{shot.name}: a part is not on the page"
    main = page.locator(".stMainBlockContainer").bounding_box()
    assert main is not None, "every page has a main part"
    left, top = main["x"] + MARGIN_PX, max(begins["y"] - MARGIN_PX, 0)
    clip = {
        "x": left, "y": top, "width": main["width"] - 2 * MARGIN_PX,
        "height": ends["y"] + ends["height"] + MARGIN_PX - top,
    }  # fmt: skip
    page.screenshot(path=file, type="jpeg", quality=QUALITY, clip=clip)  # type: ignore[arg-type]


def main() -> None:
    """Takes every picture in both languages and puts it where the guides look for it."""
    FOLDER.mkdir(exist_ok=True)
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        prepare(
            folder / "store", read_reference(ROOT / "data" / "reference"), now=PREPARED_AT,
            largest_bytes=50 * 2**20,
        )  # fmt: skip
        server = stack.enter_context(serving(folder / "store", folder / "server.log"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        for language in LANGUAGES:
            for shot in SHOTS:
                with visiting(browser, server, shot.path, language=language) as visit:
                    take(visit.open(**shot.asked).page, shot, FOLDER / f"{shot.name}.{language}.jpg")
        browser.close()


if __name__ == "__main__":
    main()
