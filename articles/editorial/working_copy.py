"""The working copy as a whole: filled again from a content that was published."""

from articles.content import PHOTO, Content
from articles.models import Article, Edition, Photo

_PLAIN = ("title", "lead", "body", "byline", "source", "event_date", "unit_id", "category_id")


def last_text(article: Article) -> Edition | None:
    """The newest text of `article` that was published or waits; None if there is none.

    One that was called off before its time is not what the desk goes back to.
    """
    texts = article.editions.not_called_off().filter(form=Edition.Form.TEXT)
    return texts.order_by("-number").first()


def fill(article: Article, text: Content) -> None:
    """Make the stored working copy of `article` hold `text` and nothing else."""
    article.lead_photo = None
    article.photos.all().delete()
    photos = Photo.objects.bulk_create(
        Photo(article=article, position=place, **{f: getattr(photo, f) for f in PHOTO})
        for place, photo in enumerate(text.photos, start=1)
    )
    for field in _PLAIN:
        setattr(article, field, getattr(text, field))
    article.attachments = list(text.attachments)
    leads = [row for row, photo in zip(photos, text.photos, strict=True) if photo.is_lead]
    article.lead_photo = leads[0] if leads else None
    article.version += 1
    article.save()
    article.about.set(text.about)
