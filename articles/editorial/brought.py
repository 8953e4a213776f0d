"""Files that the form of an article brings along itself, where no script sent them before.

They are decoded and examined before the save's transaction: each takes its time, and meanwhile a
row would be locked, with SQLite all of them.
"""

from django.utils.datastructures import MultiValueDict

from articles.editorial.attaching import received
from articles.editorial.gallery import desk as gallery
from articles.editorial.gallery import posted
from articles.editorial.rules import Action, can
from articles.models import Article


def take_in(model_admin, request, article: Article | None, key: str | None) -> None:
    """Leave on `request` what came of the photos (`gallery`) and the other files (`received`).

    `key` is that of a new post's form, None if it has none yet.
    """
    files = _files(model_admin, request, article)
    gallery.open_for(request, article, key, files.getlist(posted.FILES))
    request.received = received.examine(files.getlist(received.FIELD))


def _files(model_admin, request, article: Article | None) -> MultiValueDict:
    if request.method != "POST" or not request.FILES:
        return MultiValueDict()
    if article:
        may = can(request.user, Action.KEEP, article)
    else:
        may = model_admin.has_add_permission(request)
    return request.FILES if may else MultiValueDict()
