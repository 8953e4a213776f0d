"""Who reads which ledger, at what address, and what the page says."""

import re

import pytest
from django.urls import reverse

from tests.articles.editorial.ledger.story import PAGE

pytestmark = pytest.mark.django_db

FILES = (f"{PAGE}csv/", f"{PAGE}xlsx/")


@pytest.fixture
def look(sign_in):
    """`look(user, query)`: the words of the page that they get."""

    def run(user, query=""):
        answer = sign_in(user).get(f"{PAGE}?{query}")
        assert answer.status_code == 200
        page = answer.content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('class="ledger"') :]))

    return run


def test_the_page_says_what_was_counted_and_how(told, people, look):
    page = look(people.reviewer, "ky=2025-08")
    assert "Tháng 8/2025 Tất cả đơn vị của bạn" in page
    assert "Bài đăng 5 Đính chính 1 Duyệt ngay lần đầu 75% (3/4 bài)" in page
    assert "Chờ duyệt (trung vị) 3 giờ Lượt xem trong kỳ 10" in page
    assert "Phường Việt Hưng 4 1 0 1 1 1 50% (1/2) 3 giờ 10 1.006" in page
    assert "huong Thu Hương 3 39 2" in page
    assert "Thành phố Hà Nội Thành phố chưa từng có" in page
    assert "tính theo giờ đồng hồ, kể cả ban đêm và ngày nghỉ" in page


def test_without_a_question_it_is_about_this_month(told, people, look):
    page = look(people.clerk)
    assert "Bài đăng 0" in page and "Phường Việt Hưng" in page  # silent
    assert "15/08/2025" in page  # since then


def test_days_typed_into_the_form_are_remembered_and_wrong_ones_are_explained(told, people, look):
    assert "Từ 01/08/2025 đến 06/08/2025" in look(people.clerk, "tu=2025-08-01&den=2025-08-06")
    assert "Tháng 8/2025" in look(people.clerk, "tu=01/08/2025&den=31/08/2025")
    assert "Ngày cuối phải trùng hoặc sau ngày đầu." in look(
        people.clerk, "tu=2025-08-07&den=2025-08-06"
    )
    assert "Ngày đầu không có." in look(people.clerk, "tu=2025-02-30&den=2025-08-06")
    for days in ("tu=1900-01-01&den=2025-08-06", "tu=2025-08-01&den=3000-01-01"):
        page = look(people.clerk, days)
        assert "Hãy chọn ngày từ 01/01/1945 đến 31/12/2999." in page
        assert "Ngày cuối phải" not in page


def test_nobody_reads_of_units_out_of_reach(told, people, city, look, sign_in):
    page = look(people.clerk, "ky=2025-08")
    assert "Bài đăng 4" in page
    for theirs in ("Bồ Đề", "tuan", "Hà Nội"):
        assert theirs not in page
    forged = (
        *(f"don_vi={city.new_bo_de.pk}", f"don_vi={city.top.pk}", "don_vi=0", "don_vi=x"),
        *(f"don_vi={10**30}", "don_vi=-1", "don_vi=٣", f"tac_gia={people.other_clerk.pk}"),
        *(f"tac_gia={people.reviewer.pk}", "tac_gia=0", "ky=2025-13", "ky=x"),
        f"don_vi={city.viet_hung.pk}&tac_gia={people.other_clerk.pk}",
    )
    client = sign_in(people.clerk)
    for query in forged:
        for address in (PAGE, *FILES):
            assert client.get(f"{address}?{query}").status_code == 404, (address, query)
    for address in FILES:
        assert client.get(f"{address}?tu=2025-08-07&den=2025-08-06").status_code == 404


def test_a_reviewer_chooses_among_their_units_and_their_authors(told, people, city, look):
    page = look(people.reviewer, f"ky=2025-08&don_vi={city.new_bo_de.pk}")
    assert "Phường Bồ Đề và các đơn vị bên dưới" in page and "Bài đăng 1" in page
    page = look(people.reviewer, f"ky=2025-08&tac_gia={people.clerk.pk}")
    assert "người viết: huong" in page and "Bài đăng 3" in page
    assert "Chi bộ 19 (đến 01/07/2025), Đảng bộ phường Đức Giang" in page  # not the other one


def test_administrators_read_all_and_strangers_nothing(told, people, look, sign_in):
    assert "Bài đăng 5" in look(people.root, "ky=2025-08")
    client = sign_in(people.stranger)
    for address in (PAGE, *FILES):
        assert client.get(address).status_code == 403


def test_the_first_page_leads_there_whom_it_is_for(told, people, sign_in):
    for user, led in ((people.clerk, True), (people.reviewer, True), (people.stranger, False)):
        page = sign_in(user).get(reverse("admin:index")).content.decode()
        assert (f'href="{PAGE}"' in page) == led, user


def test_every_link_of_the_page_leads_on(told, people, sign_in):
    client = sign_in(people.reviewer)
    page = client.get(f"{PAGE}?ky=2025-08").content.decode()
    page = page[page.index('class="ledger"') :]
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(\?[^"]+)"', page)}
    assert len(links) >= 10
    for link in links:
        assert client.get(f"{PAGE}{link}").status_code == 200, link
