"""What people typed and have not saved: one text for each person and form.

A form is that of an article, or of a post not yet saved, which its own random key stands for. The
shared copy is never touched here.
"""

import re
import uuid
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator

from articles import richtext
from articles.editorial.forms import ArticleForm
from articles.editorial.gallery import words
from articles.models import Article, TypedText
from articles.publishing import Refused
from wards import scope
from wards.text import one_line

PHOTOS = "photos"  # no field of the form, but its rows of photos: a list of dicts
FIELDS = (*ArticleForm.Meta.fields, PHOTOS)
_LINES = ("title", "lead", "byline", "source")
CHOICES = ("about",)  # fields that hold several values
# The editor may send more markup than is stored; what is longer than this is a paste gone wrong.
MOST_CHARACTERS = 2 * richtext.MAX_CHARACTERS
MOST_CHOICES = 500
MOST_NEW = 30  # posts that one person has begun and never saved
KEPT_FOR = timedelta(days=90)
_EMPTY_FOR = timedelta(days=1)  # longer than any request is under way
_LONGEST = 120  # characters of a title where texts are listed
_OPENING = 2000  # characters in which the first words are looked for


def key_of(article: Article) -> str:
    """The key of the form of a stored `article`."""
    return f"bai-{article.pk}"


def new_key() -> str:
    """A key for a form of a post not yet saved; also good to tell one opening of a page."""
    return str(uuid.uuid4())


def is_key(text: str) -> bool:
    """Whether `text` is what `new_key` makes."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def keep(
    user,
    *,
    article: Article | None = None,
    key: str = "",
    fields: dict,
    base_version: int | None = None,
    form: str,
    sequence: int = 0,
    at: datetime | None = None,
) -> TypedText:
    """Keep what `user` has typed into the form of `article`, or of the new post that has `key`.

    `form` is the opening of the page it was typed into and `sequence` its place among what that
    page sent. The row comes back as it is then: with newer words if they came first, empty and
    `done` if that page's text was saved or thrown away meanwhile. Raises Refused where it is too
    long or too many were begun.
    """
    at = at or timezone.now()
    fields = _bounded(fields)
    key = key_of(article) if article else key
    values = {
        **{"fields": fields, "base_version": base_version, "form": form, "sequence": sequence},
        **{"written_at": at, "done": False, "article": article},
    }
    with transaction.atomic():
        row = _locked(user, key)
        if row is None:
            _make_room(user, article, at)
            try:
                with transaction.atomic():
                    return TypedText.objects.create(user=user, key=key, **values)
            except IntegrityError:  # another request of theirs was first
                row = _locked(user, key)
        if row.form == form and (row.done or row.sequence > sequence):
            return row
        if row.done and row.article_id and not article:
            return row  # the new post was saved; whatever else its form sends is in it
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        return row


def finish(user, *, key: str, form: str, article: Article | None = None, at=None) -> None:
    """Forget what `user` typed into the form of `key`: it was saved, or thrown away.

    `form` is the opening of the page that did so; `article` is the post that came of it.
    """
    values = {"fields": {}, "form": form, "done": True, "article": article}
    TypedText.objects.update_or_create(
        user=user, key=key, defaults=values | {"written_at": at or timezone.now()}
    )


def saved(user, article: Article, posted, *, created: bool) -> None:
    """Forget what `user` typed into the form that `posted` is from: `article` holds it now.

    Words that came from a page it knows nothing of, a second tab, go on waiting. Needs a
    transaction, in which the row stays locked: words of that tab may be on their way.
    """
    form = posted.get("typed_form", "")
    key = posted.get("typed_key", "") if created else key_of(article)
    if not is_key(form) or (created and not is_key(key)):
        return
    row = _locked(user, key)
    if row is None or row.done or row.form in (form, *posted.get("typed_seen", "").split()):
        finish(user, key=key, form=form, article=article)


def waiting(user, key: str) -> TypedText | None:
    """What `user` typed into the form of `key` and has not saved; None if nothing."""
    return TypedText.objects.waiting().filter(user=user, key=key).first()


def post_of(user, key: str) -> Article | None:
    """The post that came of the form of a new post with `key`; None as long as none did."""
    row = TypedText.objects.filter(user=user, key=key, done=True).exclude(article=None)
    return next((found.article for found in row.select_related("article")), None)


def hold(user, key: str) -> None:
    """Lock the row of `key` for this transaction, so that of two saves one waits for the other."""
    values = {"fields": {}, "form": new_key(), "done": True, "written_at": timezone.now()}
    TypedText.objects.get_or_create(user=user, key=key, defaults=values)
    _locked(user, key)


def as_values(row: TypedText) -> dict:
    """What was typed as the form's cleaned data would be; what cannot be read so is left out."""
    found = {}
    for name, value in row.fields.items():
        if name == PHOTOS:
            continue
        field = ArticleForm.base_fields[name]
        if isinstance(field, forms.ModelChoiceField):
            many = isinstance(field, forms.ModelMultipleChoiceField)
            rows = list(field.queryset.filter(pk__in=value if many else _ids([value])))
            if many or rows:
                found[name] = rows if many else rows[0]
            continue
        try:
            found[name] = one_line(value) if name in _LINES else field.to_python(value)
        except ValidationError:
            continue
    return found


def of_article(user, article: Article) -> list[TypedText]:
    """What `user` typed in forms of `article`: the words that wait, and what is done with."""
    return list(TypedText.objects.filter(user=user, article=article))


def unfinished(user) -> list[TypedText]:
    """What `user` has typed and not saved, in posts of their units and in new ones; newest first.

    One query, where the units of `user` are known.
    """
    reach = Q(article=None) | Q(article__unit__in=scope.unit_ids(user), article__deleted_at=None)
    rows = TypedText.objects.waiting().filter(reach, user=user).select_related("article")
    return list(rows)


def title_of(row: TypedText) -> str:
    """By what a person knows the typed text again."""
    title = str(row.fields.get("title", "")).strip()
    if title or row.article:
        return Truncator(title or row.article.title).chars(_LONGEST)
    # Not cleaned yet, and what is broken takes time with the square of its length.
    opening = (row.fields.get("lead") or row.fields.get("body") or "")[:_OPENING]
    words = richtext.to_text(opening)
    return f"{words[:60]}…" if words else "Bài chưa có tiêu đề"


def _locked(user, key: str) -> TypedText | None:
    return TypedText.objects.select_for_update().filter(user=user, key=key).first()


def _make_room(user, article: Article | None, at: datetime) -> None:
    """Sweep out what is too old, whose ever it is: each new row is a moment for it, so no clock
    has to be set for that."""
    TypedText.objects.filter(
        Q(written_at__lt=at - KEPT_FOR) | Q(done=True, written_at__lt=at - _EMPTY_FOR)
    ).delete()
    if article is None:
        begun = TypedText.objects.waiting().filter(user=user, article=None).count()
        if begun >= MOST_NEW:
            raise Refused(
                f"Bạn đang có {begun} bài viết dở. Hãy lưu hoặc bỏ bớt thì máy chủ mới giữ thêm."
            )


def _bounded(fields: dict) -> dict:
    """Those of `fields` that the form has, as text that any database stores. Raises Refused."""
    found = {}
    for name in FIELDS:
        value = fields.get(name)
        if name == PHOTOS:
            found |= {name: words.bounded(value)} if isinstance(value, list) else {}
        elif name in CHOICES and isinstance(value, list):
            found[name] = _ids(value[:MOST_CHOICES])
        elif name not in CHOICES and isinstance(value, str):
            found[name] = words.storable(value)
    if sum(len(v) for v in found.values() if isinstance(v, str)) > MOST_CHARACTERS:
        raise Refused("Bài quá dài nên máy chủ không giữ được. Hãy chia thành nhiều bài.")
    return found


def _ids(values: list) -> list[int]:
    """Those of `values` that may be keys of rows; a database breaks over a larger number."""
    return [int(value) for value in values if re.fullmatch(r"[0-9]{1,18}", str(value))]
