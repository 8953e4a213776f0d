"""What is made of editions and kept beside them: the index of search, the register of documents.

Written in the transaction that changes an edition, so nobody finds what was withdrawn or masked,
and everybody finds what was published.
"""

from collections.abc import Iterable

from articles.documents import register
from articles.search import index


def refresh(article_ids: Iterable[int]) -> None:
    """Make anew what is kept of the editions of these articles. Needs a transaction."""
    ids = sorted(set(article_ids))
    index.refresh(ids)
    register.refresh(ids)
