"""A post in a sentence or two, for what shows no more of it."""

from django.utils.text import Truncator

from articles import richtext
from articles.models import Edition

_WORDS = 40


def of(edition: Edition) -> str:
    """The lead of a post, or how its text begins."""
    return edition.lead or Truncator(richtext.to_text(edition.body)).words(_WORDS)
