"""The rows that imported texts become: a handful of statements for a whole batch."""

import itertools

from django.utils import timezone

from articles import content as contents
from articles import publishing
from articles.importing.pictures import Pictured
from articles.importing.units import Decision
from articles.models import Article, Category, ImportedPage, Photo
from wards.text import fold, slugify


class Sections:
    """The portal's sections by name or slug, whatever case and accents; makes those missing."""

    def __init__(self):
        self._known: dict[str, Category] = {}

    def forget(self) -> None:
        """Read them anew next time: what was made since may have been rolled back."""
        self._known = {}

    def named(self, name: str) -> tuple[Category, bool]:
        """Return the section called `name`, and whether it was made for that."""
        key = fold(name)
        if key not in self._known:  # another importer may have made it meanwhile
            sections = list(Category.objects.all())
            self._known = {s.slug: s for s in sections} | {fold(s.name): s for s in sections}
        if key in self._known:
            return self._known[key], False
        name = name.capitalize() if name.isupper() else name[:1].upper() + name[1:]
        slug = _free_slug(slugify(name) or "chuyen-muc")
        section = self._known[key] = Category.objects.create(name=name, slug=slug, position=1000)
        return section, True


def _free_slug(slug: str) -> str:
    taken = set(Category.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (f"{slug}-{number}" for number in itertools.count(2))
    return next(s for s in itertools.chain([slug], candidates) if s not in taken)


def store_new(batch: list[tuple[Pictured, Decision, Category]]) -> list[Article]:
    """Store and publish texts that were never here before."""
    articles = Article.objects.bulk_create(
        Article(
            title=one.item.title,
            lead=one.item.lead,
            body=one.item.body,
            unit=decision.unit,
            category=section,
            state=Article.State.SETTLED,
        )
        for one, decision, section in batch
    )
    about = Article.about.through
    about.objects.bulk_create(
        about(article_id=article.pk, unit_id=unit.pk)
        for article, (_, decision, _) in zip(articles, batch, strict=True)
        for unit in decision.about
    )
    photos = _store_photos([(a, one) for a, (one, _, _) in zip(articles, batch, strict=True)])
    imports, pages, now = [], [], timezone.now()
    for article, (one, decision, _) in zip(articles, batch, strict=True):
        item = one.item
        content = contents.of_parts(
            article, (u.pk for u in decision.about), photos.get(article.pk, [])
        )
        imports.append(
            publishing.Import(article, content, item.published_at, item.views, item.source_url)
        )
        pages.append(
            ImportedPage(
                article=article,
                key=item.key,
                source_url=item.source_url,
                digest=one.digest,
                imported_at=now,
            )
        )
    if imports:
        publishing.publish_imports(imports)
    ImportedPage.objects.bulk_create(pages)
    return articles


def store_update(known: ImportedPage, one: Pictured) -> None:
    """Publish the changed text of an article that was imported before. Raises Refused."""
    article = Article.objects.select_for_update(no_key=True).get(pk=known.article_id)
    live = article.editions.live().first()
    if live is None or live.content_hash != contents.of_article(article).hash:
        raise publishing.Refused(publishing.DESK_HAS_IT)
    if one.item.published_at != live.published_at:
        raise publishing.Refused("ngày đăng khác với lần nhập trước; ngày đăng không đổi được")
    article.photos.all().delete()
    _store_photos([(article, one)])
    article.title, article.lead, article.body = one.item.title, one.item.lead, one.item.body
    article.version += 1
    article.save(update_fields=["title", "title_words", "lead", "body", "version", "updated_at"])
    publishing.publish_import_update(article.pk, contents.of_article(article))
    known.digest = one.digest
    known.imported_at = timezone.now()
    known.save(update_fields=["digest", "imported_at"])


def _store_photos(pairs: list[tuple[Article, Pictured]]) -> dict[int, list[Photo]]:
    """Store the photos of articles; returns them by article."""
    stored = Photo.objects.bulk_create(
        Photo(
            article=article,
            position=position,
            caption=photo.caption,
            alt=photo.alt,
            **picture.fields,
        )
        for article, one in pairs
        for position, (photo, picture) in enumerate(
            zip(one.item.photos, one.pictures, strict=True), start=1
        )
    )
    found: dict[int, list[Photo]] = {}
    for photo in stored:
        found.setdefault(photo.article_id, []).append(photo)
    return found
