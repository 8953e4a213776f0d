"""`make pictures`: takes the guide's pictures anew, from the demonstration on a throwaway site.

Arguments are names of pictures, or the beginnings of names; none means all.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.pictures.shots import SHOTS
from tests.services import chromium
from wardnews.processes import die_with_parent, stop

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "static" / "wardnews" / "guide"
SIZES = ROOT / "articles" / "editorial" / "guide" / "pictures.json"
PASSWORD = "wardnews-demo"  # of all accounts of the demonstration
SHARPNESS = 2  # pixels of the picture for one of the page, as phones have them
RING = """
    .guide-ring { outline: 3px solid #d97706 !important; outline-offset: 3px; border-radius: 4px; }
    * { animation: none !important; transition: none !important; caret-color: transparent; }
"""


@contextmanager
def demonstration():
    """Serve a new site with the demonstration; yields its address."""
    with tempfile.TemporaryDirectory(prefix="wardnews-pictures-") as folder:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "DEBUG": "true",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "SECRET_KEY": "pictures",
            "ALLOWED_HOSTS": "*",
            "SITE_URL": address,
        }
        manage = [sys.executable, "manage.py"]
        for arguments in (["migrate", "--verbosity", "0"], ["demo", "--yes-really"]):
            subprocess.run(
                [*manage, *arguments], cwd=ROOT, env=environment, check=True, stdout=sys.stderr
            )
        server = subprocess.Popen(
            [*manage, "runserver", "--noreload", "--insecure", port],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        try:
            _wait_for(address)
            yield address
        finally:
            stop(server)


def _wait_for(address: str, patience: float = 30) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise TimeoutError(address)


def take(browser, address: str, shot) -> tuple[Image.Image, int, int]:
    """Go to the shot's screen as its person; return the picture and its size in CSS pixels."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=SHARPNESS,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        color_scheme="light",
        bypass_csp=True,  # for the rings only
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    if shot.user:
        page.goto("/admin/login/")
        page.fill("#id_username", shot.user)
        page.fill("#id_password", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_load_state()
    shot.go(page)
    page.wait_for_load_state("networkidle")
    page.add_style_tag(content=RING)
    for selector in shot.rings:
        page.locator(selector).first.evaluate("e => e.classList.add('guide-ring')")
    if shot.top:
        page.locator(shot.top).first.evaluate(
            "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 16)"
        )
    page.wait_for_timeout(300)
    picture = Image.open(BytesIO(page.screenshot()))
    context.close()
    return picture, shot.width, shot.height


def main(wanted: list[str]) -> int:
    """Take the pictures whose names begin with one of `wanted`; returns an exit code."""
    path = chromium.find()
    if path is None:
        print("Không tìm thấy Chromium. Hãy cài: apt install chromium", file=sys.stderr)
        return 1
    chosen = [s for s in SHOTS if not wanted or s.name.startswith(tuple(wanted))]
    sizes = json.loads(SIZES.read_text(encoding="utf-8")) if wanted else {}
    if not wanted:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=chromium.ARGUMENTS,
            env=os.environ | {"LANGUAGE": "vi"},  # days as here, where chromium-l10n is installed
        )
        for shot in chosen:
            picture, width, height = take(browser, address, shot)
            picture.convert("RGB").save(FOLDER / f"{shot.name}.webp", quality=72, method=6)
            sizes[shot.name] = {"width": width, "height": height}
            print(f"{shot.name}: {(FOLDER / f'{shot.name}.webp').stat().st_size // 1024} kB")
        browser.close()
    ordered = {shot.name: sizes[shot.name] for shot in SHOTS if shot.name in sizes}
    SIZES.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
