"""What to read after a post: what belongs to it, and what the section had before."""

import re

import pytest

from articles import publishing
from articles.models import Category
from articles.public.post import related
from articles.public.post.related import Subject, rank
from tests.makers import HOUR, NOON

DAY = 24 * HOUR


def subject(title: str, *units: int) -> Subject:
    return Subject.of(title, units)


# --- the ranking, by itself ---

VACCINE = subject("Tiêm chủng vắc xin cho trẻ em tại trạm y tế", 1)
OTHERS = [
    subject("Ra quân dọn vệ sinh đường làng", 2),
    subject("Lịch tiêm vắc-xin cúm cho người cao tuổi", 2),
    subject("Hội nghị đại biểu nhân dân", 2),
    subject("Trạm y tế khám sức khỏe cho trẻ em", 1),
    subject("Giải bóng đá thiếu niên", 2),
    subject("Phòng cháy ở chung cư", 2),
]


def test_what_shares_words_and_units_comes_first_and_what_shares_nothing_not_at_all():
    assert rank(VACCINE, OTHERS, 5) == [3, 1]
    assert rank(VACCINE, OTHERS, 1) == [3]


def test_accents_case_and_hyphens_make_no_difference():
    loud = subject("TIÊM CHỦNG VẮC-XIN CHO TRẺ EM TẠI TRẠM Y TẾ", 1)
    assert rank(loud, OTHERS, 5) == rank(VACCINE, OTHERS, 5)


def test_empty_words_and_what_all_have_relate_nothing():
    titles = ["Phường của các tổ", "Tin về phường cho các cụ", "Ngày và tháng trong năm"]
    others = [subject(title, 7) for title in titles]
    assert rank(subject("Các phường trong tháng", 7), others, 5) == []


def test_equally_near_ones_stay_in_their_order():
    twins = [subject("Tiêm vắc xin", 1)] * 3
    far = [subject(f"Chuyện khác {i}", 2) for i in range(9)]
    assert rank(subject("Tiêm vắc xin", 1), [*twins, *far], 5) == [0, 1, 2]


def test_a_lone_post_has_none():
    assert rank(VACCINE, [], 5) == []


# --- on the page ---


def links(page: str, heading: str) -> list[str]:
    """The addresses under `heading`."""
    part = re.search(rf'<section[^>]*aria-labelledby="{heading}".*?</section>', page, re.DOTALL)
    return re.findall(r'href="(/tin/[^"]+)"', part[0]) if part else []


@pytest.fixture
def read(client):
    def run(edition):
        page = client.get(edition.get_absolute_url()).content.decode()
        return links(page, "tin-lien-quan"), links(page, "cac-tin-da-dua"), page

    return run


@pytest.fixture
def post(make_article, publish):
    """`post(title, days=0, …)`: published so many days before NOON."""

    def make(title, days=0, **fields):
        return publish(make_article(title=title, **fields), at=NOON - days * DAY)

    return make


@pytest.fixture
def elsewhere(db):
    return Category.objects.create(name="Y tế", slug="y-te")


@pytest.mark.django_db
def test_related_posts_are_of_any_section_and_any_day(read, post, elsewhere, city):
    for day in range(1, 9):
        post(f"Chuyện thường ngày số {day}", day)
    flu = post("Tiêm vắc xin cúm", 25, category=elsewhere)
    later = post("Trẻ em tiêm vắc xin sởi", category=elsewhere)
    found, _, _ = read(post("Tiêm vắc xin cho trẻ em", 20))
    assert found == [later.get_absolute_url(), flu.get_absolute_url()]  # newest first


@pytest.mark.django_db
def test_posts_about_the_same_small_unit_are_related(read, post, city):
    for day in range(1, 9):
        post(f"Chuyện thường ngày số {day}", day)
    about = post("Khen thưởng cuối năm", 28, about=[city.cell])
    of_cell = post("Sinh hoạt chuyên đề", 29, unit=city.viet_hung, about=[city.cell])
    assert read(of_cell)[0] == [about.get_absolute_url()]


@pytest.mark.django_db
def test_of_many_about_a_unit_those_of_the_newest_days_come_first(
    read, post, city, elsewhere, monkeypatch
):
    """Not those that came last: an import brings old ones."""
    monkeypatch.setattr(related, "_POOL", 1)
    for day in range(1, 9):
        post(f"Chuyện thường ngày số {day}", day)
    about = {"about": [city.cell], "category": elsewhere}
    near = post("Khen thưởng cuối năm", 28, **about)
    for day in (29, 30):
        post(f"Chuyện trước đó {day} ngày", day, **about)
    assert read(post("Sinh hoạt chuyên đề", 20, about=[city.cell]))[0] == [near.get_absolute_url()]


@pytest.mark.django_db
def test_neither_list_has_the_post_itself_nor_what_is_not_listed(read, post, people):
    gone, withdrawn = post("Tiêm vắc xin một", 2), post("Tiêm vắc xin hai", 3)
    publishing.remove(gone.article_id, by=people.chief, public_note="Sai.")
    publishing.withdraw(withdrawn.article_id, by=people.chief, public_note="Đang xem lại.")
    post("Bài khác hẳn", 5)
    edition = post("Tiêm vắc xin ba", 1)
    found, earlier, _ = read(edition)
    shown = {*found, *earlier}
    assert not shown & {e.get_absolute_url() for e in (gone, withdrawn, edition)}
    assert len(shown) == 1


@pytest.mark.django_db
def test_earlier_posts_are_of_the_section_by_day_and_newest_first(read, post, elsewhere):
    edition = post("Họp tổ dân phố", 1)
    same_day = [post(f"Tin {word}", 2) for word in ("sáng", "trưa")]
    old = post("Chuyện cũ", 30)
    post("Tin mới hơn")
    post("Mục khác", 3, category=elsewhere)
    found, earlier, page = read(edition)
    assert found == []
    assert earlier == [e.get_absolute_url() for e in (same_day[1], same_day[0], old)]
    section = page.split('id="cac-tin-da-dua"')[1].split("</section>")[0]
    days = re.findall(r"<dt>(?:<a[^>]*>)?([^<]*)", section)
    assert days == ["30/07/2025", "02/07/2025"]
    assert "/luu-tru/2025/07/" in section and "/chuyen-muc/hoat-dong-cac-phuong/" in section


@pytest.mark.django_db
def test_no_post_stands_in_both_lists(read, post):
    for day in range(1, 15):
        post(f"Chuyện thường ngày thứ {day}", day)
    last_week, last_month = post("Tiêm vắc xin cúm", 3), post("Tiêm vắc xin bại liệt", 28)
    found, earlier, _ = read(post("Tiêm vắc xin sởi"))
    assert found == [last_month.get_absolute_url()]
    assert last_week.get_absolute_url() in earlier  # by day, and whole
    assert not set(found) & set(earlier)
    assert len(earlier) == related.EARLIER


@pytest.mark.django_db
def test_the_lists_are_those_of_the_moment_that_is_looked_back_at(post, make_article, publish):
    edition = post("Tiêm vắc xin sởi", 1)
    soon = publish(make_article(title="Tiêm vắc xin cúm"), at=NOON + DAY)
    assert related.after(edition, [], NOON).related == []
    assert related.after(edition, [], NOON + 2 * DAY).related == [soon]


@pytest.mark.django_db
def test_a_large_archive_costs_no_more_statements(post, city, django_assert_max_num_queries):
    first = post("Tiêm vắc xin sởi", about=[city.cell])
    counts = []
    for size in (0, 60):
        for i in range(size):
            post(f"Tiêm vắc xin đợt {i}", i / 24, about=[city.cell])
        with django_assert_max_num_queries(2):
            counts.append(related.after(first, [city.cell.pk]))
    assert len(counts[1].related) == related.RELATED
