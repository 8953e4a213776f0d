"""Uploads on their way in, before anybody has looked at them."""

import contextlib
import io
import tempfile

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from articles.photos import storage


class NamelessUploadHandler(FileUploadHandler):
    """Large uploads in temporary files that have no name.

    They still hold where a photo was taken, so nothing of them may be left by a process that is
    killed: Django's own have a name. Where there is no room, the rest of the form comes in all the
    same, and whoever reads the upload is told so.
    """

    chunk_size = 256 * 1024

    def new_file(self, *args, **kwargs):
        """Begin the next upload."""
        super().new_file(*args, **kwargs)
        self.failure = None
        with self._noticed():
            # Open as long as the request: Django closes it with the others, no block here can.
            self.file = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115

    def receive_data_chunk(self, raw_data, start):
        """Keep `raw_data`, as long as there is room."""
        if not self.failure:
            with self._noticed():
                self.file.write(raw_data)

    def file_complete(self, file_size):
        """Return the upload, or one that raises storage.Failed when it is read."""
        if not self.failure:
            with self._noticed():
                self.file.flush()
                self.file.seek(0)
        return UploadedFile(
            file=_Spoiled(self.failure) if self.failure else self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self):
        """Give back what was taken."""
        if file := getattr(self, "file", None):
            with contextlib.suppress(OSError):
                file.close()

    @contextlib.contextmanager
    def _noticed(self):
        try:
            yield
        except OSError as error:
            self.failure = storage.failure(error)
            self.upload_interrupted()


class _Spoiled(io.BufferedIOBase):
    """An upload that there was no room for."""

    def __init__(self, failure: storage.Failed):
        self.failure = failure

    def read(self, *args):
        raise self.failure

    seek = tell = read
