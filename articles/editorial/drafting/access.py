"""Who may talk to the addresses of a form, and of which form they speak."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import JsonResponse

from articles.editorial import standing
from articles.editorial.drafting import typed
from articles.editorial.rules import Action, can
from articles.editorial.standing import Standing
from articles.models import Article


def article_of(model_admin, request, object_id) -> tuple[Article, Standing]:
    """The article whose form it is, and where it stands.

    Raises Http404 where it is not in reach, PermissionDenied for who may keep nothing there.
    """
    article = model_admin.get_object(request, str(object_id))
    stands = standing.of(article)
    if not can(request.user, Action.KEEP, article, stands):
        raise PermissionDenied
    return article, stands


def key_of_new(model_admin, request) -> str:
    """The key of the form of a new post. Raises PermissionDenied, or BadRequest if it is none."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    key = request.POST.get("typed_key", "")
    if not typed.is_key(key):
        raise BadRequest("typed_key")
    return key


def another_person(request) -> JsonResponse | None:
    """A refusal where the page belongs to somebody who has signed out since.

    What they wrote must not become that of whoever signed in after them in the same browser.
    """
    if request.POST.get("user") == str(request.user.pk):
        return None
    return JsonResponse({"another_person": True})
