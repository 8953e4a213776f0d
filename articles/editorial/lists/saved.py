"""Searches with filters that a person keeps under a name; nobody else ever sees them."""

from urllib.parse import parse_qsl, urlencode

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from articles.editorial.lists.filters import EXACT, FilterForm
from articles.models import SavedView
from articles.models.saved import NAME_LENGTH
from articles.publishing import Refused
from wards.text import one_line

MOST = 20
_LONGEST = SavedView._meta.get_field("query").max_length


def of(user) -> QuerySet[SavedView]:
    """The views that `user` keeps, oldest first."""
    return SavedView.objects.filter(user=user)


def save(user, name: str, query: str) -> SavedView:
    """Keep the conditions `query`, as they stand in an address, under `name`. Raises Refused."""
    name, query = _named(name), readable(query)
    if not query:
        raise Refused("Chưa có điều kiện nào để lưu. Hãy tìm hoặc lọc trước.")
    if len(query) > _LONGEST:
        raise Refused("Điều kiện quá dài nên không lưu được.")
    with transaction.atomic():
        # Locked, so that two cannot both be the last.
        get_user_model().objects.select_for_update().get(pk=user.pk)
        if of(user).count() >= MOST:
            raise Refused(f"Bạn đã có {MOST} bộ lọc. Hãy xóa bớt một bộ lọc trước.")
        return _stored(SavedView(user=user, name=name, query=query))


def rename(view: SavedView, name: str) -> SavedView:
    """Give `view` another name. Raises Refused."""
    view.name = _named(name)
    return _stored(view)


def _named(name: str) -> str:
    name = one_line(name)
    if not name:
        raise Refused("Hãy đặt tên cho bộ lọc.")
    if len(name) > NAME_LENGTH:
        raise Refused(f"Tên bộ lọc dài nhất {NAME_LENGTH} ký tự.")
    return name


def readable(query: str) -> str:
    """What the list understands of `query`: its own fields and the search; "" if nothing."""
    known = {"q", *EXACT, *FilterForm.base_fields}
    try:
        asked = parse_qsl(query, max_num_fields=100)
    except ValueError:
        return ""
    pairs = [(name, one_line(value)) for name, value in asked if name in known]
    return urlencode(sorted({name: value for name, value in pairs if value}.items()))


def _stored(view: SavedView) -> SavedView:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise Refused(f"Bạn đã có bộ lọc tên “{view.name}”. Hãy đặt tên khác.") from error
    return view
