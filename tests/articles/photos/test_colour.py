"""Every kind of colour comes out as it was seen, in sRGB and on white."""

import pytest
from PIL import Image, ImageCms

from tests.articles.photos.made import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    accept,
    chunk,
    close_to,
    colour,
    png,
    raw,
    stored_image,
    upload,
    written,
)


@pytest.mark.parametrize(
    ("image", "kind", "seen"),
    [
        (Image.new("RGBA", (32, 32), (255, 0, 0, 0)), "PNG", WHITE),
        (Image.new("RGBA", (32, 32), (0, 0, 0, 128)), "PNG", (127, 127, 127)),
        (Image.new("RGBA", (32, 32), (0, 0, 0, 0)), "WEBP", WHITE),
        (Image.new("LA", (32, 32), (0, 0)), "PNG", WHITE),
        (Image.new("CMYK", (32, 32), (0, 255, 255, 0)), "JPEG", RED),
        (Image.new("RGB", (32, 32), GREEN).quantize(4), "PNG", GREEN),
        (Image.new("L", (32, 32), 90), "JPEG", (90, 90, 90)),
        (Image.new("1", (32, 32), 1), "PNG", WHITE),
        (Image.new("I;16", (32, 32), 90 * 256), "PNG", (90, 90, 90)),
    ],
    ids=[
        *("transparent", "half transparent", "transparent WebP", "transparent grey"),
        *("CMYK", "palette", "grey", "black and white", "16 bits"),
    ],
)
def test_every_kind_of_colour_comes_out_as_it_was_seen(image, kind, seen):
    assert close_to(colour(stored_image(accept(upload(image, kind))), (16, 16)), seen)


@pytest.mark.parametrize(
    ("depth", "colours", "pixel", "between", "seen"),
    [
        (16, 0, b"\x5a\0", b"", (90, 90, 90)),
        (16, 2, b"\xff\0\0\0\0\0", b"", RED),
        (16, 4, b"\0\0\0\0", b"", WHITE),
        (16, 6, b"\xff\xff\0\0\0\0\xff\xff", b"", RED),
        (16, 2, b"\xff\xff\0\0\0\0", chunk(b"tRNS", b"\xff\xff\0\0\0\0"), None),
        (16, 0, b"\x5a\0", chunk(b"tRNS", b"\x5a\0"), None),
        (8, 2, b"\xff\0\0", chunk(b"tRNS", b"\0\xff\0\0\0\0"), WHITE),
        (8, 0, b"\x5a", chunk(b"tRNS", b"\0\x5a"), WHITE),
        (8, 4, b"\0\0", b"", WHITE),
    ],
)
def test_every_depth_of_a_png_comes_out_as_it_was_seen(depth, colours, pixel, between, seen):
    rows = (b"\0" + pixel * 8) * 8
    kept = stored_image(accept(raw(png(8, 8, depth, colours, between, rows))))
    # Transparency of sixteen bits is rare and not looked at: whatever it is, it is a picture.
    assert seen is None or close_to(colour(kept, (4, 4)), seen)


@pytest.mark.parametrize("grey", [0, 1])
def test_black_and_white_with_a_transparent_colour_is_taken(grey):
    image = Image.new("1", (16, 16), grey)
    kept = stored_image(accept(upload(image, "PNG", transparency=grey)))
    assert close_to(colour(kept, (8, 8)), WHITE)


def test_cmyk_is_read_as_adobe_writes_it_and_as_others_do():
    data = written(Image.new("CMYK", (32, 32), (0, 255, 255, 0)), "JPEG", quality=95)
    at = data.index(b"Adobe") - 4
    bare = data[:at] + data[at + 16 :]
    assert close_to(colour(stored_image(accept(raw(data))), (16, 16)), RED)
    # Without Adobe's mark the numbers are no negatives: no cyan, full magenta is green's opposite.
    assert close_to(colour(stored_image(accept(raw(bare))), (16, 16)), (0, 0, 0), 40)


def test_ycck_is_turned_into_colours():
    data = bytearray(written(Image.new("CMYK", (32, 32), (0, 0, 0, 0)), "JPEG", quality=95))
    data[data.index(b"Adobe") + 11] = 2  # what was C, M, Y now counts as Y, Cb, Cr
    kept = stored_image(accept(raw(bytes(data))))
    assert kept.mode == "RGB"


@pytest.mark.parametrize("size", [(9000, 40), (5200, 900)])
@pytest.mark.parametrize("mode", ["RGBA", "P", "RGB", "LA"])
def test_large_pictures_are_shrunk_strip_by_strip_without_seams(size, mode):
    gradient = Image.linear_gradient("L").resize(size)
    if mode == "RGBA":
        image = Image.merge("RGBA", [gradient] * 3 + [Image.new("L", size, 255)])
    elif mode == "LA":
        image = Image.merge("LA", [gradient, Image.new("L", size, 255)])
    else:
        image = gradient.convert("RGB").quantize(256) if mode == "P" else gradient.convert("RGB")
    kept = stored_image(accept(upload(image, "PNG", compress_level=1)))
    assert max(kept.size) == 2560
    for part in (0.01, 0.25, 0.5, 0.75, 0.99):
        at = int(kept.height * part)
        assert close_to(colour(kept, (kept.width // 2, at)), (255 * at // kept.height,) * 3)


@pytest.mark.parametrize("transparent", [0, b"\0\xff"])
def test_a_transparent_colour_of_a_palette_becomes_white(transparent):
    image = Image.new("P", (32, 32), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (0, 0, 16, 32))
    kept = stored_image(accept(upload(image, "PNG", transparency=transparent)))
    assert close_to(colour(kept, (28, 16)), WHITE)
    assert close_to(colour(kept, (4, 16)), RED)


def test_of_an_animation_the_first_frame_is_kept():
    frames = [Image.new("RGB", (32, 32), c) for c in (RED, GREEN, BLUE)]
    file = upload(frames[0], "GIF", save_all=True, append_images=frames[1:])
    kept = stored_image(accept(file))
    assert close_to(colour(kept, (16, 16)), RED)
    assert getattr(kept, "n_frames", 1) == 1


def profile_that_swaps_red_and_green() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ")
    return swapped.replace(b"____", b"gXYZ")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_colour_profile_is_applied(mode):
    file = upload(
        Image.new(mode, (32, 32), RED), "PNG", icc_profile=profile_that_swaps_red_and_green()
    )
    assert close_to(colour(stored_image(accept(file)), (16, 16)), GREEN)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "HEIF"])
def test_a_colour_profile_is_applied_in_every_format(kind):
    file = upload(
        Image.new("RGB", (32, 32), RED), kind, icc_profile=profile_that_swaps_red_and_green()
    )
    assert close_to(colour(stored_image(accept(file)), (16, 16)), GREEN, 24)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_profile_for_other_colours_than_the_pictures_is_ignored(mode):
    image = Image.new(mode, (32, 32), 90 if mode == "L" else (0, 255, 255, 0))
    file = upload(image, "JPEG", icc_profile=profile_that_swaps_red_and_green())
    seen = (90, 90, 90) if mode == "L" else RED
    assert close_to(colour(stored_image(accept(file)), (16, 16)), seen)


@pytest.mark.parametrize("profile", [b"khong phai ho so mau", b"\0" * 200])
def test_a_broken_colour_profile_does_not_stop_its_photo(profile):
    file = upload(Image.new("RGB", (32, 32), RED), "JPEG", icc_profile=profile)
    assert close_to(colour(stored_image(accept(file)), (16, 16)), RED)
