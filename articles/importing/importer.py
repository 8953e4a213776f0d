"""Texts of another portal become articles with an edition, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError, DataError, IntegrityError, connection, transaction

from articles import publishing
from articles.importing.item import Item, of_page
from articles.importing.page import Page
from articles.importing.pictures import BadPhoto, Pictured, pictured
from articles.importing.rows import Sections, store_new, store_update
from articles.importing.units import Decision, Directory, UnitsUnclear
from articles.models import Article, ImportedPage
from articles.photos import intake, tombstones


@dataclass(frozen=True)
class Outcome:
    """What became of a text: `kind`, and in Vietnamese what there is to say about it.

    `line` is where in its file the cause of a refusal is, None if that is not about a line.
    """

    kind: str  # one of IMPORTED, UPDATED, SKIPPED, REFUSED
    message: str
    article_id: int | None = None
    line: int | None = None


_IMPORT_LOCK = 0x7761726E65777301  # any number that nothing else in the database locks

IMPORTED, UPDATED, SKIPPED, REFUSED = "imported", "updated", "skipped", "refused"


class Importer:
    """Takes texts in, batch after batch. Keeps units and sections in memory in between."""

    def __init__(self, unit_slug: str | None = None, update: bool = False, dry_run: bool = False):
        self.unit_slug = unit_slug
        self.update = update
        self.dry_run = dry_run
        self.directory = Directory()
        self.sections = Sections()

    def take(self, page: Page, photos: Sequence[Path] = (), source_url: str = "") -> Outcome:
        """Import one page with the picture files `photos` and say what became of it."""
        return self.take_all([of_page(page, photos, source_url)])[0]

    def take_all(self, items: Sequence[Item]) -> list[Outcome]:
        """Import `items`, no two of one key, and say in their order what became of each.

        One transaction: a text with one bad picture is refused whole, and leaves no file behind.
        """
        outcomes: dict[int, Outcome] = {}
        ready: list[tuple[int, Pictured]] = []
        for place, item in enumerate(items):
            try:
                ready.append((place, pictured(item)))
            except BadPhoto as problem:
                outcomes[place] = _refusal(item, problem)
        done = self._together([one for _, one in ready])
        outcomes |= {place: outcome for (place, _), outcome in zip(ready, done, strict=True)}
        return [outcomes[place] for place in range(len(items))]

    def _together(self, batch: list[Pictured]) -> list[Outcome]:
        """Import a batch; where one text makes all fail, halve it until that one is found."""
        if not batch:
            return []
        try:
            return self._in_one_transaction(batch)
        except (publishing.Refused, ValidationError, DataError, IntegrityError, OSError) as problem:
            self.sections.forget()
            if len(batch) == 1:
                return [_refusal(batch[0].item, problem)]
            middle = len(batch) // 2
            return self._together(batch[:middle]) + self._together(batch[middle:])

    def _in_one_transaction(self, batch: list[Pictured]) -> list[Outcome]:
        with transaction.atomic():
            _queue_up()
            if self.update:  # all of them before the site version, which every writer takes last
                keys = [one.item.key for one in batch]
                rows = Article.objects.filter(imported_page__key__in=keys).order_by("pk")
                list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))
            outcomes = self._take(batch)
            pictures = [
                picture
                for one, outcome in zip(batch, outcomes, strict=True)
                if outcome.kind in (IMPORTED, UPDATED)
                for picture in one.pictures
            ]
            tombstones.refuse(*pictures)  # now that no takedown can pass by
            if self.dry_run:
                transaction.set_rollback(True)
            else:
                for picture in pictures:
                    intake.store(picture, renditions=False)
        if self.dry_run:
            self.sections.forget()
        return outcomes

    def _take(self, batch: list[Pictured]) -> list[Outcome]:
        keys = [one.item.key for one in batch]
        known = {page.key: page for page in ImportedPage.objects.filter(key__in=keys)}
        outcomes: dict[str, Outcome] = {}
        new: list[tuple[Pictured, Decision]] = []
        for one in batch:
            key = one.item.key
            try:
                if key in known:
                    outcomes[key] = self._again(known[key], one)
                else:
                    new.append((one, self._decide(one.item)))
            except (publishing.Refused, UnitsUnclear) as problem:
                outcomes[key] = _refusal(one.item, problem)
        verb = "sẽ nhập" if self.dry_run else "đã nhập"
        rows = [(one, decision, *self._section(one.item)) for one, decision in new]
        articles = store_new([(one, decision, section) for one, decision, section, _ in rows])
        for article, (one, decision, _, remark) in zip(articles, rows, strict=True):
            said = f"{verb}; {_describe(decision)}{remark}{_left_out(one.item)}"
            outcomes[one.item.key] = Outcome(IMPORTED, said, article.pk)
        return [outcomes[key] for key in keys]

    def _again(self, known: ImportedPage, one: Pictured) -> Outcome:
        if known.digest == one.digest:
            return Outcome(SKIPPED, "đã có, bỏ qua", known.article_id)
        if not self.update:
            raise publishing.Refused(
                f"đã có (bài số {known.article_id}) nhưng nội dung khác; thêm --update để đăng bản "
                "mới"
            )
        with transaction.atomic():
            store_update(known, one)
        return Outcome(UPDATED, "đã đăng bản mới, giữ ngày đăng", known.article_id)

    def _decide(self, item: Item) -> Decision:
        """The units of a new text. Raises UnitsUnclear, or Refused where it cannot be published."""
        decision = self.directory.decide_for(item, self.unit_slug)
        publishing.refuse_import(decision.unit, item.published_at)
        return decision

    def _section(self, item: Item):
        section, is_new = self.sections.named(item.section)
        verb = "sẽ tạo" if self.dry_run else "đã tạo"
        return section, f"; {verb} chuyên mục “{section.name}”" if is_new else ""


def _queue_up() -> None:
    """Have importers follow one another: each sees what the one before has brought in.

    A lock of their own: the site version's row would be taken before the article's here and after
    it in the bridge, and the two could wait for each other. On SQLite writers follow one another
    anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORT_LOCK])


def _refusal(item: Item, problem: Exception) -> Outcome:
    match problem:
        case ValidationError():  # too long or too tangled a body
            reason = " ".join(problem.messages)
        case OSError():
            reason = f"không ghi được ảnh ({problem.strerror})"
        case DatabaseError():
            reason = f"cơ sở dữ liệu không nhận ({str(problem).splitlines()[0]})"
        case _:
            reason = str(problem)
    return Outcome(REFUSED, reason, line=item.line)


def _describe(decision: Decision) -> str:
    about = ", ".join(u.name for u in decision.about)
    return (
        f"đơn vị: {decision.unit.name}" + (f", nói về: {about}" if about else "")
        + f" ({decision.how})"
    )  # fmt: skip


def _left_out(item: Item) -> str:
    return f"; bỏ: {', '.join(item.left_out)}" if item.left_out else ""
