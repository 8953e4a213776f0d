"""The addresses that the form's script sends files to, and where staff fetch an attached file."""

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from articles.attachments import files, intake, serving
from articles.editorial.attaching import staged
from articles.editorial.drafting import access
from articles.editorial.rules import Action, can, why_not


def paths(model_admin) -> list:
    """Return the addresses for `model_admin`, to go before its own."""
    views = _Views(model_admin)
    return [
        path(address, model_admin.admin_site.admin_view(view), name=f"articles_article_{name}")
        for address, view, name in (
            ("tep/", views.take_for_new, "attach_new"),
            ("<int:object_id>/tep/", views.take, "attach"),
            ("<int:object_id>/tep/<slug:key>/", views.fetch, "attachment"),
        )
    ]


def address_for_staff(article_id: int, key: str) -> str:
    """Where staff fetch the file of `key` that the article has or ever had, published or not."""
    return reverse("admin:articles_article_attachment", args=[article_id, key])


class _Views:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    @method_decorator(require_POST)
    def take(self, request, object_id):
        """Take in one file for the form of an article."""
        article = self.model_admin.get_object(request, str(object_id))
        if reason := why_not(request.user, Action.EDIT, article):
            return JsonResponse({"error": reason}, status=403)
        return _taken(request, staged.form_of(article))

    @method_decorator(require_POST)
    def take_for_new(self, request):
        """Take in one file for the form of a post that was never saved."""
        key = access.key_of_new(self.model_admin, request)
        return _taken(request, staged.form_of(None, key))

    @method_decorator(require_safe)
    def fetch(self, request, object_id, key):
        """Hand out a file of an article, whether or not residents can have it."""
        article = self.model_admin.get_object(request, str(object_id))
        if not can(request.user, Action.VIEW, article):
            raise Http404
        found = files.find_anywhere(article, key)
        response = found and serving.respond(request, found, "private, no-cache")
        if not response:
            raise Http404
        return response


def _taken(request, form: str) -> JsonResponse:
    if access.another_person(request):
        text = "Trang này do người khác mở. Hãy tải lại trang rồi thêm tệp."
        return JsonResponse({"error": text}, status=409)
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"error": "Chưa nhận được tệp. Hãy thử lại."}, status=400)
    try:
        taken = intake.take(upload)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=422)
    attachment = taken.attachment
    return JsonResponse(
        {
            "token": staged.sign(request.user, form, attachment),
            "key": attachment.key,
            "name": attachment.name,
            "title": attachment.label,
            "what": f"{attachment.kind_label}, {filesizeformat(attachment.bytes)}",
            "notes": taken.warnings,
        }
    )
