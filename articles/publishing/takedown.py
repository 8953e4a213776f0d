"""Taking a photo down: from every page, past and present, and from the store, for good.

Editions stay as they are; whoever shows photos asks which lie under a tombstone. What the desk has
of it goes. Its files are deleted after the commit; if that fails, nobody is shown them either way,
and the sweep of the store deletes what lies under a tombstone.
"""

import logging
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, QuerySet

from articles import takedowns
from articles.models import (
    Article,
    EditionPhoto,
    Event,
    Photo,
    PhotoUpload,
    Redaction,
    Tombstone,
    TypedText,
)
from articles.photos import names
from articles.publishing import derived, families
from articles.publishing.families import Family
from articles.publishing.opened import Opened
from articles.publishing.refusal import Refused
from wards import siteversion

log = logging.getLogger(__name__)


def take_photo_down(
    article_id: int,
    *,
    by,
    digest: str,
    public_reason: str,
    reason: str,
    at: datetime | None = None,
) -> int:
    """Take the photo of `digest` and its whole family from every article, for good.

    `public_reason` is one of `Redaction.PublicReason`, for everybody; `reason` is for the audit.
    Returns from how many articles. Raises Refused.
    """
    if public_reason not in Redaction.PublicReason.values:
        raise Refused("Hãy chọn lý do để báo cho bạn đọc.")
    with transaction.atomic():
        locked = lock_articles_with_photo(article_id, digest)
        family = families.of(digest)
        _refuse_unless_there(article_id, digest)
        saved_by_somebody = families.hashes_of_files(family.files())
        # From here on no photo gets into an edition; who saves one into a working copy waits, too
        # (`photos.tombstones.hold`), and finds the tombstones.
        siteversion.bump()
        family = families.of(digest)
        if not family.article_ids <= {article.pk for article in locked}:
            raise Refused("Ảnh vừa được thêm vào một bài khác. Hãy xem lại danh sách rồi làm lại.")
        first = [article for article in locked if article.pk == article_id]
        others = [article for article in locked if article.pk != article_id]
        with Opened(
            [*first, *others],
            Event.Action.TAKE_DOWN,
            by,
            reason,
            at,
            digest=digest,
            public_reason=public_reason,
        ) as redaction:
            _bury(family.hashes | saved_by_somebody, redaction)
            _clear_desks(family)
        derived.refresh(article.pk for article in locked)
        transaction.on_commit(partial(_delete_files, family))
    return len(locked)


def lock_articles_with_photo(article_id: int, digest: str) -> list[Article]:
    """Lock the article and all others that use the photo's family, in one order for everybody.

    Before anything else is locked: who held one already could wait for somebody who waits for it.
    """
    concerned = {article_id, *families.of(digest).article_ids}
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=concerned)
    return list(rows.order_by("pk"))


def _refuse_unless_there(article_id: int, digest: str) -> None:
    own = Photo.objects.filter(article=article_id, digest=digest).first()
    shown = EditionPhoto.objects.filter(edition__article=article_id, digest=digest).first()
    photo = own or shown
    # Of two who do it at once the second finds the tombstone; of a draft there is nothing else.
    if Tombstone.objects.filter(hash=digest).exists() or (photo and takedowns.of([photo])):
        raise Refused("Ảnh này đã được gỡ rồi.")
    if photo is None:
        raise Refused("Ảnh này không thuộc bài.")


def _bury(hashes: Iterable[str], redaction: Redaction) -> None:
    there = Tombstone.objects.filter(hash__in=hashes).values_list("hash", flat=True)
    Tombstone.objects.bulk_create(
        Tombstone(hash=hash, redaction=redaction) for hash in sorted({*hashes} - {*there})
    )


def _clear_desks(family: Family) -> None:
    """Out of all working copies, and of what people uploaded or typed and have not saved."""
    photos = Photo.objects.filter(family.rows)
    in_articles = dict(photos.values_list("pk", "article_id"))
    uploads = PhotoUpload.objects.filter(family.rows)
    staged = {pk: (user, key) for pk, user, key in uploads.values_list("pk", "user_id", "key")}
    articles = set(in_articles.values())
    _forget_typed(TypedText.objects.filter(article__in=articles), "id", in_articles)
    for user, key in set(staged.values()):
        _forget_typed(TypedText.objects.filter(user=user, key=key), "upload", staged)
    Article.objects.filter(pk__in=articles).update(version=F("version") + 1)
    photos.delete()
    uploads.delete()


def _forget_typed(texts: QuerySet[TypedText], name: str, gone: Collection[int]) -> None:
    """Drop from typed texts the rows of photos whose `name`, "id" or "upload", is in `gone`."""
    for text in texts.select_for_update():
        rows = text.fields.get("photos", [])
        kept = [row for row in rows if row.get(name) not in gone]
        if kept != rows:
            TypedText.objects.filter(pk=text.pk).update(fields=text.fields | {"photos": kept})


def _delete_files(family: Family) -> None:
    """Delete all files of a family that was taken down.

    Masters first: who makes a version looks after storing it whether its master is there. So it
    either stands in the list that is read after they are gone, or is deleted by who made it.
    """
    _delete(names.master(digest) for digest in sorted(family.hashes))
    try:
        files = family.files()
    except Exception:  # storages raise what they like
        log.exception("files of a photo that was taken down could not be listed")
        return
    _delete(files)


def _delete(files: Iterable[str]) -> None:
    for name in files:
        try:
            default_storage.delete(name)
        except Exception:
            log.exception("%s was taken down but could not be deleted", name)
