"""What somebody sees before they take a photo down: the photo, and all that loses it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from articles import takedowns
from articles.editorial.photo_files import edition_photo_url
from articles.models import Article, Edition, EditionPhoto, Photo
from articles.models.pictures import ShownPicture
from articles.publishing import families
from articles.takedowns import Takedown
from wards import scope


@dataclass(frozen=True)
class Chosen:
    """A photo of an article, at the address at which staff see it."""

    photo: ShownPicture
    url: str

    @property
    def words(self) -> str:
        """What to call it for people who cannot see it."""
        return self.photo.alt or self.photo.caption or "ảnh không có mô tả"


@dataclass(frozen=True)
class Use:
    """An article that loses the photo, and where it has it."""

    article: Article
    is_live: bool
    is_past: bool
    in_hand: bool

    @property
    def words(self) -> str:
        """Say where it has it."""
        places = [
            words
            for is_there, words in (
                (self.is_live, "bản đang đăng"),
                (self.is_past, "bản cũ hoặc bản hẹn giờ"),
                (self.in_hand, "bản đang làm"),
            )
            if is_there
        ]
        return ", ".join(places)


@dataclass(frozen=True)
class Loss:
    """All that goes with a photo: what was turned or cropped from the same one, and the uses.

    `uses` are those in reach of who asks; `others` says how many there are beside.
    """

    chosen: Chosen
    relatives: list[Chosen]
    uses: list[Use]
    others: int


def photos_of(article: Article) -> list[Chosen]:
    """Return the photos of `article` that are there to be taken down, each once."""
    return list(_by_digest(article).values())


def loss(user, article: Article, digest: str) -> Loss | None:
    """Return what taking down the photo of `digest` would take, or None if it is not there."""
    chosen = _by_digest(article).get(digest)
    if chosen is None:
        return None
    family = families.of(digest)
    own = [one for one in photos_of(article) if one.photo.digest in family.hashes]
    uses = _uses(family)
    reach = scope.unit_ids(user)
    seen = [use for use in uses if use.article.unit_id in reach and not use.article.purged_at]
    return Loss(
        chosen,
        [one for one in own if one.photo.digest != digest],
        seen,
        len(uses) - len(seen),
    )


def taken(article: Article, digest: str) -> Takedown | None:
    """What is said of the photo of `digest` that `article` had until it was taken down."""
    had = EditionPhoto.objects.filter(edition__article=article, digest=digest)[:1]
    return takedowns.of(had).get(digest)


def _by_digest(article: Article) -> dict[str, Chosen]:
    found: dict[str, Chosen] = {}
    for one in _all(article):
        found.setdefault(one.photo.digest, one)
    return found


def _all(article: Article) -> Iterator[Chosen]:
    for photo in article.photos.all():
        yield Chosen(photo, reverse("admin:articles_article_photo", args=[article.pk, photo.pk]))
    shown = EditionPhoto.objects.visible().filter(edition__article=article)
    for photo in shown.select_related("edition").order_by("-edition__number", "position"):
        yield Chosen(photo, edition_photo_url(photo.edition, photo.pk))


def _uses(family: families.Family) -> list[Use]:
    in_hand = set(Photo.objects.filter(family.rows).values_list("article_id", flat=True))
    shown = EditionPhoto.objects.filter(family.rows)
    everywhere = set(shown.values_list("edition__article_id", "edition_id"))
    live = set(
        Edition.objects.live()
        .filter(pk__in={edition for _, edition in everywhere})
        .values_list("article_id", "pk")
    )
    past = {article for article, _ in everywhere - live}
    live = {article for article, _ in live}
    articles = Article.objects.filter(pk__in=in_hand | live | past).select_related("unit")
    return [
        Use(article, article.pk in live, article.pk in past, article.pk in in_hand)
        for article in articles.order_by("-pk")
    ]
