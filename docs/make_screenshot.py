"""Makes `screenshot.png` of a running map on real boundaries: `python docs/make_screenshot.py http://localhost:8501`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEW = "background=off&province=PV20&at=housing:westflank-groningen&fact=westflank-groningen-rijk"


def main(address: str) -> None:
    """Open the view, wait until map and page are at rest, and write the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="nl-NL")
        page.goto(f"{address}/?{VIEW}")
        page.frame_locator(".map-box iframe").locator("body[data-applied]").wait_for(state="attached")
        page.locator("body:not(:has([aria-busy]))").wait_for()
        page.frame_locator(".map-box iframe").locator(".item").first.wait_for()
        page.screenshot(path=Path(__file__).with_name("screenshot.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
