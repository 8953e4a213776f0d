"""What residents met at an article's address at a moment that has passed."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.utils import timezone

from articles import takedowns
from articles.editorial import galleries
from articles.editorial.attaching.views import address_for_staff
from articles.editorial.history_words import has_text
from articles.editorial.photo_files import edition_photo_url
from articles.models import Article, Edition
from articles.public import pages, queries
from articles.public.post import article_page, places
from articles.wording import moment


@dataclass(frozen=True)
class Seen:
    """What residents met at an article's address at `instant`.

    `edition` is what held, None if nothing did; `elsewhere` the text that it led to; `was_public`
    whether there had been anything before.
    """

    instant: datetime
    edition: Edition | None
    elsewhere: Edition | None
    was_public: bool

    @property
    def has_page(self) -> bool:
        """Whether there was a page to show, be it one that says that the text is gone."""
        return self.was_public and self.elsewhere is None

    @property
    def words(self) -> str:
        """Say what residents met."""
        when, edition = f"Lúc {moment(self.instant)}", self.edition
        if not self.was_public:
            return f"{when}, cư dân chưa thấy bài này: khi đó bài chưa đăng lần nào."
        if edition is None:
            return f"{when}, bài không hiển thị; ở địa chỉ của bài có lời báo đã gỡ."
        match edition.form:
            case Edition.Form.TEXT:
                return f"{when}, cư dân đọc bản {edition.number}."
            case Edition.Form.WITHDRAWN:
                return (
                    f"{when}, bài đã được gỡ khỏi danh mục; ai có địa chỉ vẫn đọc được "
                    f"bản {edition.number}, kèm lời giải thích."
                )
            case Edition.Form.REMOVED:
                return f"{when}, bài đã bị gỡ hẳn (bản {edition.number}); chỉ còn lời giải thích."
        if self.elsewhere:
            return f"{when}, ai mở bài này được dẫn sang bài khác (bản {edition.number})."
        return f"{when}, bài này dẫn sang một bài cũng đã gỡ; ở địa chỉ của bài có lời báo đã gỡ."

    @property
    def imported(self) -> bool:
        """Whether what held is as the portal of old had it, so that its page looked otherwise."""
        return self.edition is not None and self.edition.origin == Edition.Origin.IMPORT

    @property
    def query(self) -> str:
        """The moment, exactly, as the form reads it from an address."""
        at = timezone.localtime(self.instant)
        return urlencode({"ngay": f"{at:%d/%m/%Y}", "gio": f"{at:%H:%M:%S.%f}"})


def seen(article: Article, instant: datetime) -> Seen:
    """Return what residents met at the address of `article` at `instant`."""
    edition = queries.article(article.pk, instant)
    leads = edition is not None and edition.form == Edition.Form.REDIRECT
    return Seen(
        instant,
        edition,
        elsewhere=queries.redirect_target(edition, instant) if leads else None,
        was_public=edition is not None or queries.was_public(article.pk, instant),
    )


def gallery(view: Seen) -> list[galleries.Place]:
    """Return the photos of the text that residents had, each in its place."""
    if view.edition is None or not has_text(view.edition):
        return []
    return galleries.of(view.edition, takedowns.of(view.edition.photos.all()))


def page(view: Seen) -> str:
    """Return the page that residents had. Only if `view` has one."""
    edition = view.edition
    if edition is None or not has_text(edition):
        text = pages.render("public/gone.html", {"edition": edition} if edition else {})
    else:
        # At their addresses for staff: residents' are closed once the edition has ended.
        photos = places.of(
            edition,
            lambda photo: article_page.PhotoAt.of(photo, edition_photo_url(edition, photo.pk)),
        )
        # How often it had been read at that moment is kept by the day, not by the minute.
        text = article_page.render(
            edition,
            total="–",
            photos=photos,
            attachment_url=lambda key: address_for_staff(edition.article_id, key),
            at=view.instant,
        )
    # It is shown in a frame, and no other page lets itself be framed: links leave it.
    return text.replace("<head>", '<head>\n    <base target="_blank">', 1)
