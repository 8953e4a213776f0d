"""Taking back what was just done, from the message that says so."""

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html


def offer(request, article, said: str, move: str) -> str:
    """Return what was `said` with a button that sends the simple move named `move`, as HTML."""
    return format_html(
        '{} <form method="post" action="{}" class="list-undo">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        "<button>Hoàn tác</button></form>",
        said,
        reverse("admin:articles_article_move", args=[article.pk, move]),
        get_token(request),
    )
