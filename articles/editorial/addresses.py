"""The addresses of the desk, but for the list of articles and their form."""

from articles.editorial import (
    features_views,
    history_views,
    mending,
    preview_views,
    takedown_views,
)
from articles.editorial.attaching import views as attaching_views
from articles.editorial.drafting import views as drafting_views
from articles.editorial.gallery import views as gallery_views
from articles.editorial.ledger import views as ledger_views
from articles.editorial.lists import bulk_views, saved_views
from articles.editorial.moves import views as move_views
from articles.editorial.review import views as review_views
from articles.editorial.suggestions import views as suggestion_views

_PAGES = (
    bulk_views,
    saved_views,
    history_views,
    ledger_views,
    features_views,
    gallery_views,
    review_views,
    move_views,
    preview_views,
    takedown_views,
    drafting_views,
    attaching_views,
    mending,
    suggestion_views,
)


def paths(model_admin) -> list:
    """All of them, for the admin of articles."""
    return [path for page in _PAGES for path in page.paths(model_admin)]
