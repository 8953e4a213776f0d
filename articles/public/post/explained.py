"""Lead and body of a post as its page has them: abbreviations with what they mean."""

from django.utils.safestring import SafeString

from articles.models import Abbreviation
from articles.richtext import abbreviations


def of(lead: SafeString, body: SafeString) -> tuple[SafeString, SafeString]:
    """Return both, HTML with the links that it has in the end, with `<abbr>`. One query."""
    known = Abbreviation.objects.filter(is_explained=True).order_by()
    return abbreviations.explain(lead, body, known.values_list("short", "meaning"))
