"""What the back office's own pages show beside Django's."""

from django import template
from django.conf import settings

from articles import wording
from articles.editorial import features, features_views, home, office, overview, rules
from articles.editorial.drafting import presence, typed
from articles.editorial.review import queue
from wards import scope
from wards.backoffice import is_member

DECISIONS = (rules.Action.RETURN, rules.Action.APPROVE, rules.Action.SIGN, rules.Action.CONFIRM)

register = template.Library()
register.filter("moment", wording.moment)
register.filter("clock", wording.clock)
register.filter("lasting", wording.lasting)
register.filter("person", wording.person)


@register.simple_tag(takes_context=True)
def may_decide(context, article):
    """Whether something of the article waits for the signed-in person's decision."""
    user = context["request"].user
    return any(rules.can(user, action, article) for action in DECISIONS)


@register.simple_tag(takes_context=True)
def first_page(context):
    """What the signed-in person meets first: their parts of the page, None where they have none."""
    user = context["request"].user
    scope.remember(user)
    waiting = queue.of(user)
    return {
        "queue": waiting,
        "overview": overview.of(user, waiting),
        "desk": home.of(user),
        "office": office.of(user),
    }


@register.simple_tag(takes_context=True)
def recent_deeds(context):
    """What the signed-in person did last."""
    return office.recent(context["request"].user)


@register.simple_tag
def review_hours():
    """Working hours after which a submission has waited too long."""
    return settings.REVIEW_HOURS


@register.simple_tag(takes_context=True)
def has_ledger(context):
    """Whether the signed-in person has units whose ledger they may read."""
    return is_member(context["request"])


@register.simple_tag(takes_context=True)
def others_at(context, article):
    """Who else has the form of `article` open, in words."""
    return presence.others(context["request"].user, article)


@register.simple_tag(takes_context=True)
def chooses_for_home(context):
    """Whether the signed-in person may look at what stands on the home page by choice."""
    return features_views.sees(context["request"].user)


@register.simple_tag
def on_home_page(article):
    """The choice by which `article` stands on the home page now, if it does."""
    return features.of(article)


@register.simple_tag(takes_context=True)
def unfinished_writing(context):
    """What the signed-in person has typed and not saved, each with a title; newest first."""
    return [(row, typed.title_of(row)) for row in typed.unfinished(context["request"].user)]


@register.filter
def without(pieces, kind):
    """The pieces of a comparison but those of `kind`: what one of both sides shows."""
    return [piece for piece in pieces if piece.kind != kind]
