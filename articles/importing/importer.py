"""Pages of the old portal become articles with an edition, whole or not at all."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from articles import content as contents
from articles import publishing, richtext
from articles.importing.page import Page
from articles.importing.units import Decision, Directory, UnitsUnclear
from articles.models import Article, Category, ImportedPage, Photo
from articles.photos import intake
from wards.text import fold, slugify, squeeze


@dataclass(frozen=True)
class Outcome:
    """What became of a page: `kind`, and in Vietnamese what there is to say about it."""

    kind: str  # one of IMPORTED, SKIPPED, UPDATED, REFUSED
    message: str
    article_id: int | None = None


IMPORTED, SKIPPED, UPDATED, REFUSED = "imported", "skipped", "updated", "refused"


class Importer:
    """Takes pages in, one after another. Keeps units and sections in memory in between."""

    def __init__(self, unit_slug: str | None = None, update: bool = False, dry_run: bool = False):
        self.unit_slug = unit_slug
        self.update = update
        self.dry_run = dry_run
        self.directory = Directory()
        self.categories = {fold(c.name): c for c in Category.objects.all()}

    def take(self, page: Page, photos: Sequence[Path] = (), source_url: str = "") -> Outcome:
        """Import `page` with the picture files `photos` and say what became of it.

        One transaction: a page with one bad picture is refused whole.
        """
        key, digest = identity(page, source_url), fingerprint(page)
        try:
            with transaction.atomic():
                known = ImportedPage.objects.filter(key=key).first()
                outcome = (
                    self._again(known, page, digest)
                    if known
                    else self._first_time(page, photos, key, digest, source_url)
                )
                if self.dry_run:
                    transaction.set_rollback(True)
        except (UnitsUnclear, publishing.Refused) as problem:
            return Outcome(REFUSED, str(problem))
        except ValidationError as problem:  # too long a body
            return Outcome(REFUSED, " ".join(problem.messages))
        if self.dry_run:
            self.categories = {k: c for k, c in self.categories.items() if c.pk}
        return outcome

    def _again(self, known: ImportedPage, page: Page, digest: str) -> Outcome:
        if known.digest == digest:
            return Outcome(SKIPPED, "đã có, bỏ qua", known.article_id)
        if not self.update:
            return Outcome(
                REFUSED,
                f"đã có (bài số {known.article_id}) nhưng nội dung khác; thêm --update để đăng "
                "bản mới",
                known.article_id,
            )
        article = Article.objects.select_for_update().get(pk=known.article_id)
        live = article.editions.live().first()
        if live is None or live.content_hash != contents.of_article(article).hash:
            raise publishing.Refused(
                "ban biên tập đã tiếp nhận và sửa bài này; hãy sửa trong trang quản trị"
            )
        article.lead, article.body = page.lead, _body(page, with_photos=article.photos.exists())
        article.version += 1
        article.save(update_fields=["lead", "body", "version", "updated_at"])
        publishing.publish_import_update(article.pk, contents.of_article(article))
        known.digest = digest
        known.imported_at = timezone.now()
        known.save(update_fields=["digest", "imported_at"])
        return Outcome(UPDATED, "đã đăng bản mới, giữ ngày đăng", article.pk)

    def _first_time(self, page: Page, photos, key: str, digest: str, source_url: str) -> Outcome:
        published_at = timezone.make_aware(page.published_at)
        decision = self._units(page, published_at)
        category, remark = self._category(page.section)
        article = Article.objects.create(
            title=page.title,
            lead=page.lead,
            body=_body(page, with_photos=bool(photos)),
            unit=decision.unit,
            category=category,
            state=Article.State.SETTLED,
        )
        article.about.set(decision.about)
        _add_photos(article, photos)
        item = publishing.Import(article, contents.of_article(article), published_at, page.views)
        publishing.publish_imports([item])
        ImportedPage.objects.create(
            article=article,
            key=key,
            source_url=source_url,
            digest=digest,
            imported_at=timezone.now(),
        )
        return Outcome(IMPORTED, f"đã nhập; {_describe(decision)}{remark}", article.pk)

    def _units(self, page: Page, published_at: datetime) -> Decision:
        if self.unit_slug:
            return self.directory.decide_given(self.unit_slug)
        passages = [
            ("tiêu đề", page.title),
            ("lời dẫn", page.lead),
            ("nội dung", "\n".join(page.paragraphs)),
        ]
        return self.directory.decide(passages, timezone.localdate(published_at))

    def _category(self, section: str) -> tuple[Category, str]:
        """The section of that name, whatever its case and accents; a new one if there is none."""
        key = fold(section)
        if key in self.categories:
            return self.categories[key], ""
        name = section.capitalize() if section.isupper() else section[:1].upper() + section[1:]
        slug = slugify(name) or "chuyen-muc"
        taken = set(Category.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        number = 2
        while slug in taken:
            slug = f"{slugify(name)}-{number}"
            number += 1
        category = Category.objects.create(name=name, slug=slug, position=1000)
        if not self.dry_run:
            self.categories[key] = category
        return category, f"; đã tạo chuyên mục “{category.name}”"


def identity(page: Page, source_url: str = "") -> str:
    """What makes two pages the same: their old address, else section, title and date."""
    if source_url:
        return _sha("url", [source_url])
    when = f"{page.published_at:%Y-%m-%d %H:%M}"
    return _sha("page", [fold(page.section), squeeze(page.title), when])


def fingerprint(page: Page) -> str:
    """Changes with the text of a page, not with its view total."""
    return _sha("text", [page.title, page.lead, *page.paragraphs])


def _sha(kind: str, parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join([kind, *parts]).encode()).hexdigest()


def _body(page: Page, with_photos: bool) -> str:
    """The body; the gallery's heading only where it heads something."""
    heading = [page.gallery_heading] if page.gallery_heading and with_photos else []
    return richtext.from_paragraphs([*page.paragraphs, *heading])


def _add_photos(article: Article, photos: Sequence[Path]) -> None:
    for position, path in enumerate(photos, start=1):
        try:
            with path.open("rb") as file:
                stored = intake.accept(File(file))
        except ValidationError as error:
            raise publishing.Refused(f"ảnh {path.name}: {' '.join(error.messages)}") from error
        Photo.objects.create(article=article, position=position, **vars(stored))


def _describe(decision: Decision) -> str:
    about = ", ".join(u.name for u in decision.about)
    return (
        f"đơn vị: {decision.unit.name}" + (f", nói về: {about}" if about else "")
        + f" ({decision.how})"
    )  # fmt: skip
