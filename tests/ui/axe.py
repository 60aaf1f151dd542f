"""axe-core on a page, and what it finds there."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from ui.data.assets import MODULES

AXE = MODULES / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Of what is good, a thousand elements, only the number is asked.
RUN = """async (rules) => {
    const { passes, violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return { passes: passes.length, violations };
}"""


def findings(page: Page, rules: Iterable[str] = RULES) -> list[str]:
    """What axe-core finds in the page and its frames, a line per element."""
    for frame in page.frames:
        if not frame.evaluate("typeof axe === 'object'"):
            frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, list(rules))
    assert found["passes"]
    return [f"{v['id']}: {n['target']} {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]
