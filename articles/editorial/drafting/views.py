"""The addresses that a form's script sends typed words to, and where they are thrown away."""

import json
from datetime import datetime

from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles.editorial.drafting import access, presence, typed
from articles.editorial.gallery import uploads
from articles.editorial.rules import Action, why_not
from articles.editorial.standing import Standing
from articles.editorial.step import Refused, last_step
from articles.models import Article


def paths(model_admin) -> list:
    """Return the addresses for `model_admin`, to go before its own."""
    views = _Views(model_admin)
    return [
        path(address, model_admin.admin_site.admin_view(view), name=f"articles_article_{name}")
        for address, view, name in (
            ("dang-go/", views.keep_new, "typed_new"),
            ("dang-go/bo/", views.discard_new, "typed_new_discard"),
            ("<int:object_id>/dang-go/", views.keep, "typed"),
            ("<int:object_id>/dang-go/bo/", views.discard, "typed_discard"),
        )
    ]


class _Views:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    @method_decorator(require_POST)
    def keep(self, request, object_id):
        """A sign of life of a form of an article, with what was typed since the last one."""
        article, stands = access.article_of(self.model_admin, request, object_id)
        if refusal := access.another_person(request):
            return refusal
        now = timezone.now()
        presence.beat(request.user, article, now)
        said = {
            "others": presence.others(request.user, article, now),
            "news": _news(request, article, stands),
        }
        return _answer(request, said, now, article=article)

    @method_decorator(require_POST)
    def keep_new(self, request):
        """The same of a form of a post that was never saved."""
        key = access.key_of_new(self.model_admin, request)
        if refusal := access.another_person(request):
            return refusal
        return _answer(request, {"others": [], "news": ""}, timezone.now(), key=key)

    @method_decorator(require_POST)
    def discard(self, request, object_id):
        """Throw away what was typed; the form shows the stored text again."""
        article, _ = access.article_of(self.model_admin, request, object_id)
        form, key = request.POST.get("typed_form", ""), typed.key_of(article)
        typed.finish(request.user, key=key, form=form[:36], article=article)
        uploads.forget(request.user, key)
        address = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(address)

    @method_decorator(require_POST)
    def discard_new(self, request):
        """Throw away what was typed into the form of a new post."""
        key = access.key_of_new(self.model_admin, request)
        typed.finish(request.user, key=key, form=request.POST.get("typed_form", "")[:36])
        uploads.forget(request.user, key)
        return HttpResponseRedirect(reverse("admin:articles_article_add"))


def _answer(request, said: dict, now: datetime, **place) -> JsonResponse:
    """Keep what the request brings, and answer `said` and what came of that."""
    try:
        kept = _kept(request, now, **place)
    except Refused as refusal:
        return JsonResponse(said | {"kept": "", "refused": " ".join(refusal.reasons)})
    if kept is None:
        return JsonResponse(said | {"kept": ""})
    if kept.done:
        return JsonResponse(said | {"kept": "", "done": True})
    return JsonResponse(said | {"kept": f"{timezone.localtime(kept.written_at):%H:%M}"})


def _kept(request, now: datetime, **place):
    """The row that the typed words of the request were kept in; None if it brings none."""
    if "fields" not in request.POST:
        return None
    form = request.POST.get("form", "")
    try:
        fields = json.loads(request.POST["fields"])
        sequence = int(request.POST.get("sequence") or 0)
        version = int(request.POST.get("base_version") or 0)
    except (ValueError, RecursionError) as error:  # no JSON, or brackets in brackets
        raise BadRequest("fields") from error
    if not (isinstance(fields, dict) and typed.is_key(form)):
        raise BadRequest("form")
    if not (0 <= sequence < 2**31 and 0 <= version < 2**31):
        raise BadRequest("sequence")
    return typed.keep(
        request.user,
        fields=fields,
        base_version=version or None,
        form=form,
        sequence=sequence,
        at=now,
        **place,
    )


def _news(request, article: Article, stands: Standing) -> str:
    """Say in Vietnamese what happened to `article` since the form was opened; "" if nothing."""
    if reason := why_not(request.user, Action.EDIT, article, stands):
        if request.POST.get("takes_words") != "1":
            return ""
        return (
            f"{last_step(article)} {reason} Chữ bạn gõ vẫn được giữ, nhưng chưa lưu vào bài được."
        )
    if request.POST.get("base_version") in ("", None, str(article.version)):
        return ""
    return (
        f"{last_step(article)} Bài đã có bản mới hơn bản bạn đang mở. Khi bạn lưu, hai bản sẽ hiện "
        "cạnh nhau để bạn ghép; chữ bạn gõ không mất."
    )
