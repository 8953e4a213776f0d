"""What axe-core finds on a page that would shut somebody out: WCAG 2.2, levels A and AA."""

from functools import cache
from importlib.resources import files

_ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
_RUN = """async (only) => {
  for (const moving of document.getAnimations()) { try { moving.finish(); } catch {} }
  const found = await axe.run(document, {
    runOnly: only, resultTypes: ["violations"], preload: false,
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => {
    const why = node.failureSummary.split("\\n").slice(1).map((line) => line.trim()).join("; ");
    return `${rule.id}: ${node.target.flat().join(" ")}: ${why}`;
  }));
}"""


@cache
def _script() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page, schemes=("light", "dark")) -> list[str]:
    """Each fault of `page` (of Playwright) as it stands, frames included: rule, place and reason.

    The first of `schemes` is looked at whole, of others only the colours, and what is wrong in both
    is told once. The scripts come through the debugger, past the page's own CSP.
    """
    _bring(page)
    found = {}
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        for fault in page.evaluate(_RUN, _ALL if scheme == schemes[0] else _COLOURS):
            found.setdefault(fault, scheme)
    page.emulate_media(color_scheme="light")
    return [f"{scheme}: {fault}" for fault, scheme in found.items()]


def colours(page) -> list[str]:
    """Each fault in the colours of `page` as it stands."""
    _bring(page)
    return page.evaluate(_RUN, _COLOURS)


def _bring(page) -> None:
    for frame in page.frames:
        if not frame.evaluate("typeof axe === 'object'"):
            frame.evaluate(_script())
