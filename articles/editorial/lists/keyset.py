"""A list of the back office that is one form sent by GET, read page by page from a row on."""

from urllib.parse import urlencode

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList

from articles.editorial.lists import paging

_PLACES = (paging.AFTER, paging.BEFORE)
_LEFT_OUT = ("p", "e", "o", "all", "_facets")  # Django's own, which mean nothing here


class KeysetList(ChangeList):
    """Reads the address through `form`; other fields of the model work as everywhere.

    A list sets `form` (which has `fields`, `narrow(rows)` and `chips()`) and `order` before Django
    reads anything, and `result_list` from the ids of its page.
    """

    form = order = None

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
        """Read the ids of one page, and what the list says of these alone."""
        after, before = (request.GET.get(name, "") for name in _PLACES)
        try:
            page = paging.page_of(self.queryset, self.order, self.list_per_page, after, before)
        except ValueError as error:
            raise IncorrectLookupParameters from error
        self.page = page
        self.result_list = self.read(page.ids)
        self.result_count, self.full_result_count = page.count, None
        self.show_full_result_count = self.can_show_all = self.show_admin_actions = False
        self.multi_page = bool(page.before or page.after)

    def read(self, ids: list[int]) -> list:
        """Return the rows of `ids`, in their order."""
        raise NotImplementedError

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
            found.append((*self.said_of(name, value), self.address([name])))
        return found

    def said_of(self, name: str, value: str) -> tuple[str, str]:
        """Return label and value of what narrows the list beside the form."""
        return "Điều kiện khác", name

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
