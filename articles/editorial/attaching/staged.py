"""Files that were taken in for a form and are not saved in it yet: signed words, no row.

The form carries them, for its own user alone. The file lies in the store already; nothing refers to
it until the form is saved, and `attachments.files.referred` does not name it: whatever sweeps the
store must leave what is younger than a day, and saving looks whether the file is still there.
"""

from datetime import timedelta

from django.core import signing

from articles.attachments import entries
from articles.attachments.entries import Attachment
from articles.models import Article

_SALT = "articles.editorial.attaching"
KEPT_FOR = timedelta(hours=20)  # less than the day after which a sweep may take the file


def form_of(article: Article | None, key: str = "") -> str:
    """What the form of `article`, or of the new post that has `key`, is called in the signature."""
    return f"bai-{article.pk}" if article and article.pk else key[:40]


def sign(user, form: str, attachment: Attachment) -> str:
    """Return what the form carries of a file that was taken in for it."""
    said = {"user": user.pk, "form": form, "entry": attachment.entry}
    return signing.dumps(said, salt=_SALT, compress=True)


def read(user, form: str, token: str) -> Attachment | None:
    """Return the attachment of `token`; None unless it was signed for `user` and `form`, lately."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    if said["user"] != user.pk or said["form"] != form:
        return None
    return entries.of(said["entry"])
