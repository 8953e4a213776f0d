"""Photos as they are served to residents."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

from articles.models import Edition, EditionPhoto

MAX_AGE = 300  # seconds; short, and asked about again after: a takedown must bite


@require_safe
def photo(request, name):
    """The photo stored as `name`, while a live edition shows it; 410 once none does any more."""
    shown = EditionPhoto.objects.filter(file=name)
    if shown.visible().filter(edition__in=Edition.objects.live()).exists():
        response = serve(request, name, document_root=settings.MEDIA_ROOT)
        response["Cache-Control"] = f"public, max-age={MAX_AGE}, must-revalidate"
        return response
    if shown.filter(edition__in=Edition.objects.started()).exists():
        gone = HttpResponse("Ảnh này đã được gỡ.", content_type="text/plain", status=410)
        gone["Cache-Control"] = "no-cache"
        return gone
    raise Http404
