"""The list of articles as the admin asks for it: one form, one page, bounded counts."""

from urllib.parse import urlencode

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList

from articles.editorial.lists import bulk, columns, paging, saved
from articles.editorial.lists.filters import EXACT, FilterForm
from wards import scope

_PLACES = (paging.AFTER, paging.BEFORE)
_LEFT_OUT = ("p", "e", "o", "all", "_facets")  # Django's own, which mean nothing here


class ArticleList(ChangeList):
    """Reads the address through `FilterForm`; other fields of the model work as everywhere."""

    def __init__(self, request, *args, **kwargs):
        self.form = FilterForm(request.GET, user=request.user)
        self.order = paging.ORDERS[self.form.order]
        super().__init__(request, *args, **kwargs)
        self.title = "Bài đã xóa" if self.form.shows_deleted else "Bài viết"
        self.views = list(saved.of(request.user))
        self.reviews = bool(scope.unit_ids(request.user, scope.Role.REVIEWER))
        self.bulk_actions = bulk.offered_to(request.user, self.form.shows_deleted)

    def get_filters_params(self, params=None):
        """What is left for Django: neither the form's fields nor where the page lies."""
        found = super().get_filters_params(params)
        own = {*self.form.fields, *_PLACES}
        return {name: value for name, value in found.items() if name not in own}

    def get_queryset(self, request, exclude_parameters=None):
        """All rows that were asked for."""
        return self.form.narrow(super().get_queryset(request, exclude_parameters))

    def get_ordering(self, request, queryset):
        """One of the orders that have an index."""
        return self.order.keys()

    def get_results(self, request):
        """Read one page: its ids first, then what the list says of these."""
        after, before = (request.GET.get(name, "") for name in _PLACES)
        try:
            page = paging.page_of(self.queryset, self.order, self.list_per_page, after, before)
        except ValueError as error:
            raise IncorrectLookupParameters from error
        # What a row says is asked for these rows alone, not while they are looked for.
        rows = columns.with_public_state(self.root_queryset).select_related("unit", "author")
        found = rows.in_bulk(page.ids)
        self.page = page
        self.result_list = [found[pk] for pk in page.ids if pk in found]
        self.rows = [columns.row(article) for article in self.result_list]
        self.result_count, self.full_result_count = page.count, None
        self.show_full_result_count = self.can_show_all = self.show_admin_actions = False
        self.multi_page = bool(page.before or page.after)

    # --- addresses of lists like this one ---

    @property
    def said(self) -> dict[str, str]:
        """What was asked for, as it stands in the address; neither page nor what means nothing."""
        return {
            name: value
            for name, value in self.params.items()
            if value and name not in (*_PLACES, *_LEFT_OUT)
        }

    def address(self, without=(), **more) -> str:
        """The address of this list `without` some fields and with `more`."""
        kept = {n: v for n, v in self.said.items() if n not in without} | more
        return f"?{urlencode(kept)}"

    @property
    def beside(self) -> dict[str, str]:
        """What narrows the list beside the form's own fields and the search.

        The form hands it on: asked for more, the list would else silently show what was left out.
        """
        known = {"q", *self.form.fields}
        return {n: v for n, v in self.said.items() if n not in known and n[0] != "_"}

    @property
    def chips(self) -> list[tuple[str, str, str]]:
        """(label, value, address without it) of all that narrows the list."""
        found = [(c.label, c.value, self.address(c.names)) for c in self.form.chips()]
        if self.query:
            found.insert(0, ("Tìm", self.query, self.address(["q"])))
        for name, value in self.beside.items():
            said = "Điều kiện khác", name
            if name in EXACT:
                said = EXACT[name], self.form.said_exactly(name, value)
            found.append((*said, self.address([name])))
        return found

    @property
    def filters_on(self) -> int:
        """How many filters are on, the search not counted."""
        return len(self.chips) - bool(self.query)

    @property
    def before(self) -> str | None:
        """The address of the page before this one."""
        return self.page.before and self.address(**{paging.BEFORE: self.page.before})

    @property
    def after(self) -> str | None:
        """The address of the page after this one."""
        return self.page.after and self.address(**{paging.AFTER: self.page.after})

    @property
    def kept(self) -> str:
        """This list's conditions as they would be kept under a name; "" if there are none."""
        return saved.readable(urlencode(self.said))

    @property
    def is_kept(self) -> bool:
        """Whether the person keeps this very list already."""
        return any(view.query == self.kept for view in self.views)
