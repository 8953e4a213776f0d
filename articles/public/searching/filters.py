"""By what results are narrowed down, as an address says it. Pure but for what it is given.

What an address says wrongly is passed over with a word about it: nothing else is lost by it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from articles.models import Category
from articles.public import periods
from articles.public.searching.kin import Kin
from articles.search.finding import Filters
from wards.models import Unit
from wards.text import one_line

ASKED, PAGE = "q", "trang"
UNIT, SECTION, YEAR, PHOTOS = "don-vi", "chuyen-muc", "nam", "anh"
SINCE, UNTIL = "tu", "den"

_MOST_SHOWN = 60  # letters of what was wrong
# Keys of entries hold no later days.
_LAST_DAY = date(2400, 12, 31)


@dataclass(frozen=True)
class Chosen:
    """What was chosen; `objections` are words about what could not be."""

    unit: Unit | None = None
    section: Category | None = None
    year: int | None = None
    since: date | None = None
    until: date | None = None
    with_photos: bool = False
    objections: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, str]:
        """What addresses say of it."""
        said = {
            UNIT: self.unit and self.unit.slug,
            SECTION: self.section and self.section.slug,
            YEAR: self.year and str(self.year),
            SINCE: self.since and self.since.isoformat(),
            UNTIL: self.until and self.until.isoformat(),
            PHOTOS: "1" if self.with_photos else None,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def query(self) -> str:
        """What follows the words in an address: "&don-vi=…"; "" if nothing is chosen."""
        return f"&{urlencode(self.parameters)}" if self.parameters else ""

    def without(self, name: str) -> "Chosen":
        """The same without the choice that addresses call `name`."""
        field = {UNIT: "unit", SECTION: "section", YEAR: "year", SINCE: "since", UNTIL: "until"}
        if name == PHOTOS:
            return replace(self, with_photos=False)
        return replace(self, **{field[name]: None})

    def filters(self, kin: Kin) -> Filters:
        """What search is asked for."""
        since, until = self.since, self.until
        if self.year:
            since = max(filter(None, [since, date(self.year, 1, 1)]))
            until = min(filter(None, [until, date(self.year, 12, 31)]))
        return Filters(
            units=kin.of(self.unit.pk) if self.unit else None,
            category=self.section.pk if self.section else None,
            since=since and min(since, _LAST_DAY),
            until=until and min(until, _LAST_DAY),
            with_photos=self.with_photos,
        )

    def address(self, asked: str, page: int = 1) -> str:
        """The address of a page of results for what was `asked`."""
        said = {ASKED: asked, **self.parameters}
        if page > 1:
            said[PAGE] = str(page)
        return f"{reverse('search')}?{urlencode(said)}"

    def removable(self, asked: str, kin: Kin) -> list[tuple[str, str]]:
        """Each choice in words, and the address without it."""
        labels = {
            UNIT: self.unit and kin.called(self.unit),
            SECTION: self.section and self.section.name,
            YEAR: self.year and f"Năm {self.year}",
            SINCE: self.since and f"Từ ngày {self.since:%d/%m/%Y}",
            UNTIL: self.until and f"Đến ngày {self.until:%d/%m/%Y}",
            PHOTOS: "Có ảnh",
        }
        return [(labels[name], self.without(name).address(asked)) for name in self.parameters]


def read(said: Mapping[str, str], kin: Kin, sections: Iterable[Category]) -> Chosen:
    """Return what the parameters `said` choose."""
    objections: list[str] = []

    def of(name: str, known, objection: str):
        value = one_line(said.get(name, "")[:200])
        found = known(value) if value else None
        if value and found is None:
            objections.append(objection.format(_shortened(value)))
        return found

    by_slug = {section.slug: section for section in sections}
    unit = of(UNIT, kin.by_slug, "Không có đơn vị nào có địa chỉ “{}” nên chưa lọc theo đơn vị.")
    section = of(SECTION, by_slug.get, "Không có chuyên mục “{}” nên chưa lọc theo chuyên mục.")
    year = of(YEAR, _year, "“{}” không phải là một năm nên chưa lọc theo năm.")
    since, until = (
        of(name, _day, "Không có ngày “{}” trong lịch. Hãy ghi ngày/tháng/năm, ví dụ 19/05/2022.")
        for name in (SINCE, UNTIL)
    )
    if since and until and since > until:
        since, until = until, since
        objections.append("“Từ ngày” muộn hơn “đến ngày” nên hai ngày đã được đổi chỗ.")
    with_photos = said.get(PHOTOS, "") not in ("", "0")
    return Chosen(unit, section, year, since, until, with_photos, tuple(objections))


def _year(value: str) -> int | None:
    year = int(value) if value.isascii() and value.isdecimal() and len(value) == 4 else 0
    return year if periods.FIRST_YEAR <= year <= _LAST_DAY.year else None


def _day(value: str) -> date | None:
    period = periods.day_of(value)
    return period and period.first


def _shortened(value: str) -> str:
    return value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]}…"
