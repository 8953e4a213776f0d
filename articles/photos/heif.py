"""HEIC pictures for pixels.py, without the two copies that go by way of a Pillow image.

Imported only by the process that decodes (decoder.py): the library brings code of its own for
everything that an iPhone may have put into a file, and none of that belongs in the web server.
"""

import io

import pillow_heif
from PIL import Image

# Depth maps, thumbnails and gain maps ride along in the files of phones; nobody asks for them.
pillow_heif.options.THUMBNAILS = False
pillow_heif.options.DEPTH_IMAGES = False
pillow_heif.options.AUX_IMAGES = False
pillow_heif.options.DECODE_THREADS = 1


class Opened:
    """The primary picture of a HEIF file; as much of PIL.Image.Image as is asked for.

    Its size is known at once and includes tiles and turns. A file whose coded picture is larger
    than it says is refused by the library when it is loaded.
    """

    def __init__(self, file: io.BytesIO):
        self._file = pillow_heif.HeifFile(file, convert_hdr_to_8bit=True, remove_stride=False)
        self._data = memoryview(b"")
        self.info = {"icc_profile": self._file.info.get("icc_profile")}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._data = self._file = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self._file.size

    @property
    def mode(self) -> str:
        """Pillow's name for the kind of its pixels."""
        return self._file.mode

    def getexif(self) -> Image.Exif:
        """Its EXIF block, but for the orientation: the library has turned the pixels already."""
        exif = Image.Exif()
        exif.load(self._file.info.get("exif") or b"")
        exif.pop(0x0112, None)
        return exif

    def draft(self, mode, size) -> None:
        """Nothing: HEIC has no smaller picture inside."""

    def load(self) -> None:
        """Decode. Raises what the library raises."""
        self._data = memoryview(self._file.data)

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        """Full rows from `box[1]` to `box[3]`."""
        stride = self._file.stride
        size = (self.size[0], box[3] - box[1])
        rows = self._data[box[1] * stride : box[3] * stride]
        return Image.frombuffer(self.mode, size, rows, "raw", self.mode, stride, 1)
