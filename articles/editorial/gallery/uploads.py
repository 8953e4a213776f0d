"""Staged pictures: uploaded by somebody into one form, and in no post yet.

A picture with the same root is in a form once. So a request that is sent again, because its answer
was lost, changes nothing; and a picture that is turned takes the place of the one it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.editorial.drafting import typed
from articles.editorial.gallery.words import storable
from articles.models import Article, Photo, PhotoUpload
from articles.models.pictures import StoredPicture, names_of
from articles.photos import tombstones
from articles.photos.intake import Picture
from articles.publishing import Refused
from wards.text import natural_key

MOST_OF_POST = 100
MOST_OF_PERSON = 300
FIELDS = names_of(StoredPicture)  # what a photo takes over from a staged picture
_NAME_LENGTH = PhotoUpload._meta.get_field("name").max_length


@dataclass(frozen=True)
class Form:
    """One person's form of one post: of `article`, or of a new post that `key` stands for."""

    user: object
    key: str
    article: Article | None = None


def of(form: Form) -> QuerySet[PhotoUpload]:
    """The pictures staged in `form`, in the order in which they came."""
    return PhotoUpload.objects.filter(user=form.user, key=form.key).order_by("pk")


def in_order(pictures: Iterable[PhotoUpload]) -> list[PhotoUpload]:
    """`pictures` as they were taken; those without a time by their names, after the others."""

    def key(picture):
        taken = picture.taken_at
        moment = taken.timestamp() if taken else 0
        return taken is None, moment, natural_key(picture.name), picture.pk

    return sorted(pictures, key=key)


def refuse_if_full(form: Form) -> None:
    """Raise Refused where `form` takes no further picture. Three queries at most."""
    here = of(form).count() + (form.article.photos.count() if form.article else 0)
    if here >= MOST_OF_POST:
        raise Refused(
            f"Bài đã có {here} ảnh, kể cả ảnh chưa lưu; mỗi bài nhận nhiều nhất {MOST_OF_POST} "
            "ảnh. Hãy bỏ bớt rồi lưu, hoặc chia thành nhiều bài."
        )
    staged = PhotoUpload.objects.filter(user=form.user).count()
    if staged >= MOST_OF_PERSON:
        raise Refused(
            f"Bạn đang có {staged} ảnh đã tải lên mà chưa lưu vào bài nào. Hãy lưu hoặc bỏ bớt "
            "các bài viết dở rồi tải tiếp."
        )


def stage(form: Form, picture: Picture, name: str, at: datetime | None = None) -> PhotoUpload:
    """Note that `picture`, whose file is stored, waits in `form`.

    The one that is there already comes back where it has the same root. Raises Refused, and
    ValidationError for one that was taken down meanwhile.
    """
    at = at or timezone.now()
    with transaction.atomic():
        _alone(form.user)
        tombstones.hold(picture)
        if there := _of_family(form, picture):
            return there
        PhotoUpload.objects.filter(uploaded_at__lt=at - typed.KEPT_FOR).delete()
        refuse_if_full(form)
        return _create(form, picture, name, at)


def replace(form: Form, picture: Picture, name: str, at: datetime | None = None) -> PhotoUpload:
    """The same for a `picture` made of another one, whose place it takes in `form`."""
    at = at or timezone.now()
    with transaction.atomic():
        _alone(form.user)
        tombstones.hold(picture)
        there = _of_family(form, picture)
        if there is None:
            return _create(form, picture, name, at)
        for field, value in picture.fields.items():
            setattr(there, field, value)
        there.uploaded_at = at
        there.save()
        return there


def forget(user, key: str) -> None:
    """Throw away what is staged in the form of `key`."""
    PhotoUpload.objects.filter(user=user, key=key).delete()


def follow(user, key: str, article: Article) -> None:
    """Bring what is staged in the form of a new post to the form of the `article` it became.

    But not what the post has already: the same form was sent twice.
    """
    waiting = PhotoUpload.objects.filter(user=user, key=key)
    there = typed.key_of(article)
    has = Photo.objects.filter(article=article).values("digest")
    waits = PhotoUpload.objects.filter(user=user, key=there).values_list("digest", flat=True)
    waiting.filter(Q(digest__in=has) | Q(digest__in=list(waits))).delete()
    waiting.update(key=there, article=article)


def _alone(user) -> None:
    """Of two requests of one person, let the later see what the earlier staged."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)


def _of_family(form: Form, picture: Picture) -> PhotoUpload | None:
    root = picture.root or picture.digest
    return of(form).filter(Q(root=root) | Q(digest=root)).first()


def _create(form: Form, picture: Picture, name: str, at: datetime) -> PhotoUpload:
    return PhotoUpload.objects.create(
        user=form.user,
        key=form.key,
        article=form.article,
        name=storable(name)[-_NAME_LENGTH:],
        uploaded_at=at,
        **picture.fields,
    )
