"""Taking photos in: how far from the floor, and how much memory?

The floor is Pillow alone: one full decoding and one resizing to the size that is kept. Ours is the
whole way: checked, decoded, turned, resized, written; then all smaller versions, AVIF and JPEG.
Both in one process, in turn, over the same photos of 12 megapixels. Then four at once in a process
of its own, and the largest picture of each format that is taken, in another.
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PHOTOS = 20
MOST_TIMES, MOST_MEGABYTES = 3.0, 400
SIZE = (4000, 3000)


def cpu() -> float:
    """CPU seconds of this process and of the children it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak(who=resource.RUSAGE_SELF) -> int:
    """The most memory that was held, in megabytes."""
    return resource.getrusage(who).ru_maxrss // 1024


def floor(data: bytes) -> None:
    """What cannot be saved: one decoding, one resizing."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        image.load()
        image.resize((2560, 1920), Image.Resampling.LANCZOS)


def take(data: bytes) -> None:
    """The whole way into the store."""
    from django.core.files.base import ContentFile

    from articles.photos import intake

    intake.store(intake.decode(ContentFile(data)))


def one_by_one(folder: Path) -> None:
    """Print the CPU seconds of ours and of the floor, in turn, and our peak."""
    ours = least = 0.0
    for path in sorted(folder.glob("*.jpg")):
        data = path.read_bytes()
        started = cpu()
        take(data)
        between = cpu()
        floor(data)
        ours, least = ours + between - started, least + cpu() - between
    print(ours, least, peak(), 0)


def at_once(folder: Path) -> None:
    """Take four photos in, in threads, as four people would; print times and peak."""
    started = time.monotonic()
    paths = sorted(folder.glob("*.jpg"))[:4]
    threads = [threading.Thread(target=take, args=(path.read_bytes(),)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(time.monotonic() - started, 0, peak(), peak(resource.RUSAGE_CHILDREN))


def largest(folder: Path) -> None:
    """Take the largest picture of each format in; print CPU seconds and peaks."""
    for path in sorted(folder.glob("largest-*")):
        take(path.read_bytes())
    print(cpu(), 0, peak(), peak(resource.RUSAGE_CHILDREN))


def make_photos(folder: Path) -> None:
    """So many photos, no two alike, some upright and some lying, as they come."""
    from PIL import ImageChops

    from tests.bench._photos import as_phone, photo

    image = photo(SIZE)
    for number in range(PHOTOS):
        moved = ImageChops.offset(image, number * 97, number * 61)
        path = folder / f"{number:02}.jpg"
        path.write_bytes(as_phone(moved, orientation=6 if number % 2 else 1))


def make_largest(folder: Path) -> None:
    """A picture of each format with as many pixels as are taken."""
    import pillow_heif
    from django.conf import settings
    from PIL import Image

    pillow_heif.register_heif_opener()
    options = {
        "JPEG": {"progressive": True}, "PNG": {"compress_level": 1}, "AVIF": {"speed": 10},
        "WEBP": {"method": 0}, "HEIF": {"enc_params": {"preset": "ultrafast"}}, "GIF": {},
    }  # fmt: skip
    for kind, chosen in options.items():
        most = settings.PHOTO_MAX_PIXELS_OF.get(kind, settings.PHOTO_MAX_PIXELS)
        height = int((most * 3 / 4) ** 0.5)
        image = Image.radial_gradient("L").resize((most // height, height))
        image.convert("RGBA" if kind == "PNG" else "RGB").save(
            folder / f"largest-{kind}", kind, **chosen
        )


PARTS = {part.__name__: part for part in (one_by_one, at_once, largest, make_largest)}


def run(part, folder: Path) -> list[float]:
    """Run `part` in a process of its own, with an empty store; returns what it printed."""
    with tempfile.TemporaryDirectory(prefix="wardnews-bench-") as media:
        environment = os.environ | {
            "DATABASE_URL": "sqlite://:memory:", "DEBUG": "false", "SECRET_KEY": "b",
            "ALLOWED_HOSTS": "*", "MEDIA_ROOT": media,
            "DJANGO_SETTINGS_MODULE": "wardnews.settings",
        }  # fmt: skip
        command = [sys.executable, "-m", "tests.bench.photo_intake", part.__name__, str(folder)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
        return [float(number) for number in done.stdout.split()]


def main() -> int:
    """Measure and print; 1 if a bound was broken."""
    with tempfile.TemporaryDirectory(prefix="wardnews-bench-") as name:
        folder = Path(name)
        make_photos(folder)
        ours, least, memory, _ = run(one_by_one, folder)
        seconds, _, of_four, decoders = run(at_once, folder)
        run(make_largest, folder)
        cost, _, of_largest, of_decoders = run(largest, folder)
    times = ours / least
    print(f"{PHOTOS} photos of 12 megapixels, with all versions: {ours:.1f} s of CPU")
    print(
        f"  decoding and one resizing with Pillow alone: {least:.1f} s; {times:.2f} times (aim 3)"
    )
    print(f"  peak memory of the process: {memory:.0f} MB (aim: under {MOST_MEGABYTES})")
    print(f"4 at once: {seconds:.1f} s, peak memory {of_four:.0f} MB")
    print(
        f"the largest of each format: {cost:.1f} s of CPU, peak memory {of_largest:.0f} MB, "
        f"of the process that decodes {of_decoders:.0f} MB"
    )
    most = max(memory, of_four, decoders, of_largest, of_decoders)
    return 0 if times <= MOST_TIMES and most < MOST_MEGABYTES else 1


if __name__ == "__main__":
    if len(sys.argv) == 3:
        import django

        django.setup()
        PARTS[sys.argv[1]](Path(sys.argv[2]))
    else:
        sys.exit(main())
