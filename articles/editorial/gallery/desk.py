"""What the admin of articles asks about photos, in the order of a request.

open_for   before the transaction: files that came along are decoded and staged
know       once it is known what waits in the form
saved      what could not be taken is told, what was staged follows the new post
"""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages

from articles.editorial.drafting import typed
from articles.editorial.gallery import intake, uploads
from articles.editorial.gallery.formset import Gallery
from articles.models import Article


def open_for(request, article: Article | None, key: str | None, files: Iterable) -> None:
    """Note on `request` which form it is about, and take in the `files` that it brings.

    `key` is that of a new post's form, None if it has none yet.
    """
    key = typed.key_of(article) if article else key or typed.new_key()
    form = uploads.Form(request.user, key, article)
    taken = intake.take_all(form, files) if files else intake.NOTHING
    request.gallery = Gallery(form, taken)


def know(request, page, returned) -> None:
    """Add what the `page` of the form shows of unsaved writing, and what a reviewer `returned`."""
    gallery = request.gallery
    key = page.key if page else gallery.form.key
    request.gallery = replace(
        gallery,
        form=replace(gallery.form, key=key),
        words=tuple(page.words_of_photos) if page else (),
        returned=returned,
        takes=bool(page and page.takes_words),
    )


def saved(request, article: Article, *, created: bool) -> None:
    """Tell what of the files was not taken; what is staged stays with the post they are for."""
    form, taken = request.gallery.form, request.gallery.taken
    if created:
        uploads.follow(request.user, form.key, article)
    for name, reason in taken.refused:
        messages.error(request, f"{name}: {reason}")
    for name, alike in taken.alike:
        messages.info(request, f"{name}: {alike.text}")


def holds_back(request) -> bool:
    """Whether a post is not to be submitted yet: a picture is missing that was to be in it."""
    if not request.gallery.taken.refused:
        return False
    messages.warning(
        request, "Đã lưu, chưa trình duyệt vì còn ảnh chưa nhận được. Hãy xem lại rồi trình duyệt."
    )
    return True
