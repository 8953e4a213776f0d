"""Lead and body of a post as its page has them: abbreviations with what they mean."""

from django.utils.safestring import SafeString

from articles.models import Abbreviation, Edition
from articles.richtext import abbreviations


def of(edition: Edition, body: SafeString) -> tuple[SafeString, SafeString]:
    """Return the lead of `edition` and `body`, its text as arranged, both as HTML. One query."""
    known = Abbreviation.objects.filter(is_explained=True).order_by()
    return abbreviations.explain(edition.lead, body, known.values_list("short", "meaning"))
