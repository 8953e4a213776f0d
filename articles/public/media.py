"""Photos as they are served to residents."""

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.models import Edition, EditionPhoto
from articles.photos import names, renditions

MAX_AGE = 300  # seconds; short, and asked about again after: a takedown must bite


@require_safe
def photo(request, name):
    """The photo stored as `name`, while a live edition shows it; 410 once none does any more."""
    named = names.parse(name)
    if named is None:
        raise Http404
    shown = EditionPhoto.objects.filter(digest=named.digest)
    if shown.visible().filter(edition__in=Edition.objects.live()).exists():
        try:
            file = renditions.open_or_make(name)
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(file)
        response["ETag"] = f'"{name}"'
        response = get_conditional_response(request, response["ETag"], response=response)
        response["Cache-Control"] = f"public, max-age={MAX_AGE}, must-revalidate"
        return response
    if shown.filter(edition__in=Edition.objects.started()).exists():
        gone = HttpResponse("Ảnh này đã được gỡ.", content_type="text/plain", status=410)
        gone["Cache-Control"] = "no-cache"
        return gone
    raise Http404
