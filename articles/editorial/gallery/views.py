"""The addresses that the form's script sends pictures to, and at which staff see photos."""

import re

from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from articles.editorial import photo_files
from articles.editorial.drafting import access, typed
from articles.editorial.gallery import intake, same, uploads
from articles.editorial.gallery.forms import staged_url
from articles.editorial.rules import Action, can
from articles.models import PhotoUpload


def paths(model_admin) -> list:
    """Return the addresses for `model_admin`, to go before its own."""
    views = _Views(model_admin)
    return [
        path(address, model_admin.admin_site.admin_view(view), name=f"articles_article_{name}")
        for address, view, name in (
            ("anh/", views.add, "photos_new"),
            ("anh/sua/", views.edit, "photo_edit_new"),
            ("anh/tam/<int:upload_id>/", views.picture, "upload"),
            ("<int:object_id>/anh/", views.add, "photos"),
            ("<int:object_id>/anh/sua/", views.edit, "photo_edit"),
            ("<int:object_id>/anh/<int:photo_id>/", views.stored, "photo"),
        )
    ]


class _Views:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    def _form(self, request, object_id) -> uploads.Form:
        user = request.user
        if object_id is None:
            key = access.key_of_new(self.model_admin, request)
            article = typed.post_of(user, key)  # saved meanwhile, in another tab
            if article is None or not can(user, Action.KEEP, article):
                return uploads.Form(user, key)
        else:
            article, _ = access.article_of(self.model_admin, request, object_id)
        return uploads.Form(user, typed.key_of(article), article)

    @method_decorator(require_POST)
    def add(self, request, object_id=None):
        """Stage one picture."""
        form = self._form(request, object_id)
        if refusal := access.another_person(request):
            return refusal
        if "file" not in request.FILES:
            return JsonResponse({"error": "Chưa có tệp ảnh nào được gửi."}, status=400)
        return _answer(form, lambda: intake.take(form, request.FILES["file"]))

    @method_decorator(require_POST)
    def edit(self, request, object_id=None):
        """Stage a picture turned and cropped, made of a staged one or of a photo of the post."""
        form = self._form(request, object_id)
        if refusal := access.another_person(request):
            return refusal
        asked, crop = request.POST, request.POST.get("crop", "")
        turn = _number(asked.get("turn") or "0")  # what cannot be done, `intake.edit` refuses
        if upload := _number(asked.get("upload")):
            shown = get_object_or_404(uploads.of(form), pk=upload)
            name = shown.name
        elif form.article and (photo := _number(asked.get("photo"))):
            shown = get_object_or_404(form.article.photos, pk=photo)
            name = shown.caption or "Ảnh"
        else:
            return HttpResponseBadRequest()
        return _answer(form, lambda: intake.edit(form, shown, name, turn, crop), told=False)

    @method_decorator(require_safe)
    def picture(self, request, upload_id):
        """A staged picture, for whoever uploaded it alone."""
        found = get_object_or_404(PhotoUpload, pk=upload_id, user=request.user)
        return photo_files.respond_as_asked(found, request.GET)

    @method_decorator(require_safe)
    def stored(self, request, object_id, photo_id):
        """A photo of the working copy; residents cannot have it before it is published."""
        article = self.model_admin.get_object(request, str(object_id))
        photo = get_object_or_404(article.photos, pk=photo_id)
        return photo_files.respond_as_asked(photo, request.GET)


def _answer(form: uploads.Form, stage, told: bool = True) -> JsonResponse:
    try:
        staged = stage()
    except intake.NotTaken as error:
        return JsonResponse({"error": error.reason}, status=error.status)
    alike = same.of(form, staged) if told else ()
    return JsonResponse(
        {
            "upload": staged.pk,
            "name": staged.name,
            "url": staged_url(staged),
            "width": staged.width,
            "height": staged.height,
            "taken": staged.taken_at.isoformat() if staged.taken_at else "",
            "same": [{"text": each.text, "url": each.url} for each in alike],
        }
    )


def _number(text: str | None) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text or "") else None
