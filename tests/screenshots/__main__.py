"""`make screenshots`: every kind of page on a phone and a desk, light and dark, in screenshots/.

On a throwaway site with the demonstration and the world of extremes. Arguments are names of kinds,
or the beginnings of names; none means all. Prints the longest gallery, and the old portal's page
where it is at hand, as they come out of a printer.
"""

import os
import shutil
import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "screenshots"
SEED = ROOT.parent / "shared" / "seed"
WIDTHS, SCHEMES = (390, 1280), ("light", "dark")
TALLEST = 6000  # pixels of a page that are kept: below that a long text only goes on
PRINTED = ("article: photos-60", "article: rich", "article: corrected", "article: seed")


def main(wanted: list[str]) -> int:
    """Take the pages whose names begin with one of `wanted`; returns an exit code."""
    from tests.services import chromium

    path = chromium.find()
    if path is None:
        print("Không tìm thấy Chromium. Hãy cài: apt install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="wardnews-screenshots-") as folder:
        recorded = _recording(folder)
    if not wanted:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(exist_ok=True)
    _take(path, recorded, [n for n in recorded.pages if not wanted or n.startswith(tuple(wanted))])
    (FOLDER / "index.html").write_text(_sheet(list(recorded.pages)), encoding="utf-8")
    print(FOLDER / "index.html")
    return 0


def _recording(folder: str):
    """Build the site in `folder`, and keep its pages."""
    os.environ |= {
        "DEBUG": "true",  # static files under their own names
        "SECRET_KEY": "screenshots",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "ALLOWED_HOSTS": "*",
        "DJANGO_SETTINGS_MODULE": "wardnews.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from articles.demonstration import drawing
    from tests.site import recording, world

    def draw(number):
        scene = drawing.SCENES[number % len(drawing.SCENES)]
        return drawing.draw(scene, number, world.SHAPES[number % 3])

    call_command("migrate", verbosity=0)
    recorded = recording.record(draw, between=lambda: call_command("demo", yes_really=True))
    if seed := next(SEED.glob("*.txt"), None):
        recording.add(recorded, *_seed(seed))
    return recorded


def _seed(path: Path):
    """The page of the old portal, brought in as `import_articles` does."""
    from articles.importing import importer, page
    from articles.models import Edition
    from tests.site.kinds import Kind

    outcome = importer.Importer().take(page.read(path.read_text(encoding="utf-8")))
    edition = Edition.objects.live().get(article_id=outcome.article_id)
    address = edition.get_absolute_url()
    return Kind("article: seed", "article", lambda world: address), address


def _take(path: str, recorded, names: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser.walking import Walk
    from tests.services import chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        for width in WIDTHS:
            walker = Walk(browser, recorded, viewport={"width": width, "height": 850})
            for name in names:
                walker.go(name)
                walker.arrive()
                for scheme in SCHEMES:
                    walker.page.emulate_media(color_scheme=scheme)
                    _shoot(walker.page, FOLDER / f"{_file(name)}-{width}-{scheme}.jpg", width)
                if width == WIDTHS[-1] and name in PRINTED:
                    walker.page.emulate_media(color_scheme="light")
                    paper = FOLDER / f"{_file(name)}.pdf"
                    walker.page.pdf(path=paper, prefer_css_page_size=True)
            for fault, on in walker.faults.items():
                print(f"{', '.join(on)}: {fault}", file=sys.stderr)
            walker.context.close()
        browser.close()


def _shoot(page, path: Path, width: int) -> None:
    height = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    page.screenshot(path=path, type="jpeg", quality=75, full_page=True, clip=clip)


def _file(name: str) -> str:
    return name.replace(": ", "--").replace(" ", "-")


def _sheet(names: list[str]) -> str:
    """A page with all pictures, each leading to itself in full."""
    rows = []
    for name in names:
        pictures = "".join(
            f'<a href="{file}"><img src="{file}" alt="{escape(name)}, {width} px, {scheme}"></a>'
            for width in WIDTHS
            for scheme in SCHEMES
            for file in [f"{_file(name)}-{width}-{scheme}.jpg"]
        )
        rows.append(f"<h2>{escape(name)}</h2><div>{pictures}</div>")
    papers = "".join(f'<li><a href="{p.name}">{p.name}</a></li>' for p in FOLDER.glob("*.pdf"))
    style = "div{display:flex;gap:1rem;align-items:start}img{max-height:40rem;max-width:30vw}"
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>Ảnh chụp các trang</title>'
        f"<style>{style}</style><h1>Ảnh chụp các trang</h1><ul>{papers}</ul>{''.join(rows)}</html>"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
