"""What a page costs that nobody has kept yet: so many statements, whatever there is to show.

Of the budgets of article 6, home 12 and lists 6, one is the front's own: it asks for the version
and the clock. What counts the view is within.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Abbreviation, Category, Citation, DailyViews, Feature, Notice
from tests.attached import entry, pdf
from tests.makers import HOUR, REFORM, unit
from wards.models import Coverage, FormerName, Leader, Succession, Unit

pytestmark = pytest.mark.django_db

ARTICLE, HOME, LIST = 6 - 1, 12 - 1, 6 - 1
KIND = Unit.Kind
BODY = "".join(f"<p>Theo Kế hoạch {n}-KH/QU và UBND phường.</p>" for n in range(1, 7))


@pytest.fixture
def noon():
    return timezone.now() - 20 * HOUR


@pytest.fixture
def much(city, category, people, make_article, publish, settings, noon):
    """`much(times)` fills the portal: posts with all that they can have, units with a past."""
    settings.ARTICLES_PER_PAGE = 3
    about = [city.cell, city.group, city.bo_de, city.top]
    editions = []

    def fill(times: int):
        for n in range(len(editions), len(editions) + times):
            _people_and_notices(city, people, n)
            attached = [entry(pdf(text=f"Tệp {k}"), title=f"Tệp {k}") for k in range(3)]
            article = make_article(
                title=f"Tin số {n} về dọn vệ sinh đường làng",
                body=BODY,
                photos=12 if n == 1 else 1,
                about=about,
                attachments=attached,
                category=Category.objects.create(name=f"Mục {n}", slug=f"muc-{n}", position=n)
                if n % 2
                else category,
            )
            publish(article, at=noon + n * HOUR / 2)
            at = noon + n * HOUR / 2 + timedelta(minutes=1)
            edition = publish(article, at=at, change="correction", public_note=f"Sai ngày {n}.")
            place = Feature.Place.LEAD if n % 4 == 0 else Feature.Place.FEATURED
            now = timezone.now()
            Feature.objects.create(
                article=article,
                place=place,
                starts_at=now - HOUR,
                ends_at=now + HOUR,
                chosen_by=people.chief,
            )
            DailyViews.objects.create(
                article=article, day=timezone.localdate() - timedelta(days=1), views=n + 1
            )
            editions.append(edition)
        return editions

    return fill


def _people_and_notices(city, people, n: int) -> None:
    now = timezone.now()
    ward, until = city.viet_hung, REFORM + timedelta(days=9 + n)
    FormerName.objects.create(unit=ward, name=f"Phường Tên Cũ {n}", until=until)
    Leader.objects.create(unit=ward, name=f"Bà Trần Thị {n}", office="Chủ tịch", position=n)
    old = unit(KIND.WARD, f"Phường Cũ {n}", f"cu-{n}", city.district, closed_on=REFORM)
    Succession.objects.create(predecessor=old, successor=ward, share="part", happened_on=REFORM)
    group = unit(KIND.RESIDENTIAL_GROUP, f"Tổ dân phố {n}", f"tdp-{n}", ward)
    cell = unit(KIND.PARTY_CELL, f"Chi bộ {n}", f"chi-bo-{n}", ward)
    Coverage.objects.create(cell=cell, group=group)
    FormerName.objects.create(unit=group, name=f"Tổ Tên Cũ {n}", until=now.date())
    Abbreviation.objects.create(short=f"ABCD{n}", meaning="Ủy ban nhân dân")
    for everywhere in (True, False):
        for of in (ward, group, None):
            Notice.objects.create(
                title=f"Tạm dừng {n}",
                unit=of,
                everywhere=everywhere,
                starts_at=now - HOUR,
                ends_at=now + HOUR,
                created_by=people.chief,
            )


def pages(editions) -> dict[str, tuple[str, int]]:
    """Of each kind of page an address and what it may cost."""
    first, last = editions[0], editions[-1]
    found = {
        "article": (editions[1].get_absolute_url(), ARTICLE),
        "another article": (editions[2].get_absolute_url(), ARTICLE),
        "home": ("/", HOME),
    }
    by_post, by_correction = (
        [f"truoc={last_key}", f"sau={first_key}", f"truoc={last_key}&sau={first_key}"]
        for last_key, first_key in [(last.article_id, first.article_id), (last.pk, first.pk)]
    )
    day = timezone.localdate(editions[1].published_at)
    lists = {
        "month": (f"/luu-tru/{day:%Y/%m}/", by_post),
        "day": (f"/luu-tru/{day:%Y/%m/%d}/", by_post),
        "section": ("/chuyen-muc/hoat-dong-cac-phuong/", by_post),
        "unit": ("/don-vi/viet-hung/", by_post),
        "older": ("/", by_post),
        "corrections": ("/dinh-chinh/", by_correction),
        "documents": ("/van-ban/", ["truoc=0-4", "sau=0-2", "q=kh&loai=KH", "q=kh&truoc=0-4"]),
    }
    for name, (address, cursors) in lists.items():
        if name != "older":
            found[name] = (address, LIST)
        for number, cursor in enumerate(cursors):
            found[f"{name}, cursor {number}"] = f"{address}?{cursor}", LIST
    return found


def test_a_page_keeps_to_its_budget_whatever_there_is_to_show(client, much):
    costs = {}
    for times in (9, 9):
        editions = much(times)
        assert Citation.objects.count() == len(editions) * 12  # both editions of each
        for name, (address, most) in pages(editions).items():
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200, address
            said = "\n\n".join(query["sql"] for query in captured)
            assert len(captured) <= most, f"{name}: {len(captured)} of {most}\n{said}"
            costs.setdefault(name, []).append(len(captured))
    assert {name: each for name, each in costs.items() if len(set(each)) > 1} == {}


def test_all_of_it_is_on_the_page(client, much):
    page = client.get(much(5)[1].get_absolute_url()).text
    for part in ("Tệp 2", "Chi bộ 19", "Sai ngày 1.", "Tạm dừng 4", "/van-ban/6-kh-qu-", "<abbr"):
        assert part in page, part
    assert page.count("<figure") >= 12
    page = client.get("/don-vi/viet-hung/").text
    for part in ("Phường Tên Cũ 4", "Bà Trần Thị 4", "phường Cũ 4", "Tổ dân phố 4", "Tạm dừng 4"):
        assert part in page, part
