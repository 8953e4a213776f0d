"""What the back office's own pages show beside Django's."""

from django import template

from articles import wording
from articles.editorial import home, rules
from articles.editorial.review import queue

DECISIONS = (rules.Action.RETURN, rules.Action.APPROVE, rules.Action.SIGN, rules.Action.CONFIRM)

register = template.Library()
register.filter("moment", wording.moment)
register.filter("person", wording.person)


@register.simple_tag(takes_context=True)
def may_decide(context, article):
    """Whether something of the article waits for the signed-in person's decision."""
    user = context["request"].user
    return any(rules.can(user, action, article) for action in DECISIONS)


@register.simple_tag(takes_context=True)
def desk_of(context):
    """What the signed-in writer has in hand; None for those who write nowhere."""
    return home.of(context["request"].user)


@register.simple_tag(takes_context=True)
def review_queue(context):
    """What waits for the signed-in reviewer; None for those who review nowhere."""
    return queue.of(context["request"].user)
