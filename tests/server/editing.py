"""Changes of everything that residents see, made one after the other in a process of its own.

Each is stamped by the clock that all processes of a machine share: before it began, and once its
commit had returned. `build` and `edit` are run with `manage.py shell`, and say what they did.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from PIL import Image

from articles import publishing
from articles.documents import merging
from articles.editorial import features, housekeeping, site_notices
from articles.models import Abbreviation, Article, Category, Document, Notice, Photo
from articles.photos import intake, names
from wards import imprint, siteversion
from wards.models import Membership, Unit
from wards.structure import save_unit

AHEAD = timedelta(seconds=6)  # of what falls due by itself
_BODY = "<p>{} và BCHX của phường, theo Kế hoạch {}/KH-UBND ngày 1/2/2021.</p>"


def build() -> None:
    """Make what is changed later, and say where it can be read."""
    chief = get_user_model().objects.create_superuser("editor")
    top = save_unit(Unit(kind=Unit.Kind.CITY, name="Thành phố Hà Nội", slug="ha-noi"))
    unit = save_unit(
        Unit(kind=Unit.Kind.WARD, name="Phường Việt Hưng", slug="viet-hung", parent=top)
    )
    group = Unit(kind=Unit.Kind.RESIDENTIAL_GROUP, name="Tổ 5", slug="to-5", parent=unit)
    save_unit(group)
    Membership.objects.create(user=chief, unit=top, role="chief", starts_on=date(2021, 1, 1))
    section = Category.objects.create(name="Đời sống", slug="doi-song")
    siteversion.bump()
    old = _article("Bài cũ hơn", unit, section, "Bà con", 107)
    publishing.publish(old.pk, by=chief)
    article = _article("Ra quân dọn vệ sinh", unit, section, "Ông Nguyễn Văn Kín", 108)
    picture = intake.encode(Image.new("RGB", (60, 40), "brown"))
    intake.store(picture)
    Photo.objects.create(article=article, caption="Ảnh", alt="Ảnh", **picture.fields)
    edition = publishing.publish(article.pk, by=chief)
    for other in ("Bài thứ hai", "Bài hẹn giờ"):
        _article(other, unit, section)
    document, twin = (Document.objects.get(number__startswith=n) for n in ("108/", "107/"))
    today, path = timezone.localdate(), edition.get_absolute_url()
    places = {
        "home": "/",
        "article": path,
        "photo": f"{path}anh/{picture.digest[:12]}/",
        "file": f"/media/{names.master(picture.digest)}",
        "small": f"/media/{names.rendition(picture.digest, 60, 'avif')}",
        "unit": "/don-vi/viet-hung/",
        "group": "/don-vi/to-5/",
        "section": "/chuyen-muc/doi-song/",
        "month": f"/luu-tru/{today:%Y/%m}/",
        "feed": "/rss/",
        "sitemap": "/sitemap-1.xml",
        "news": "/sitemap-tin-moi.xml",
        "document": document.get_absolute_url(),
        "twin": twin.get_absolute_url(),
        "scheduled": f"/tin/bai-hen-gio-{_pk('Bài hẹn giờ')}/",
    }
    print(json.dumps({"places": places, "digest": picture.digest}))


def edit() -> None:
    """Make each change once a line comes in; say its name and the two instants."""
    for name, change in _changes():
        sys.stdin.readline()
        began = time.monotonic()
        due = change()
        done = time.monotonic()
        if isinstance(due, timedelta):  # nobody's doing: it happens so much later
            began = done = done + due.total_seconds()
        print(json.dumps([name, began, done]), flush=True)


def _changes() -> Iterator[tuple[str, Callable]]:
    chief = get_user_model().objects.get(username="editor")
    article, second = _pk("Ra quân dọn vệ sinh"), _pk("Bài thứ hai")
    note = {"by": chief, "public_note": "Đang kiểm tra lại."}
    yield "publish", lambda: publishing.publish(second, by=chief)
    yield "withdraw", lambda: publishing.withdraw(second, **note)
    yield "restore", lambda: publishing.restore(second, by=chief)
    yield "remove", lambda: publishing.remove(second, **note)
    yield "correct", lambda: _retitle(article, chief)
    yield (
        "redact",
        lambda: housekeeping.redact_text(
            article, by=chief, phrase="Nguyễn Văn Kín", reason="Theo án của tòa."
        ),
    )
    yield (
        "feature",
        lambda: features.choose(
            _pk("Bài cũ hơn"), by=chief, place="lead", ends_at=timezone.now() + AHEAD * 99
        ),
    )
    yield "unfeature", lambda: features.end(_pk("Bài cũ hơn"), by=chief)
    yield "footer", _sign
    yield "notice", lambda: _notify("Cắt điện đến trưa", chief, AHEAD * 99)
    yield "no notice", lambda: site_notices.end(Notice.objects.get().pk)
    yield "explain", _explain
    yield "close", _close
    yield "merge", lambda: merging.merge(_document("108/").pk, _document("107/").pk)
    digest = Photo.objects.get(article=article).digest
    yield (
        "take down",
        lambda: housekeeping.take_photo_down(
            article, by=chief, digest=digest, public_reason="privacy", reason="Tòa."
        ),
    )
    yield "a short notice", lambda: _notify("Mất nước đến tối", chief, AHEAD)
    yield "runs out", lambda: _until(Notice.objects.order_by("pk").last().ends_at)
    yield "schedule", lambda: _schedule(chief)
    yield "falls due", lambda: _until(_scheduled().editions.get().starts_at)


def _article(title: str, unit: Unit, section: Category, who: str = "", number: int = 0) -> Article:
    body = _BODY.format(who, number) if number else "<p>Mọi người đến rất sớm.</p>"
    return Article.objects.create(
        title=title, lead="Sáng thứ bảy.", body=body, unit=unit, category=section
    )


def _pk(title: str) -> int:
    return Article.objects.get(title=title).pk


def _document(start: str) -> Document:
    return Document.objects.get(number__startswith=start)


def _scheduled() -> Article:
    return Article.objects.get(title="Bài hẹn giờ")


def _retitle(pk: int, chief) -> None:
    Article.objects.filter(pk=pk).update(title="Ra quân dọn vệ sinh!")
    publishing.publish(pk, by=chief, change="correction", public_note="Sửa tên.")


def _sign() -> None:
    with transaction.atomic():
        siteversion.bump()
        row = imprint.current()
        row.authority = row.line = "Ủy ban nhân dân phường Kim"
        row.save()


def _notify(title: str, chief, lasts: timedelta) -> None:
    now = timezone.now()
    with transaction.atomic():
        siteversion.bump()
        Notice.objects.create(
            title=title, starts_at=now, ends_at=now + lasts, everywhere=True, created_by=chief
        )


def _explain() -> None:
    with transaction.atomic():
        siteversion.bump()
        Abbreviation.objects.create(short="BCHX", meaning="Ban chỉ huy xóm")


def _close() -> None:
    unit = Unit.objects.get(slug="to-5")
    unit.closed_on = timezone.localdate()
    save_unit(unit)


def _schedule(chief) -> None:
    publishing.publish(_scheduled().pk, by=chief, starts_at=timezone.now() + AHEAD)


def _until(instant) -> timedelta:
    return instant - timezone.now()
