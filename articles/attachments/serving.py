"""The answer that hands an attached file out: to be saved, never to be shown by the site."""

import hashlib
import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.utils.cache import get_conditional_response

from articles.attachments import names
from articles.attachments.entries import Attachment

log = logging.getLogger(__name__)


def respond(request, attachment: Attachment, cache: str) -> HttpResponse | None:
    """Answer with the file under its own name; 304 where the browser has it, None if it is gone."""
    tag = f'"{_fingerprint(attachment)}"'
    if (cached := get_conditional_response(request, etag=tag)) is not None:
        cached["ETag"], cached["Cache-Control"] = tag, cache
        return cached
    try:
        file = default_storage.open(attachment.file)
    except FileNotFoundError:
        log.error("%s is referred to but not in the store", attachment.file)
        return None
    return FileResponse(
        file,
        as_attachment=True,
        filename=attachment.download_name,
        content_type=names.TYPES[attachment.kind],
        headers={"ETag": tag, "Cache-Control": cache},
    )


def _fingerprint(attachment: Attachment) -> str:
    """Another name is another answer."""
    said = f"{attachment.digest} {attachment.download_name}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]
