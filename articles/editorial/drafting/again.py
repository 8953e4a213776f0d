"""The form of a new post that was saved already: reached by "back", or sent twice.

Saved once more it would become a second post. It leads to the post that came of it instead, and
what was typed into it meanwhile goes along.
"""

from contextlib import contextmanager

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.attachments import entries
from articles.editorial import conflicts
from articles.editorial.attaching.board import Board
from articles.editorial.drafting import typed
from articles.editorial.gallery import uploads
from articles.editorial.rules import Action, can
from articles.models import Article
from articles.publishing import Refused

_ONCE = "Bài này đã được lưu rồi nên không tạo thêm bài mới."


@contextmanager
def alone(request, key: str):
    """Around answering `request`: of two that send the form of `key`, the later sees the other."""
    if request.method != "POST":
        yield
        return
    with transaction.atomic():
        typed.hold(request.user, key)
        yield


def lead_on(request, key: str) -> HttpResponseRedirect | None:
    """A redirect to the post that came of the form of `key`; None if none did, or is out of reach.

    Words that a POST brings and that the post does not hold wait in its form, typed over the
    version it was created as.
    """
    article = typed.post_of(request.user, key)
    if article is None or not can(request.user, Action.KEEP, article):
        return None
    if request.method == "POST":
        _take_along(request, article)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _take_along(request, article: Article) -> None:
    posted = request.POST
    fields = {
        name: posted.getlist(name) if name in typed.CHOICES else posted[name]
        for name in typed.FIELDS
        if name in posted
    }
    uploads.follow(request.user, posted.get("typed_key", ""), article)
    _tell_of_files(request, article)
    form = posted.get("typed_form", "")
    try:
        row = typed.keep(
            request.user,
            article=article,
            fields=fields,
            base_version=1,
            form=form if typed.is_key(form) else typed.new_key(),
        )
    except Refused as refusal:  # longer than a post may be
        messages.error(request, " ".join((_ONCE, *refusal.reasons)))
        return
    if conflicts.between_saved_and_typed(article, typed.as_values(row)).differences.is_empty:
        typed.finish(request.user, key=typed.key_of(article), form=row.form, article=article)
        messages.info(request, _ONCE)
    else:
        messages.warning(request, f"{_ONCE} Chữ bạn vừa gõ được giữ và điền vào bài ấy.")


def _tell_of_files(request, article: Article) -> None:
    """Photos wait in the form of `article`; other files do so in the page alone that sent them."""
    sent = Board(Article(), request.user, request.POST, request.received).unsaved
    there = {found.digest for found in entries.read(article.attachments)}
    if lost := [f"“{row.title}”" for row in sent if row.attachment.digest not in there]:
        said = f"Tệp đính kèm chưa có trong bài: {', '.join(lost)}. Hãy thêm lại ở đây rồi lưu."
        messages.warning(request, said)
