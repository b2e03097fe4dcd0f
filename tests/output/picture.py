"""Make the pictures of the page: python tests/output/picture.py OUT/graph.html FOLDER [NAME…]

Writes FOLDER/graph.png (1400×900, light); with `--all` every size, light and dark. NAME selects entities to show, each
in a picture of its own. The picture of the README, notebooks/images/page.png, is made by

kg build sources -o OUT && python tests/output/picture.py OUT/graph.html notebooks/images org/山东省总工会 --as page.png
Needs playwright and chromium.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from urllib.parse import quote

SIZES = ((1400, 900), (1024, 700), (390, 844))


def main() -> None:
    """Open the page in each wanted size and light, and save what is on the screen."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--as", dest="file", help="only one picture, of the last NAME, under this name")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for width, height in SIZES if given.all else SIZES[:1]:
            for dark in (False, True) if given.all else (False,):
                for name in given.names[-1:] if given.file else ["", *given.names]:
                    page = browser.new_page(viewport={"width": width, "height": height})
                    parts = [f"n={quote(name)}"] * bool(name) + ["dark=1"] * dark
                    page.goto(given.page.resolve().as_uri() + ("#" + "&".join(parts) if parts else ""))
                    page.wait_for_selector("html[data-ready]")
                    page.wait_for_timeout(300)
                    size = f"-{width}{'-dark' if dark else ''}" if given.all else ""
                    label = "-" + name.rsplit("/", 1)[-1] if name else ""
                    page.screenshot(path=given.folder / (given.file or f"graph{label}{size}.png"))
                    page.close()
        browser.close()


if __name__ == "__main__":
    main()
