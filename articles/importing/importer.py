"""Pages of the old portal become articles with an edition, whole or not at all."""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import connection, transaction
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


_IMPORT_LOCK = 0x7761726E65777301  # any number that nothing else in the database locks

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

        One transaction: a page with one bad picture is refused whole, and leaves no file behind.
        """
        created: list[Category] = []
        try:
            pictures = [_picture(path) for path in photos]
            with transaction.atomic():
                _queue_up()
                outcome = self._take(page, pictures, source_url, created)
                if self.dry_run:
                    transaction.set_rollback(True)
                elif outcome.kind in (IMPORTED, UPDATED):
                    for picture in pictures:
                        intake.store(picture)
        except UnitsUnclear as problem:
            return Outcome(REFUSED, f"từ chối, dòng {page.title_line}: {problem}")
        except (publishing.Refused, _BadPhoto) as problem:
            return Outcome(REFUSED, f"từ chối: {problem}")
        except ValidationError as problem:  # too long or too tangled a body
            return Outcome(REFUSED, f"từ chối: {' '.join(problem.messages)}")
        except OSError as problem:
            return Outcome(REFUSED, f"từ chối: không ghi được ảnh ({problem.strerror})")
        if not self.dry_run:
            self.categories |= {fold(category.name): category for category in created}
        return outcome

    def _take(self, page: Page, pictures, source_url: str, created: list[Category]) -> Outcome:
        key, digest = identity(page, source_url), fingerprint(page, pictures)
        known = ImportedPage.objects.filter(key=key).first()
        if known is None:
            return self._first_time(page, pictures, key, digest, source_url, created)
        return self._again(known, page, pictures, digest)

    def _again(self, known: ImportedPage, page: Page, pictures, digest: str) -> Outcome:
        if known.digest == digest:
            return Outcome(SKIPPED, "đã có, bỏ qua", known.article_id)
        if not self.update:
            return Outcome(
                REFUSED,
                f"từ chối: đã có (bài số {known.article_id}) nhưng nội dung khác; thêm --update để "
                "đăng bản mới",
                known.article_id,
            )
        article = Article.objects.select_for_update(no_key=True).get(pk=known.article_id)
        live = article.editions.live().first()
        if live is None or live.content_hash != contents.of_article(article).hash:
            raise publishing.Refused(publishing.DESK_HAS_IT)
        if timezone.make_aware(page.published_at) != live.published_at:
            raise publishing.Refused("ngày đăng khác với lần nhập trước; ngày đăng không đổi được")
        article.photos.all().delete()
        _add_photos(article, pictures, page.captions_for(len(pictures)))
        article.title, article.lead = page.title, page.lead
        article.body = richtext.from_paragraphs(page.paragraphs_beside(len(pictures)))
        article.version += 1
        article.save(update_fields=["title", "lead", "body", "version", "updated_at"])
        publishing.publish_import_update(article.pk, contents.of_article(article))
        known.digest = digest
        known.imported_at = timezone.now()
        known.save(update_fields=["digest", "imported_at"])
        return Outcome(UPDATED, "đã đăng bản mới, giữ ngày đăng", article.pk)

    def _first_time(
        self, page: Page, pictures, key: str, digest: str, source_url: str, created: list[Category]
    ) -> Outcome:
        published_at = timezone.make_aware(page.published_at)
        decision = self._units(page, published_at)
        category, remark = self._category(page.section, created)
        article = Article.objects.create(
            title=page.title,
            lead=page.lead,
            body=richtext.from_paragraphs(page.paragraphs_beside(len(pictures))),
            unit=decision.unit,
            category=category,
            state=Article.State.SETTLED,
        )
        article.about.set(decision.about)
        _add_photos(article, pictures, page.captions_for(len(pictures)))
        item = publishing.Import(
            article, contents.of_article(article), published_at, page.views, source_url
        )
        publishing.publish_imports([item])
        ImportedPage.objects.create(
            article=article,
            key=key,
            source_url=source_url,
            digest=digest,
            imported_at=timezone.now(),
        )
        verb = "sẽ nhập" if self.dry_run else "đã nhập"
        return Outcome(
            IMPORTED, f"{verb}; {_describe(decision)}{remark}{_left_out(page)}", article.pk
        )

    def _units(self, page: Page, published_at: datetime) -> Decision:
        if self.unit_slug:
            return self.directory.decide_given(self.unit_slug)
        body = "\n".join(page.paragraphs)
        return self.directory.decide(page.title, page.lead, body, timezone.localdate(published_at))

    def _category(self, section: str, created: list[Category]) -> tuple[Category, str]:
        """The section of that name, whatever its case and accents; a new one if there is none."""
        key = fold(section)
        if key not in self.categories:  # another importer may have made it meanwhile
            self.categories = {fold(c.name): c for c in Category.objects.all()}
        if key in self.categories:
            return self.categories[key], ""
        name = section.capitalize() if section.isupper() else section[:1].upper() + section[1:]
        slug = _free_slug(slugify(name) or "chuyen-muc")
        category = Category.objects.create(name=name, slug=slug, position=1000)
        created.append(category)
        verb = "sẽ tạo" if self.dry_run else "đã tạo"
        return category, f"; {verb} chuyên mục “{category.name}”"


def _queue_up() -> None:
    """Have importers follow one another: each sees what the one before has brought in.

    A lock of their own: the site version's row would be taken before the article's here and after
    it in the bridge, and the two could wait for each other. On SQLite writers follow one another
    anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORT_LOCK])


def _free_slug(slug: str) -> str:
    taken = set(Category.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (f"{slug}-{number}" for number in itertools.count(2))
    return next(s for s in itertools.chain([slug], candidates) if s not in taken)


def identity(page: Page, source_url: str = "") -> str:
    """What makes two pages the same: their old address, else section, title and date."""
    if source_url:
        return _sha("url", [source_url])
    when = f"{page.published_at:%Y-%m-%d %H:%M}"
    return _sha("page", [fold(page.section), squeeze(page.title), when])


def fingerprint(page: Page, pictures: Sequence[intake.Picture] = ()) -> str:
    """Changes with the text and the photos of a page, not with its view total."""
    photos = [picture.digest for picture in pictures]
    return _sha("text", [page.title, page.lead, *page.paragraphs, "", *photos])


def _sha(kind: str, parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join([kind, *parts]).encode()).hexdigest()


class _BadPhoto(Exception):
    """A picture file that cannot be taken; says in Vietnamese which and why."""


def _picture(path: Path) -> intake.Picture:
    try:
        with path.open("rb") as file:
            return intake.decode(File(file))
    except ValidationError as error:
        raise _BadPhoto(f"ảnh {path.name}: {' '.join(error.messages)}") from error
    except OSError as error:
        raise _BadPhoto(f"ảnh {path.name}: không đọc được ({error.strerror})") from error


def _add_photos(
    article: Article, pictures: Sequence[intake.Picture], captions: Sequence[str]
) -> None:
    Photo.objects.bulk_create(
        Photo(article=article, position=position, caption=caption, **picture.fields)
        for position, (picture, caption) in enumerate(
            itertools.zip_longest(pictures, captions, fillvalue=""), start=1
        )
    )


def _describe(decision: Decision) -> str:
    about = ", ".join(u.name for u in decision.about)
    return (
        f"đơn vị: {decision.unit.name}" + (f", nói về: {about}" if about else "")
        + f" ({decision.how})"
    )  # fmt: skip


def _left_out(page: Page) -> str:
    return f"; bỏ: {', '.join(page.left_out)}" if page.left_out else ""
