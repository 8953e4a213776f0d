"""The form above the list of articles: what it is narrowed by, and what it says of that."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from articles.editorial import standing
from articles.editorial.fields import DATES
from articles.editorial.lists import narrowing
from articles.editorial.lists.paging import ORDERS
from articles.editorial.standing import Public
from articles.models import Article, Category
from articles.wording import person
from wards import scope, search
from wards.choices import name_and_parent
from wards.models import Unit
from wards.paging import among
from wards.people import name_and_account
from wards.text import words_key

MINE = "toi"
FEW_UNITS = 20  # more than these are typed, not chosen
# By these the first page leads to its counts: one unit without those below it, one author.
EXACT = {"unit__id__exact": "Riêng đơn vị", "author__id__exact": "Người viết"}
_ANY = ("", "Tất cả")


@dataclass(frozen=True)
class Chip:
    """One filter that is on, in words, and the fields to leave out to turn it off."""

    label: str
    value: str
    names: tuple[str, ...]


class _DayField(forms.DateField):
    def __init__(self, label: str):
        super().__init__(
            label=label,
            required=False,
            input_formats=DATES,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Hãy ghi ngày như 19/05/2026."},
        )


def _choice(label: str, choices=(), blank: str = "Tất cả") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", blank), *choices], required=False)


class FilterForm(forms.Form):
    """What was asked of the list. A field in error narrows nothing and says why.

    The names stand in addresses that people keep: they do not change.
    """

    state__exact = _choice("Tình trạng", Article.State.choices)
    cong_khai = _choice("Với bạn đọc", Public.choices)
    don_vi = forms.CharField(label="Đơn vị", required=False, max_length=200)
    chuyen_muc = _choice("Chuyên mục")
    nguoi_viet = _choice("Người viết")
    dang_luc = _choice("Đăng trong", [("thang-nay", "Tháng này")], "Lúc nào cũng được")
    dang_tu = _DayField("Đăng từ ngày")
    dang_den = _DayField("Đăng đến hết ngày")
    sua_tu = _DayField("Sửa từ ngày")
    sua_den = _DayField("Sửa đến hết ngày")
    dang_khan = _choice("Dấu đăng khẩn", [("cho", "Chờ duyệt lại")])
    da_xoa = _choice("Bài đã xóa", [("co", "Chỉ bài đã xóa")], "Không hiện")
    xep = _choice("Xếp theo", [(n, o.label) for n, o in list(ORDERS.items())[1:]], "Mới sửa trước")

    SPANS = (("Đăng", "dang_tu", "dang_den"), ("Sửa", "sua_tu", "sua_den"))
    PLAIN = ("state__exact", "cong_khai", "chuyen_muc", "nguoi_viet", "dang_luc", "dang_khan")

    def __init__(self, data, *, user):
        super().__init__(data, auto_id="loc_%s")
        self.user = user
        fields = self.fields
        fields["chuyen_muc"].choices += Category.objects.values_list("pk", "name")
        fields["nguoi_viet"].choices += [(MINE, "Tôi"), *self._authors()]
        if self.few_units:
            choices = [_ANY, *((pk, name) for pk, name in self.unit_labels.items())]
            fields["don_vi"] = forms.ChoiceField(label="Đơn vị", choices=choices, required=False)
        else:
            fields["don_vi"].help_text = "Gõ một phần tên, không cần dấu, thứ tự nào cũng được."
            fields["don_vi"].widget.attrs["list"] = "loc_don_vi_co"

    # --- what there is to choose ---

    @cached_property
    def units(self) -> dict[int, Unit]:
        """The units whose posts the person may see, in natural order."""
        units = Unit.objects.select_related("parent")
        if not self.user.is_superuser:
            units = units.filter(pk__in=scope.unit_ids(self.user))
        return {unit.pk: unit for unit in units}

    @property
    def few_units(self) -> bool:
        """Whether the units fit into a list to choose from."""
        return len(self.units) <= FEW_UNITS

    @cached_property
    def unit_labels(self) -> dict[int, str]:
        """What each unit is called here: namesakes with what is above them."""
        names = [unit.name for unit in self.units.values()]
        twice = {name for name in names if names.count(name) > 1}
        return {
            pk: name_and_parent(unit) if unit.name in twice else str(unit)
            for pk, unit in self.units.items()
        }

    def _authors(self) -> list[tuple[str, str]]:
        """Those who have or had a role where the person sees posts, as the family is named."""
        users = get_user_model().objects.filter(pk__in=scope.people_of(self.units))
        ordered = users.order_by("last_name", "first_name", "username")
        return [(str(user.pk), name_and_account(user)) for user in ordered]

    def clean_don_vi(self) -> tuple[list[int], str] | None:
        """The units that were chosen or typed, and how they are called together."""
        typed = self.cleaned_data["don_vi"].strip()
        if not typed:
            return None
        if typed.isdecimal() and len(typed) < 19 and int(typed) in self.units:
            return [int(typed)], self.unit_labels[int(typed)]
        found = self._units_called(typed)
        if not found:
            raise forms.ValidationError("Không có đơn vị nào khớp trong phạm vi của bạn.")
        return found, self.unit_labels[found[0]] if len(found) == 1 else typed

    def _units_called(self, typed: str) -> list[int]:
        exact = [pk for pk, label in self.unit_labels.items() if label == typed]
        exact = exact or [p for p, u in self.units.items() if u.name_words == words_key(typed)]
        if exact:
            return exact
        wanted, names = search.phrases(typed), search.unit_names()
        return [pk for pk in self.units if wanted and search.is_in(names[pk], wanted)]

    # --- what comes of it ---

    @cached_property
    def chosen(self) -> dict:
        """The fields that are filled in rightly."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def order(self) -> str:
        """The name of the order asked for."""
        return self.chosen.get("xep") or next(iter(ORDERS))

    @property
    def shows_deleted(self) -> bool:
        """Whether it is the deleted ones that are asked for."""
        return "da_xoa" in self.chosen

    def narrow(self, articles: QuerySet[Article]) -> QuerySet[Article]:
        """Return those of the `articles` that were asked for."""
        chosen = self.chosen
        articles = narrowing.deleted(articles, self.shows_deleted)
        if "state__exact" in chosen:
            articles = articles.filter(state=chosen["state__exact"])
        if "don_vi" in chosen:
            units = scope.belonging(chosen["don_vi"][0])
            articles = among(articles, "unit_id", units)
        if "chuyen_muc" in chosen:
            articles = articles.filter(category=chosen["chuyen_muc"])
        if who := chosen.get("nguoi_viet"):
            articles = among(articles, "author_id", [self.user.pk if who == MINE else int(who)])
        return articles.filter(*self._conditions())

    def _conditions(self) -> list[Q]:
        chosen, found = self.chosen, []
        if state := chosen.get("cong_khai"):
            found.append(standing.in_public_state(state))
        if "dang_luc" in chosen:
            found.append(narrowing.published_this_month())
        if "dang_khan" in chosen:
            found.append(narrowing.rushed())
        for ask, (_, first, last) in zip(
            (narrowing.published, narrowing.changed), self.SPANS, strict=True
        ):
            if first in chosen or last in chosen:
                found.append(ask(chosen.get(first), chosen.get(last)))
        return found

    def chips(self) -> list[Chip]:
        """The filters that are on, in words."""
        found = [
            Chip(self.fields[name].label, self._said(name), (name,))
            for name in self.PLAIN
            if name in self.chosen
        ]
        if "don_vi" in self.chosen:
            found.append(Chip("Đơn vị", self.chosen["don_vi"][1], ("don_vi",)))
        for label, *names in self.SPANS:
            first, last = (self.chosen.get(name) for name in names)
            said = [f"từ {first:%d/%m/%Y}"] if first else []
            said += [f"đến hết {last:%d/%m/%Y}"] if last else []
            if said:
                found.append(Chip(label, " ".join(said), tuple(names)))
        if self.shows_deleted:
            found.append(Chip("Bài đã xóa", "chỉ bài đã xóa", ("da_xoa",)))
        return found

    def _said(self, name: str) -> str:
        value = self.chosen[name]
        if value == MINE:
            return f"Tôi ({person(self.user)})"
        return self._choices(name)[value]

    def _choices(self, name: str) -> dict[str, str]:
        return {str(value): str(label) for value, label in self.fields[name].choices}

    def said_exactly(self, name: str, value: str) -> str:
        """What the `value` of one of EXACT is called; nothing is told of who is out of reach."""
        if name == "author__id__exact":
            return self._choices("nguoi_viet").get(value, "người khác")
        known = {str(pk): label for pk, label in self.unit_labels.items()}
        return known.get(value, "đơn vị khác")
