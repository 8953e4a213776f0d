"""Finding posts by the words of their titles and by the names of their units."""

from django.db.models import Q, QuerySet

from articles.models import Article
from wards import search


def matching(articles: QuerySet[Article], typed: str) -> QuerySet[Article]:
    """Return the `articles` in which all that was `typed` begins: in the title, or in the unit.

    Some phrases may be in the one and some in the other. A unit's name is its own and those above
    it up to the ward. One query more than `articles` itself, for the units; none if nothing was
    typed.
    """
    phrases = search.phrases(typed)
    names = search.unit_names() if phrases else {}
    for phrase in phrases:
        units = [pk for pk, words in names.items() if search.is_in(words, [phrase])]
        found = search.begins_in("title_words", phrase)
        articles = articles.filter(found | Q(unit__in=units) if units else found)
    return articles
