"""What the demonstration's home page leads with: chosen posts, a notice, and what was read."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from articles.demonstration import texts
from articles.editorial import features
from articles.models import Article, DailyViews, Feature, Notice
from articles.public import most_read
from wards import siteversion

_LEAD, *_FEATURED = (
    "mot-ngay-ben-song-hong-2026",
    "ngay-hoi-dai-doan-ket-viet-hung-2026",
    "nguoi-cao-tuoi-long-bien-2026",
)
_WARD = "phuong-viet-hung-2025"
_READ = 24  # posts of which it is known on which days they were read


def build(people: dict, known_units: dict) -> None:
    """Create what is missing now: what has run out since is chosen and written anew."""
    titles = {text.key: text.title for text in texts.TEXTS}
    articles = {a.title: a for a in Article.objects.filter(title__in=titles.values())}
    if not Feature.objects.current().exists():
        ends_at = timezone.now() + features.LONGEST
        for key in (*reversed(_FEATURED), _LEAD):  # the newest choice comes first
            place = Feature.Place.LEAD if key == _LEAD else Feature.Place.FEATURED
            pk = articles[titles[key]].pk
            features.choose(pk, by=people["truongban"], place=place, ends_at=ends_at)
    if not Notice.objects.current().exists():
        _announce(people["truongban"], known_units[_WARD])
    _count(articles)


def _announce(by, unit) -> None:
    day = timezone.localdate() + timedelta(days=5)
    with transaction.atomic():
        siteversion.bump()
        Notice.objects.create(
            title=f"Cắt nước cụm Đức Giang chiều {day:%d/%m/%Y}",
            text=(
                "Từ 13:00 đến 17:00, đội cấp nước thay van ở đầu ngõ 97. Bà con trữ nước trước "
                "buổi trưa. Nhà có người ốm cần nước thì gọi tổ trưởng dân phố, xe bồn sẽ chở đến."
            ),
            unit=unit,
            starts_at=timezone.now(),
            ends_at=timezone.make_aware(datetime.combine(day, time(17))),
            created_by=by,
        )


@transaction.atomic
def _count(articles: dict[str, Article]) -> None:
    """Spread views over the last days, the more the more often a post was read in all."""
    first, last = most_read.days(timezone.now())
    if DailyViews.objects.filter(day__range=(first, last)).exists():
        return
    siteversion.bump()  # it is not by the calendar alone that these days were read
    newest = sorted((t for t in texts.TEXTS if t.views), key=lambda t: t.published)[-_READ:]
    DailyViews.objects.bulk_create(
        DailyViews(
            article=articles[text.title],
            day=last - timedelta(days=back),
            views=max(1, text.views // (30 + 7 * back)),
        )
        for text in newest
        for back in range(10)
        if text.title in articles
    )
