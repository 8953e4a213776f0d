"""Photos as they are served to residents."""

from django.conf import settings
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

MAX_AGE = 300  # seconds; short, and asked about again after: a takedown must bite


@require_safe
def photo(request, path):
    """A stored photo. Names are hashes of the content, so unpublished ones cannot be guessed."""
    if not path.endswith(".jpg"):
        raise Http404
    response = serve(request, f"photos/{path}", document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}, must-revalidate"
    return response
