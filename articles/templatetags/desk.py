"""What the back office's own pages show beside Django's."""

from django import template

from articles import wording
from articles.editorial.review import queue

register = template.Library()
register.filter("moment", wording.moment)
register.filter("person", wording.person)


@register.simple_tag(takes_context=True)
def review_queue(context):
    """What waits for the signed-in reviewer; None for those who review nowhere."""
    return queue.of(context["request"].user)
