"""One request for a page that is kept, and what becomes of its view."""

from articles.public.counting import is_view
from articles.public.serving.addresses import Address
from articles.public.serving.held import Held


class Visit:
    """A request. Its view `is_settled` once it is counted, or kept to be counted."""

    def __init__(self, environ: dict, address: Address):
        self.environ = environ
        self.address = address
        self.is_settled = False
        self.is_view = is_view(environ)

    def is_to_count(self, entry: Held) -> bool:
        """Whether reading this page has to be counted still."""
        return entry.is_counted and self.is_view and not self.is_settled
