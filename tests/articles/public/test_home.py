"""The home page: what leads, what stands beside it, and that nothing is skipped or told twice."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.editorial import housekeeping
from articles.models import Category, DailyViews, Feature, Notice
from articles.public import home_page, notices
from tests.makers import HOUR, NOON, unit
from wards.models import Unit

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def main(client, address="/") -> str:
    page = client.get(address).content.decode()
    return page.split("<main", 1)[1].split("</main>", 1)[0]


def titles(html: str) -> list[str]:
    """The posts of the tests, which are called "Tin" and a number, in their order."""
    return re.findall(r"Tin số (\d+)", words(html))


def part(page: str, name: str) -> str:
    """What stands under the heading with the id `name`."""
    return page.partition(f'id="{name}"')[2].partition("</section>")[0]


def top(page: str) -> str:
    """The lead story."""
    return page.partition('<article class="home-lead')[2].partition("</article>")[0]


@pytest.fixture
def post(make_article, publish):
    """`post(3, photos=1)`: "Tin số 3", published three hours after noon; returns its edition."""

    def run(number, at=None, **fields):
        article = make_article(title=f"Tin số {number}", **fields)
        return publish(article, at=at or NOON + number * HOUR)

    return run


@pytest.fixture
def choose(people):
    """`choose(edition, "lead")`: as a chief does, a minute ago; the later choice is the newer."""
    made = []

    def run(edition, place="featured", starts=-HOUR, ends=DAY):
        now = timezone.now() + len(made) * timedelta(seconds=1)
        made.append(edition)
        return Feature.objects.create(
            article=edition.article,
            place=place,
            starts_at=now + starts,
            ends_at=now + ends,
            chosen_by=people.chief,
        )

    return run


@pytest.fixture
def notify(people):
    """`notify("Cắt nước", unit=…)`: a notice that stands now."""

    def run(title, **fields):
        now = timezone.now()
        times = {"starts_at": now - HOUR, "ends_at": now + HOUR, "created_by": people.root}
        return Notice.objects.create(title=title, **(times | fields))

    return run


# --- what leads ---


def test_a_portal_without_posts_has_a_front_page_all_the_same(client, city):
    page = words(main(client))
    assert "Cổng chưa có tin nào" in page
    assert "Phường Việt Hưng Chưa có tin" in page
    assert "Đọc nhiều" not in page and "Tin mới" not in page


def test_the_only_post_leads_though_it_has_no_photo(client, post):
    post(1)
    page = main(client)
    assert titles(top(page)) == ["1"]
    assert "Sáng thứ bảy, bà con cùng quét dọn." in words(top(page))
    assert "Tin mới" not in words(page)
    assert titles(page) == ["1", "1"]  # and beside its ward, where the newest post always stands


def test_without_a_choice_the_newest_with_a_photo_lead(client, post):
    for number in range(1, 8):
        post(number, photos=number in (1, 2, 4, 5, 6))
    page = main(client)
    assert titles(top(page)) == ["6"]
    assert titles(part(page, "noi-bat")) == ["5", "4", "2"]
    assert titles(part(page, "tin-moi")) == ["7", "3", "1"]


def test_a_photo_that_was_taken_down_leads_no_more(client, post, people):
    post(1, photos=2)  # of which one is another picture than that of the next
    edition = post(2, photos=1)
    housekeeping.take_photo_down(
        edition.article_id,
        by=people.chief,
        digest=edition.photos.get().digest,
        public_reason="privacy",
        reason="Tòa.",
    )
    assert titles(top(main(client))) == ["1"]


def test_a_chief_chooses_what_leads_and_what_stands_beside_it(client, post, choose):
    editions = {number: post(number, photos=1) for number in range(1, 13)}
    choose(editions[3])
    choose(editions[2])
    choose(editions[1], "lead")
    page = main(client)
    assert titles(top(page)) == ["1"]
    assert titles(part(page, "noi-bat")) == ["2", "3", "12"]  # filled up with the newest
    assert titles(part(page, "tin-moi")) == ["11", "10", "9", "8", "7", "6", "5", "4"]


def test_the_newest_choice_of_a_lead_holds_and_the_one_before_stands_beside_it(
    client, post, choose
):
    editions = {number: post(number) for number in range(1, 9)}
    for number in (1, 2, 3):
        choose(editions[number], "lead")
    page = main(client)
    assert titles(top(page)) == ["3"]
    assert titles(part(page, "noi-bat")) == ["2", "1"]


def test_more_choices_than_there_is_room_for_stand_among_the_newest(client, post, choose):
    for number in range(1, 7):
        choose(post(number))
    page = main(client)
    assert titles(part(page, "noi-bat")) == ["6", "5", "4", "3"]
    assert titles(top(page)) + titles(part(page, "tin-moi")) == ["2", "1"]


def test_a_choice_holds_from_its_beginning_to_its_end(client, post, choose):
    old, newest = post(1), post(2, photos=1)
    choose(old, "lead", starts=HOUR)
    assert titles(top(main(client))) == ["2"]
    feature = Feature.objects.get()
    front = {
        at: home_page.of(at).lead.article_id
        for at in (
            *(feature.starts_at - HOUR / 3600, feature.starts_at),
            *(feature.ends_at - HOUR / 3600, feature.ends_at),
        )
    }
    by_choice = [newest.article_id, old.article_id, old.article_id, newest.article_id]
    assert list(front.values()) == by_choice


@pytest.mark.parametrize("how", ["withdraw", "remove", "redirect"])
def test_a_chosen_post_that_is_taken_down_vanishes_by_itself(client, post, choose, people, how):
    other, edition = post(1), post(2)
    choose(edition, "lead")
    assert titles(top(main(client))) == ["2"]
    options = {"to": other.article} if how == "redirect" else {"public_note": "Sai."}
    getattr(publishing, how)(edition.article_id, by=people.chief, **options)
    assert titles(main(client)) == ["1", "1"]
    publishing.restore(edition.article_id, by=people.chief)
    assert titles(top(main(client))) == ["2"]


def test_a_chosen_post_shows_the_edition_of_the_moment(client, post, choose, publish):
    edition = post(1)
    choose(edition, "lead")
    edition.article.title = "Tin số 99"
    edition.article.save()
    publish(edition.article, starts_at=timezone.now() + DAY)
    assert titles(top(main(client))) == ["1"]
    assert home_page.of(timezone.now() + 25 * HOUR).featured == []
    assert home_page.of(timezone.now() + 23.9 * HOUR).lead.title == "Tin số 1"


# --- the newest, page by page ---


def walk(client) -> list[list[str]]:
    """The posts of each page in turn: the first one's at its top, and under "Tin mới"."""
    page = main(client)
    pages = [titles(top(page)) + titles(part(page, "noi-bat")) + titles(part(page, "tin-moi"))]
    while found := re.search(r'rel="next" href="([^"]+)"', page):
        page = main(client, f"/{found[1]}")
        pages.append(titles(page))
    return pages


@pytest.mark.parametrize("photos", [(), (30,), (1, 2), (22,), (23, 24, 25, 29), range(31)])
@pytest.mark.parametrize("size", [3, 20])
def test_each_post_stands_on_one_page_and_is_told_once(client, post, settings, photos, size):
    settings.ARTICLES_PER_PAGE = size
    for number in range(1, 31):
        post(number, photos=number in photos, at=NOON + (number // 2) * HOUR)  # some share a time
    pages = walk(client)
    told = [number for page in pages for number in page]
    assert sorted(told, key=int) == [str(number) for number in range(1, 31)]
    assert [len(page) for page in pages[1:-1]] == [size] * (len(pages) - 2)


def test_choices_make_no_post_fall_between_two_pages(client, post, choose, settings):
    settings.ARTICLES_PER_PAGE = 4
    editions = {number: post(number, photos=number % 3 == 0) for number in range(1, 21)}
    for number in (3, 19, 14):
        choose(editions[number], "lead" if number == 14 else "featured")
    first, *older = walk(client)
    assert first[:3] == ["14", "19", "3"]
    assert len(first) == len(set(first))
    told = [number for page in [first, *older] for number in page]
    assert set(told) == {str(number) for number in range(1, 21)}
    # What was chosen of earlier days stands at its date, too: the older pages are complete.
    assert {number for number in told if told.count(number) > 1} == {"3", "14"}
    assert all(number not in page for page in older for number in first[3:])


def test_the_pages_after_the_first_are_a_list_and_nothing_else(client, post, choose, notify):
    for number in range(1, 31):
        choose(post(number)) if number == 1 else post(number)
    notify("Cắt nước")
    page = main(client, f"/?truoc={Feature.objects.get().article_id + 10}")
    assert titles(page) == [str(number) for number in range(10, 0, -1)]
    assert "Cắt nước" not in page and "Các phường" not in page and "noi-bat" not in page


def test_new_posts_shift_no_page_that_somebody_is_on(client, post):
    for number in range(1, 31):
        post(number)
    cursor = re.search(r'rel="next" href="([^"]+)"', main(client))[1]
    before = titles(main(client, f"/{cursor}"))
    post(31)
    assert titles(main(client, f"/{cursor}")) == before


def test_the_way_back_up_passes_nothing_over(client, post, settings):
    settings.ARTICLES_PER_PAGE = 20
    editions = {number: post(number) for number in range(1, 41)}
    page = main(client, f"/?truoc={editions[26].article_id}")
    assert "<h1>Tin cũ hơn</h1>" in page
    assert titles(page)[0] == "25"
    up = re.search(r'rel="prev" href="([^"#]+)', page)[1]
    page = main(client, f"/{up}")
    assert titles(page) == [str(number) for number in range(40, 25, -1)]
    assert "<h1>Tin mới nhất</h1>" in page  # of which the home page has no room for some


# --- sections, wards, most read ---


def test_sections_show_their_newest_that_do_not_stand_above(client, post):
    health = Category.objects.create(name="Y tế", slug="y-te", position=2)
    Category.objects.create(name="Mục trống", slug="muc-trong", position=1)
    for number in range(1, 7):
        post(number, category=health)
    for number in range(7, 20):
        post(number)
    page = main(client)
    assert "Mục trống" not in words(page)
    assert 'href="/chuyen-muc/y-te/"' in page
    assert titles(part(page, "muc-y-te")) == ["6", "5", "4"]
    assert titles(part(page, "muc-hoat-dong-cac-phuong")) == ["10", "9", "8"]


def test_a_section_whose_posts_all_stand_above_needs_no_place_of_its_own(client, post):
    for number in range(1, 4):
        post(number)
    assert "muc-hoat-dong" not in main(client)


def test_each_open_ward_tells_its_newest_post_those_of_units_below_it_included(client, post, city):
    kind = Unit.Kind
    group = unit(kind.RESIDENTIAL_GROUP, "Tổ dân phố 5", "tdp-5", city.viet_hung)
    post(1, unit=city.viet_hung)
    post(2, unit=group)
    post(3, unit=city.top)
    wards = words(part(main(client), "cac-phuong"))
    assert re.search(r"Phường Việt Hưng Tin số 2 01/08/2025", wards)
    assert re.search(r"Phường Bồ Đề Chưa có tin", wards)
    assert "Đức Giang" not in wards and "số 3" not in wards


def test_most_read_are_told_in_their_order_without_numbers_of_views(client, post):
    yesterday = timezone.localdate() - DAY
    for number, views in enumerate((4711, 99, 815), start=1):
        DailyViews.objects.create(article=post(number).article, day=yesterday, views=views)
    ranks = part(main(client), "doc-nhieu")
    assert titles(ranks) == ["1", "3", "2"]
    assert "4711" not in ranks and "4.711" not in ranks and "<ol" in ranks


def test_two_posts_that_were_read_are_no_ranking(client, post):
    yesterday = timezone.localdate() - DAY
    for number in (1, 2):
        DailyViews.objects.create(article=post(number).article, day=yesterday, views=5)
    assert "Đọc nhiều" not in main(client)


# --- notices ---


def test_notices_of_units_stand_on_the_home_page_and_on_that_units(client, city, notify):
    notify("Cắt nước chiều thứ ba", unit=city.viet_hung, text="Từ 13 giờ.\n<b>Nhớ trữ nước</b>")
    page = main(client)
    for said in ("Cắt nước chiều thứ ba", "Từ 13 giờ.", "Phường Việt Hưng", "&lt;b&gt;Nhớ"):
        assert said in page
    assert [n.title for n in notices.of_unit(city.viet_hung)] == ["Cắt nước chiều thứ ba"]
    assert notices.of_unit(city.new_bo_de) == []
    assert "Cắt nước" not in client.get("/don-vi/").content.decode()


def test_what_is_urgent_stands_before_the_lead_story(client, post, notify):
    post(1)
    notify("Tiêm phòng cho chó mèo")
    notify("Ngõ 12 ngập sâu", kind="urgent")
    page = words(main(client))
    assert page.index("Ngõ 12 ngập sâu") < page.index("Tin số 1") < page.index("Tiêm phòng")


def test_notices_for_everybody_stand_on_every_page(client, post, notify):
    edition = post(1)
    notify("Cổng tạm dừng tối chủ nhật", everywhere=True, kind="downtime")
    for address in ("/", "/don-vi/", edition.get_absolute_url(), "/khong-co/", "/dinh-chinh/"):
        page = client.get(address).content.decode()
        assert page.count("Cổng tạm dừng tối chủ nhật") == 1, address


def test_a_notice_comes_and_goes_by_the_clock_alone(city, notify):
    notice = notify("Cắt nước", unit=city.viet_hung)
    at_all = notify("Bảo trì", everywhere=True)
    second = timedelta(seconds=1)
    for at, stands in (
        (notice.starts_at - second, False),
        (notice.starts_at, True),
        (notice.ends_at - second, True),
        (notice.ends_at, False),
    ):
        assert (notice in home_page.of(at).notices) == stands
        assert (notice in notices.of_unit(city.viet_hung, at)) == stands
    for at, stands in ((at_all.ends_at - second, True), (at_all.ends_at, False)):
        assert (at_all in notices.everywhere(at)) == stands


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("/tin/lich-cat-dien-12/", True),
        ("https://hanoi.gov.vn/", True),
        ("http://evn.com.vn/?a=1", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("//ke-gian.vn/", False),
        ("/\\ke-gian.vn/", False),
        ("data:text/html,x", False),
        ("https:ke-gian", False),
        ("http://[", False),
        ("tin/12", False),
        ("", False),
    ],
)
def test_a_notice_leads_to_pages_and_to_nothing_else_however_it_was_stored(
    client, city, notify, link, leads
):
    notify("Cắt nước", link=link)
    page = main(client)
    assert "Cắt nước" in page
    assert ("Xem thêm" in page) == leads
    assert (f'href="{link}"' in page) == leads


# --- cost ---


def test_the_home_page_asks_as_much_of_one_post_as_of_many(client, post, choose, notify, city):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    empty = asked()
    for number in range(15):
        ward = unit(Unit.Kind.WARD, f"Phường Số {number}", f"phuong-{number}", city.top)
        for group in range(4):
            unit(Unit.Kind.RESIDENTIAL_GROUP, f"Tổ {group}", f"tdp-{number}-{group}", ward)
        Category.objects.create(name=f"Mục {number}", slug=f"muc-{number}", position=number)
    categories = list(Category.objects.all())
    wards = list(Unit.objects.filter(slug__startswith="phuong-"))
    notify("Cắt nước", unit=wards[0])
    counts = []
    for batch in range(3):
        for number in range(12):
            edition = post(
                batch * 12 + number + 1,
                photos=2,
                unit=wards[number],
                category=categories[(batch * 12 + number) % len(categories)],
            )
            DailyViews.objects.create(
                article=edition.article, day=timezone.localdate() - DAY, views=number
            )
        choose(edition, "lead")
        notify(f"Thông báo {batch}", unit=wards[batch])
        counts.append(asked())
    assert len(set(counts)) == 1, counts
    assert empty <= counts[0] <= 18
