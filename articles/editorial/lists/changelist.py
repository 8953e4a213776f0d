"""The list of articles as the admin asks for it: one form, one page, bounded counts."""

from urllib.parse import urlencode

from articles.editorial.lists import bulk, columns, paging, saved
from articles.editorial.lists.filters import EXACT, FilterForm
from articles.editorial.lists.keyset import KeysetList
from wards import scope


class ArticleList(KeysetList):
    """The posts of one's units, and what can be done with several of them."""

    def __init__(self, request, *args, **kwargs):
        self.form = FilterForm(request.GET, user=request.user)
        self.order = paging.ORDERS[self.form.order]
        super().__init__(request, *args, **kwargs)
        self.title = "Bài đã xóa" if self.form.shows_deleted else "Bài viết"
        self.views = list(saved.of(request.user))
        self.reviews = bool(scope.unit_ids(request.user, scope.Role.REVIEWER))
        self.bulk_actions = bulk.offered_to(request.user, self.form.shows_deleted)

    def read(self, ids):
        """What a row says is asked for these rows alone, not while they are looked for."""
        rows = columns.with_public_state(self.root_queryset).select_related("unit", "author")
        found = rows.in_bulk(ids)
        articles = [found[pk] for pk in ids if pk in found]
        self.rows = [columns.row(article) for article in articles]
        return articles

    def said_of(self, name, value):
        """Name what the first page leads to by its own conditions."""
        if name in EXACT:
            return EXACT[name], self.form.said_exactly(name, value)
        return super().said_of(name, value)

    @property
    def kept(self) -> str:
        """This list's conditions as they would be kept under a name; "" if there are none."""
        return saved.readable(urlencode(self.said))

    @property
    def is_kept(self) -> bool:
        """Whether the person keeps this very list already."""
        return any(view.query == self.kept for view in self.views)
