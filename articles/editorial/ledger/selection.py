"""What an address of the ledger asks for, and whether who asks may have it."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib.auth import get_user_model
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode

from articles.editorial.ledger import periods
from articles.editorial.ledger.periods import Period
from articles.models import Article
from articles.wording import person
from wards.backoffice import units_in_reach
from wards.models import Unit
from wards.structure import Tree


class Reach:
    """The units whose ledger a person may read, closed ones too, and who wrote there.

    Everybody with a role reads the whole ledger of their units: the list of posts and their history
    tell them as much. Administrators read that of all units, as they see all lists.
    """

    def __init__(self, request):
        units = Unit.objects.select_related("parent").order_by("name_order", "pk")
        if not request.user.is_superuser:
            units = units.filter(pk__in=units_in_reach(request))
        self.units: dict[int, Unit] = {unit.pk: unit for unit in units}

    @cached_property
    def authors(self) -> dict:
        """The people who wrote posts of these units, by id, in the order of their names."""
        wrote = Article.objects.filter(unit__in=list(self.units), author__isnull=False)
        ids = wrote.order_by().values("author").distinct()
        people = get_user_model().objects.filter(pk__in=ids)
        return {user.pk: user for user in sorted(people, key=lambda u: (person(u), u.pk))}

    def below(self, unit: Unit) -> list[int]:
        """`unit` and what is below it, as far as it is in reach."""
        return sorted(Tree().with_descendants([unit.pk]) & self.units.keys())


@dataclass(frozen=True)
class Selection:
    """A period, the units whose posts count, and the author if it is about one."""

    period: Period
    unit_ids: tuple[int, ...]
    unit: Unit | None = None
    author: object | None = None

    def query(self, period: Period | None = None, **others) -> str:
        """The query of an address that asks for this, or for another `period` of it."""
        period = period or self.period
        days = {"tu": f"{period.first:%Y-%m-%d}", "den": f"{period.last:%Y-%m-%d}"}
        asked = {"ky": period.key} if period.key else days
        if self.unit:
            asked["don_vi"] = self.unit.pk
        if self.author:
            asked["tac_gia"] = self.author.pk
        return urlencode(asked | others)

    @property
    def slug(self) -> str:
        """Period, unit and author in the name of a file."""
        parts = [self.period.slug, self.unit.slug if self.unit else "tat-ca-don-vi"]
        return "_".join([*parts, f"nguoi-viet-{self.author.pk}"] if self.author else parts)


_OUT_OF_RANGE = f"Hãy chọn ngày từ {periods.EARLIEST:%d/%m/%Y} đến {periods.LATEST:%d/%m/%Y}."


class LedgerForm(forms.Form):
    """The choices at the head of the page; all of it stands in the address."""

    _DATE = {"type": "date", "min": f"{periods.EARLIEST}", "max": f"{periods.LATEST}"}
    tu = forms.DateField(
        label="Từ ngày",
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
        error_messages={
            "required": "Hãy ghi ngày đầu.",
            "invalid": "Ngày đầu không có. Hãy ghi ngày/tháng/năm, ví dụ 01/11/2026.",
        },
    )
    den = forms.DateField(
        label="Đến hết ngày",
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
        error_messages={
            "required": "Hãy ghi ngày cuối.",
            "invalid": "Ngày cuối không có. Hãy ghi ngày/tháng/năm, ví dụ 30/11/2026.",
        },
    )
    don_vi = forms.ChoiceField(label="Đơn vị (kể cả đơn vị bên dưới)", required=False)
    tac_gia = forms.ChoiceField(label="Người viết", required=False)

    def __init__(self, data, reach: Reach, period: Period):
        data = data.copy()
        for name, day in (("tu", period.first), ("den", period.last)):
            if name not in data:
                data[name] = f"{day:%Y-%m-%d}"
        super().__init__(data, label_suffix="")
        self.fields["don_vi"].choices = [("", "Tất cả đơn vị của bạn"), *_by_kind(reach)]
        people = [(str(pk), person(user)) for pk, user in reach.authors.items()]
        self.fields["tac_gia"].choices = [("", "Tất cả người viết"), *people]

    def clean(self):
        asked = self.cleaned_data
        for name in ("tu", "den"):
            if name in asked and not periods.EARLIEST <= asked[name] <= periods.LATEST:
                self.add_error(name, _OUT_OF_RANGE)
        if "tu" in asked and "den" in asked:
            try:
                asked["period"] = Period(asked["tu"], asked["den"])
            except ValueError:
                self.add_error("den", "Ngày cuối phải trùng hoặc sau ngày đầu.")
        return asked


def read(request, reach: Reach, today: date | None = None) -> tuple[LedgerForm, Selection | None]:
    """The form as filled in, and what it asks for; None for days that make no period.

    Raises Http404 for a unit or author out of reach, as for one that is not there.
    """
    asked = request.GET
    try:
        period = periods.named(asked["ky"]) if asked.get("ky") else None
    except ValueError:
        raise Http404 from None
    period = period or periods.whole(today or timezone.localdate(), 1)
    unit = _found(reach.units, asked.get("don_vi"))
    author = _found(reach.authors, asked.get("tac_gia"))
    form = LedgerForm(asked, reach, period)
    if not form.is_valid():
        return form, None
    unit_ids = reach.below(unit) if unit else reach.units
    return form, Selection(form.cleaned_data["period"], tuple(unit_ids), unit, author)


def _found(known: dict[int, object], pk: str | None):
    """What stands under `pk`; None if none is asked for. Raises Http404 for any other."""
    if not pk:
        return None
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19 and int(pk) in known):
        raise Http404
    return known[int(pk)]


def _by_kind(reach: Reach) -> list:
    """The units in groups, open ones by kind; namesakes told apart by what is above them."""
    today, names = timezone.localdate(), {}
    for unit in reach.units.values():
        names.setdefault(str(unit), []).append(unit)
    groups = {label: [] for label in [*Unit.Kind.labels, "Đã kết thúc hoạt động"]}
    for unit in reach.units.values():
        name = str(unit)
        if unit.parent and len(names[name]) > 1:
            name = f"{name}, {unit.parent.name}"
        group = "Đã kết thúc hoạt động" if unit.has_closed(today) else unit.get_kind_display()
        groups[group].append((str(unit.pk), name))
    return [(label, choices) for label, choices in groups.items() if choices]
