"""“Báo lỗi bài viết”: what a reader sends reaches a row, whatever else is sent does not."""

import threading
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Edition, Suggestion
from articles.public import queries
from articles.public.reporting import keeping, limits
from articles.public.reporting.forms import LONGEST
from articles.public.reporting.limits import Limiter
from tests.makers import HOUR

pytestmark = pytest.mark.django_db

OURS = {"HTTP_ORIGIN": "http://testserver"}
SAID = {
    "quote": "Mọi người đến rất sớm.",
    "proposal": "Mọi người đến từ 6 giờ.",
    "remark": "Tôi có mặt hôm ấy.",
    "email": "lan@example.vn",
}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def visitors(monkeypatch):
    """Nobody has sent anything yet; `visitors.now` is the clock."""
    fresh = Limiter(clock=lambda: fresh.now)
    fresh.now = 1_000_000.0
    monkeypatch.setattr(limits, "visitors", fresh)
    return fresh


@pytest.fixture
def post(make_article, publish):
    """A post that residents read since an hour ago."""
    article = make_article()
    publish(article, at=timezone.now() - HOUR)
    return article


def form_of(article) -> str:
    return f"/tin/ra-quan-don-ve-sinh-{article.pk}/bao-loi/"


@pytest.fixture
def send(client, post):
    """`send(**fields)`: the answer to what a browser sends from our own page."""

    def run(address=None, origin=OURS, meta=(), **fields):
        data = {name: fields.get(name, "") for name in SAID} | fields
        body = urlencode(data)
        return client.post(
            address or form_of(post), body, content_type=FORM, **origin, **dict(meta)
        )

    return run


def kept() -> dict:
    """The words of the only row."""
    row = Suggestion.objects.get()
    return {name: getattr(row, name) for name in SAID}


# --- the pages ---


def test_the_form_is_the_same_for_everybody_and_leaves_nothing(client, post, sign_in, people):
    pages = [client.get(form_of(post)), sign_in(people.clerk).get(form_of(post))]
    stranger = Client(HTTP_USER_AGENT="x", HTTP_ACCEPT_LANGUAGE="en").get(form_of(post))
    assert len({page.content for page in (*pages, stranger)}) == 1
    page = stranger.content.decode()
    assert "Ra quân dọn vệ sinh" in page and "Câu đang viết" in page and "Nên viết là" in page
    assert not stranger.cookies and "csrf" not in page
    assert "noindex" in page


def test_the_text_is_there_to_copy_from(client, post):
    assert "<p>Mọi người đến rất sớm.</p>" in client.get(form_of(post)).content.decode()


def test_both_pages_cost_the_same_queries_whatever_waits(client, post):
    def cost(address):
        with connection.execute_wrapper(count):
            seen.clear()
            assert client.get(address).status_code == 200
        return len(seen)

    seen = []

    def count(execute, sql, *rest):
        seen.append(sql)
        return execute(sql, *rest)

    before = [cost(form_of(post)), cost(f"{form_of(post)}da-gui/")]
    edition = Edition.objects.get()
    for number in range(9):
        keeping.keep(edition, SAID | {"quote": f"Câu {number}"})
    assert [cost(form_of(post)), cost(f"{form_of(post)}da-gui/")] == before


def test_a_wrong_slug_leads_to_the_right_address(client, post):
    for page in ("bao-loi/", "bao-loi/da-gui/"):
        answer = client.get(f"/tin/sai-{post.pk}/{page}")
        assert answer.status_code == 301
        assert answer["Location"] == form_of(post).replace("bao-loi/", page)
        assert answer["Cache-Control"] == "no-cache"


def test_a_withdrawn_text_can_be_reported_a_removed_one_not(client, send, post, people):
    publishing.withdraw(post.pk, by=people.chief, public_note="Xem lại.")
    assert client.get(form_of(post)).status_code == 200
    assert send(**SAID).status_code == 303
    publishing.remove(post.pk, by=people.chief, public_note="Sai hẳn.")
    for answer in (client.get(form_of(post)), send(**SAID), client.get(f"{form_of(post)}da-gui/")):
        assert answer.status_code == 410
        assert "Sai hẳn." in answer.content.decode()
    assert Suggestion.objects.count() == 1


def test_what_was_never_public_has_no_form(client, send, make_article):
    draft = make_article(title="Bản nháp kín")
    for answer in (client.get(form_of(draft)), send(form_of(draft), **SAID)):
        assert answer.status_code == 404
    assert not Suggestion.objects.exists()


def test_a_redirect_is_followed_and_what_was_typed_arrives_there(
    client, send, post, make_article, publish, people
):
    other = make_article(title="Bài gộp")
    publish(other)
    publishing.redirect(post.pk, by=people.chief, to=other)
    answer = client.get(form_of(post))
    assert (answer.status_code, answer["Location"]) == (302, f"/tin/bai-gop-{other.pk}/bao-loi/")
    answer = send(**SAID, edition="1")
    assert answer["Location"] == f"/tin/bai-gop-{other.pk}/bao-loi/da-gui/"
    assert Suggestion.objects.get().article_id == other.pk


# --- what is kept ---


def test_a_message_is_kept_and_thanked_for(client, send, post):
    answer = send(**SAID)
    assert (answer.status_code, answer["Location"]) == (303, f"{form_of(post)}da-gui/")
    assert not answer.cookies
    page = client.get(answer["Location"])
    assert page.status_code == 200 and "Cảm ơn" in page.content.decode()
    assert "rất sớm" not in page.content.decode()
    row = Suggestion.objects.get()
    assert kept() == SAID
    assert (row.state, row.edition, row.article) == ("new", Edition.objects.get(), post)


@pytest.mark.parametrize("name", ["quote", "proposal", "remark"])
def test_one_of_three_fields_is_enough(send, name):
    assert send(**{name: "Ngõ 12 chứ không phải ngõ 21"}).status_code == 303
    assert Suggestion.objects.count() == 1


def test_the_edition_that_the_reader_had_before_them_is_kept(send, post, publish):
    post.title = "Ra quân dọn vệ sinh"
    post.body = "<p>Đã sửa.</p>"
    post.save()
    publish(post)
    send(quote="Một", edition="1")
    send(quote="Hai")
    send(quote="Ba", edition="2")
    assert list(Suggestion.objects.order_by("pk").values_list("edition__number", flat=True)) == [
        *(1, 2, 2)
    ]


@pytest.mark.parametrize("number", ["7", "-1", "x", "９", "9" * 18, "1 OR 1", "", "3"])
def test_a_number_that_was_never_public_counts_for_nothing(send, post, publish, people, number):
    post.body = "<p>Hẹn giờ.</p>"
    post.save()
    publish(post, starts_at=timezone.now() + HOUR)  # edition 2 waits
    publishing.unschedule(post.pk, by=people.chief)
    publish(post, starts_at=timezone.now() + HOUR)  # and 3
    send(quote="Một", edition=number)
    assert Suggestion.objects.get().edition.number == 1


def test_no_suggestion_is_about_an_edition_that_had_no_text(send, post, people):
    publishing.remove(post.pk, by=people.chief, public_note="Xem lại.")  # edition 2
    publishing.restore(post.pk, by=people.chief)
    send(quote="Một", edition="2")
    assert Suggestion.objects.get().edition.number == 3


def test_two_clicks_are_one_message(send):
    assert [send(**SAID).status_code for _ in range(2)] == [303, 303]
    assert Suggestion.objects.count() == 1
    Suggestion.objects.update(state="declined", email="")
    send(**SAID)
    assert Suggestion.objects.count() == 1


def test_the_same_words_of_somebody_else_or_of_another_day_are_another_message(send):
    send(**SAID)
    send(**SAID | {"email": "hung@example.vn"})
    assert Suggestion.objects.count() == 2
    Suggestion.objects.update(sent_at=timezone.now() - keeping.SAME_FOR)
    send(**SAID)
    assert Suggestion.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_instant_are_one_message(post):
    edition, news = Edition.objects.get(), []
    start = threading.Barrier(2)

    def click():
        start.wait()
        try:
            news.append(keeping.keep(edition, SAID))
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert sorted(news) == [False, True]


def test_fifty_wait_and_no_more(send, post, make_article, publish):
    edition = Edition.objects.get()
    for number in range(keeping.MOST_OPEN):
        keeping.keep(edition, SAID | {"quote": f"Câu {number}"})
    answer = send(**SAID)
    assert answer.status_code == 409
    assert SAID["remark"] in answer.content.decode()
    other = make_article(title="Bài khác")
    publish(other)
    assert send(f"/tin/bai-khac-{other.pk}/bao-loi/", **SAID).status_code == 303
    Suggestion.objects.filter(article=post).first().delete()
    assert send(**SAID).status_code == 303


def test_signs_that_nobody_sees_are_left_away(send):
    send(
        quote="Mo\u0323i\x00 người\u202e\r\nđến\xa0 rất \u200bsớm.",
        proposal="  Mọi\x85người ",
        remark="Một.\r\n\r\n\r\n\r\nHai.\x07\u2066",
        email=" lan@example.vn ",
    )
    assert kept() == {
        "quote": "Mọi người đến rất sớm.",
        "proposal": "Mọi người",
        "remark": "Một.\n\nHai.",
        "email": "lan@example.vn",
    }


@pytest.mark.parametrize("raw", [b"quote=%ED%A0%80%FF&remark=a", b"quote=%00%00&remark=%C4%83"])
def test_bytes_that_are_no_text_break_nothing(client, post, raw):
    answer = client.post(form_of(post), raw, content_type=FORM, **OURS)
    assert answer.status_code == 303
    assert "\x00" not in Suggestion.objects.get().quote


# --- what is refused, and what stays of it ---


def refused(answer, status, words):
    """The form again: `status`, what to do, and in the fields what was typed."""
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert not Suggestion.objects.exists()
    assert answer["Cache-Control"] == "no-store" and not answer.cookies
    return page


def test_an_empty_form_is_refused_in_words(send):
    refused(send(), 400, "ít nhất một trong ba ô")
    refused(send(quote=" \xa0\n", email="lan@example.vn"), 400, "lan@example.vn")


def test_the_same_sentence_twice_says_nothing(send):
    refused(send(quote="Một", proposal=" Một "), 400, "giống hệt nhau")


@pytest.mark.parametrize(
    "address",
    [
        *("lan", "lan@", "a@b.vn\nBcc: x@y.vn", "a@b.vn, c@d.vn", "<a@b.vn>", "a b@c.vn"),
        f"{'a' * 250}@example.vn",
    ],
)
def test_a_wrong_address_is_refused_and_nothing_typed_is_lost(send, address):
    page = refused(send(**SAID | {"email": address}), 400, "Địa chỉ thư này chưa đúng")
    for name in ("quote", "proposal", "remark"):
        assert f"{SAID[name]}</textarea>" in page


def test_too_long_is_refused_whole(send):
    text = "ă" * (LONGEST + 1)
    page = refused(send(remark=text), 400, "nhiều nhất 1.000 ký tự, bạn đã gõ 1.001")
    assert text in page
    assert send(remark="ă" * LONGEST).status_code == 303


def test_hostile_words_come_back_as_words(send):
    hostile = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 }}'
    page = refused(send(quote=hostile, email=hostile), 400, "Địa chỉ thư này chưa đúng")
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_who_fills_the_field_that_nobody_sees_is_asked_again(send):
    page = refused(send(**SAID, website="http://spam.example"), 400, "ô ẩn")
    assert "spam.example" not in page and SAID["remark"] in page


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "https://testserver"}, True),
        ({"HTTP_ORIGIN": "https://tin.phuong.vn"}, True),
        ({"HTTP_ORIGIN": "https://tin.phuong.vn:443"}, True),
        ({"HTTP_ORIGIN": "HTTPS://TIN.phuong.vn"}, True),
        ({"HTTP_REFERER": "https://tin.phuong.vn/tin/x-1/bao-loi/"}, True),
        ({"HTTP_REFERER": "http://testserver/tin/x-1/bao-loi/?a=b"}, True),
        ({}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_ORIGIN": ""}, False),
        ({"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://testserver/"}, False),
        ({"HTTP_ORIGIN": "https://evil.vn", "HTTP_REFERER": "http://testserver/"}, False),
        ({"HTTP_ORIGIN": "http://tin.phuong.vn"}, False),
        ({"HTTP_ORIGIN": "https://tin.phuong.vn.evil.vn"}, False),
        ({"HTTP_ORIGIN": "https://tin.phuong.vn:8443"}, False),
        ({"HTTP_ORIGIN": "http://testserver https://evil.vn"}, False),
        ({"HTTP_ORIGIN": "http://["}, False),
        ({"HTTP_ORIGIN": "file://"}, False),
        ({"HTTP_REFERER": "https://evil.vn/http://testserver/"}, False),
        ({"HTTP_REFERER": "http://testserver@evil.vn/"}, False),
        ({"HTTP_REFERER": "ftp://testserver/"}, False),
        ({"HTTP_REFERER": "//testserver/"}, False),
    ],
)
def test_only_our_own_page_may_send(send, settings, headers, is_ours):
    settings.SITE_URL = "https://tin.phuong.vn"
    answer = send(origin=headers, **SAID)
    if is_ours:
        assert answer.status_code == 303
    else:
        assert SAID["proposal"] in refused(answer, 403, "không nhận ra")


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", "", "a/b"])
def test_only_a_form_is_taken(client, post, kind):
    answer = client.generic("POST", form_of(post), b"remark=a", content_type=kind, **OURS)
    refused(answer, 415, "Câu đang viết")


def test_too_much_is_not_even_read(client, post):
    body = b"remark=" + b"a" * (64 * 1024)
    answer = client.post(form_of(post), body, content_type=FORM, **OURS)
    refused(answer, 413, "quá dài")
    for length in ("-1", "x", "1e3", "²"):
        answer = client.post(
            form_of(post), b"remark=a", content_type=FORM, **OURS, CONTENT_LENGTH=length
        )
        refused(answer, 413, "quá dài")


def test_the_longest_message_that_is_taken_fits(send):
    full = "Ậ" * LONGEST
    assert send(quote=full, proposal="Ộ" * LONGEST, remark=full).status_code == 303


def test_a_dead_database_loses_nothing_that_was_typed(send, monkeypatch, visitors, caplog):
    def dies(*args, **kwargs):
        raise OperationalError("gone")

    for where, name in ((queries, "article"), (keeping, "keep")):
        with monkeypatch.context() as broken:
            broken.setattr(where, name, dies)
            answer = send(**SAID)
        page = answer.content.decode()
        assert answer.status_code == 503 and answer["Retry-After"]
        for text in SAID.values():
            assert text in page
        assert "Gửi góp ý" in page
    caplog.clear()
    for number in range(5):  # neither attempt counted
        assert send(**SAID | {"quote": f"{number}"}).status_code == 303


# --- how often ---


def test_five_in_ten_minutes_and_twenty_a_day(send, visitors):
    def burst(start, count):
        return [send(quote=f"Câu {start + i}").status_code for i in range(count)]

    assert burst(0, 6) == [303] * 5 + [429]
    visitors.now += 9 * limits.MINUTE
    answer = send(**SAID)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60" and "sau 1 phút" in answer.content.decode()
    assert SAID["quote"] in answer.content.decode()
    for round in range(1, 4):
        visitors.now += 10 * limits.MINUTE
        assert burst(10 * round, 5) == [303] * 5
    visitors.now += 10 * limits.MINUTE
    answer = send(**SAID)
    assert answer.status_code == 429 and "giờ" in answer.content.decode()
    visitors.now += limits.DAY
    assert send(**SAID).status_code == 303


def test_a_neighbour_is_not_held_up_and_one_network_of_ipv6_is_one_visitor(send):
    def status(address, number):
        return send(quote=f"{address} {number}", meta={"REMOTE_ADDR": address}).status_code

    assert [status("203.0.113.7", n) for n in range(6)] == [303] * 5 + [429]
    assert status("203.0.113.8", 0) == 303
    assert [status(f"2001:db8:1:2::{n}", n) for n in range(6)] == [303] * 5 + [429]
    assert status("2001:db8:1:3::1", 0) == 303


def test_what_is_refused_or_said_twice_does_not_count(send):
    for _ in range(9):
        assert send().status_code == 400
        assert send(**SAID).status_code == 303
    assert send(quote="Khác").status_code == 303


def test_memory_is_bounded_however_many_come():
    limiter = Limiter(clock=lambda: 0.0, most_visitors=100)
    for number in range(10_000):
        for _ in range(3):
            limiter.take(f"198.51.{number // 256}.{number % 256}")
        limiter.take("203.0.113.7")
    assert len(limiter) == 100
    assert limiter.take("203.0.113.7") > 0  # who keeps coming is not forgotten
    assert max(map(len, limiter._sent.values())) <= 20


def test_nothing_about_the_visitor_is_stored():
    fields = {field.name for field in Suggestion._meta.get_fields()}
    assert fields == {
        *("id", "article", "edition", "quote", "proposal", "remark", "email", "sent_at", "state"),
        *("handled_by", "handled_at", "answer"),
    }


@pytest.mark.parametrize(
    ("kind", "body"),
    [(FORM, "a&" * 5000), (f"{FORM}; charset=utf-7", "remark=+ADw-"), (FORM, "=&=&;&%&%zz=%u00")],
)
def test_what_is_no_form_breaks_nothing(client, post, kind, body):
    assert client.post(form_of(post), body, content_type=kind, **OURS).status_code == 400
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(client, post, method):
    assert getattr(client, method)(form_of(post)).status_code == 405
