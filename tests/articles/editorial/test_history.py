"""An article's history as its staff read it: what was done, what residents had, what changed."""

import html
import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import content, publishing
from articles.editorial import aftercare, history, housekeeping, workflow
from articles.editorial.history_words import WORDS
from articles.editorial.workflow import RemarkOn
from articles.models import Article, Edition, Event
from articles.publishing import emergencies
from articles.wording import moment
from tests.makers import HOUR, NOON, add_photo, import_item

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sign_in(client):
    def run(user):
        client.force_login(user)
        return client

    return run


@pytest.fixture
def draft(make_article, people):
    article = make_article(photos=1)
    workflow.note_edit(article, people.clerk, created=True)
    return article


def address(page, article, *args) -> str:
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *args])


def plain(markup: str) -> str:
    """The words of a page, as a reader has them."""
    markup = re.sub(r"<(style|script|option).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def read(client, page, article, **query) -> str:
    response = client.get(address(page, article), query)
    assert response.status_code == 200
    return plain(response.content.decode())


def entries(client, article) -> list[str]:
    """The entries of the history, newest first, as plain words."""
    page = client.get(address("history", article)).content.decode()
    listed = page.split('<ol class="history">')[1].split("</ol>")[0]
    return [plain(part) for part in re.split(r'<li class="history-e[^>]*>', listed)[1:]]


def edit(article, by, **fields):
    Article.objects.filter(pk=article.pk).update(**fields)
    workflow.note_edit(article, by, created=False)


def shown(article) -> str:
    return content.of_article(Article.objects.get(pk=article.pk)).hash


def approve(article, people, **options) -> Edition:
    workflow.submit(article.pk, by=people.clerk)
    return workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article), **options)


def revise(article, people, **fields):
    workflow.revise(article.pk, by=people.clerk)
    if fields:
        edit(article, people.clerk, **fields)


@pytest.fixture
def story(draft, people):
    """All that can befall a post, one thing after the other."""
    workflow.submit(draft.pk, by=people.clerk)
    remark = RemarkOn("Mấy giờ?", quote="Mọi người đến rất sớm.")
    on_photo = RemarkOn("Ảnh mờ.", digest=draft.photos.get().digest)
    workflow.send_back(
        draft.pk, by=people.reviewer, reason="Thiếu giờ.", remarks=[remark, on_photo]
    )
    edit(draft, people.clerk, body="<p>Mọi người đến từ sáu giờ.</p>")
    tomorrow = timezone.now() + DAY
    approve(draft, people, starts_at=tomorrow)  # 1
    aftercare.unschedule(draft.pk, by=people.reviewer)
    revise(draft, people)
    approve(draft, people, starts_at=tomorrow)  # 2
    aftercare.reschedule(draft.pk, by=people.second_reviewer, starts_at=tomorrow + DAY)  # 3
    aftercare.unschedule(draft.pk, by=people.reviewer)
    revise(draft, people)
    approve(draft, people)  # 4
    revise(draft, people, lead="Sáng chủ nhật, bà con cùng quét dọn.")
    approve(draft, people, change="correction", public_note="Nhầm thứ bảy với chủ nhật.")  # 5
    aftercare.withdraw(draft.pk, by=people.chief, public_note="Chờ xác minh.")  # 6
    aftercare.restore(draft.pk, by=people.chief)  # 7
    revise(draft, people, title="Bão số 5: ông Trần Văn Kín cần tìm nhà")
    aftercare.publish_in_emergency(
        draft.pk, by=people.chief, reason="Bão vào đêm nay.", expected_hash=shown(draft)
    )  # 8
    rushed = Edition.objects.get(number=8)
    aftercare.confirm(draft.pk, by=people.second_reviewer, expected_hash=rushed.content_hash)
    return draft


# --- the line of time ---


def test_a_whole_story_is_told_newest_first(sign_in, people, story):
    told = entries(sign_in(people.clerk), story)
    assert len(told) == story.events.count() + story.editions.count()
    heads = [
        re.split(r" \d\d:\d\d ngày | Từ | Đang hiển thị | Đã hủy hẹn", entry)[0] for entry in told
    ]
    assert list(reversed(heads)) == [
        *("Tạo bài", "Trình duyệt", "Trả lại", "Sửa bài", "Trình duyệt", "Hẹn giờ"),
        *("Bản 1: Ra quân dọn vệ sinh", "Hủy hẹn giờ", "Mở bản sửa", "Trình duyệt", "Hẹn giờ"),
        *("Bản 2: Ra quân dọn vệ sinh", "Đổi giờ hẹn", "Bản 3: Ra quân dọn vệ sinh"),
        "Hủy hẹn giờ",
        *("Mở bản sửa", "Trình duyệt", "Duyệt đăng", "Bản 4: Ra quân dọn vệ sinh"),
        *("Mở bản sửa", "Sửa bài", "Trình duyệt", "Duyệt đăng", "Bản 5: Ra quân dọn vệ sinh"),
        *("Gỡ, còn đọc được", "Bản 6: Ra quân dọn vệ sinh"),
        *("Đăng lại", "Bản 7: Ra quân dọn vệ sinh", "Mở bản sửa", "Sửa bài"),
        *("Đăng khẩn", "Bản 8: Bão số 5: ông Trần Văn Kín cần tìm nhà"),
        "Duyệt lại bản đăng khẩn",
    ]


def test_a_return_shows_who_when_why_and_the_paragraph_remarked(sign_in, people, story):
    event = story.events.get(action=Event.Action.RETURN)
    (entry,) = (e for e in entries(sign_in(people.clerk), story) if e.startswith("Trả lại"))
    for said in (
        f"{moment(event.at)} · minh",
        "Lý do: Thiếu giờ.",
        "Mọi người đến rất sớm. Mấy giờ?",
        "Ảnh “Chú thích 1” Ảnh mờ.",
        f"Tình trạng: Chờ duyệt → {Article.State.RETURNED.label}",
    ):
        assert said in entry


def test_each_edition_says_when_residents_had_it(sign_in, people, story):
    client = sign_in(people.clerk)
    e = {edition.number: edition for edition in story.editions.all()}

    def holds(number):
        (entry,) = (e for e in entries(client, story) if e.startswith(f"Bản {number}: "))
        return entry

    for number in (1, 2, 3):
        assert "Đã hủy hẹn, chưa từng hiển thị" in holds(number)
        assert moment(e[number].starts_at) in holds(number)
    assert f"Từ {moment(e[4].starts_at)} đến {moment(e[5].starts_at)}" in holds(4)
    assert "Đăng lần đầu" in holds(4)
    assert "Người viết huong Người duyệt minh" in holds(4)
    assert f"Đang hiển thị từ {moment(e[8].starts_at)}" in holds(8)
    assert "Lời đính chính cho bạn đọc: Nhầm thứ bảy với chủ nhật." in holds(5)
    assert "Đính chính" in holds(5)
    assert "Đã gỡ, còn đọc được" in holds(6)
    assert "Người gỡ hoa" in holds(6)
    assert "Lời giải thích cho bạn đọc: Chờ xác minh." in holds(6)


def test_a_scheduled_edition_says_from_when_it_will_be_shown(sign_in, people, draft):
    edition = approve(draft, people, starts_at=timezone.now() + DAY)
    told = entries(sign_in(people.clerk), draft)
    assert f"Sẽ hiển thị từ {moment(edition.starts_at)}" in told[0]
    assert "Xem như cư dân đã thấy" not in told[0]


def test_an_emergency_says_whether_and_by_whom_it_was_cleared(sign_in, people, draft):
    edition = aftercare.publish_in_emergency(
        draft.pk, by=people.chief, reason="Cháy ở ngõ 5.", expected_hash=shown(draft)
    )
    client = sign_in(people.clerk)
    assert "Đăng khẩn, chưa ai duyệt lại." in read(client, "history", draft)
    assert "Lý do: Cháy ở ngõ 5." in read(client, "history", draft)
    event = aftercare.confirm(draft.pk, by=people.reviewer, expected_hash=edition.content_hash)
    assert emergencies.uncleared_of(draft) is None
    said = f"Đăng khẩn, đã được duyệt lại: minh lúc {moment(event.at)}."
    assert said in read(client, "history", draft)
    assert "hoa (đăng khẩn một mình)" in read(client, "history", draft)


def test_an_emergency_that_an_approved_text_replaced_says_so(sign_in, people, draft):
    aftercare.publish_in_emergency(
        draft.pk, by=people.chief, reason="Cháy ở ngõ 5.", expected_hash=shown(draft)
    )
    revise(draft, people, lead="Đám cháy đã tắt.")
    approve(draft, people)
    assert emergencies.uncleared_of(draft) is None
    said = "Đăng khẩn, đã được thay bằng bản 2 có người duyệt: minh lúc"
    assert said in read(sign_in(people.clerk), "history", draft)


def test_hashes_match_until_words_are_masked(sign_in, people, story):
    client = sign_in(people.clerk)
    before = read(client, "history", story)
    assert story.editions.get(number=4).content_hash in before
    assert "không khớp" not in before
    assert before.count(" khớp ") == story.editions.count()
    housekeeping.redact_text(
        story.pk, by=people.chief, phrase="Trần Văn Kín", reason="Theo quyết định của tòa."
    )
    after = read(client, "history", story)
    assert "Trần Văn Kín" not in after
    assert after.count("không khớp (đã che thông tin)") == 1
    assert "Che thông tin ở mọi bản" in after
    assert "Lý do: Theo quyết định của tòa." in after


def test_a_content_that_somebody_changed_in_the_database_is_noticed(draft, people):
    edition = approve(draft, people)
    edition.title = "Sửa lén"
    assert "hãy báo người quản trị" in history.check(edition, masked_text=False).words


def test_a_photo_that_was_taken_down_leaves_when_and_why_in_the_record(sign_in, people, story):
    digest = story.photos.get().digest
    housekeeping.take_photo_down(
        story.pk, by=people.chief, digest=digest, public_reason="children", reason="Lộ mặt."
    )
    page = read(sign_in(people.clerk), "history", story)
    day = timezone.localdate()
    said = f"Ảnh này đã được gỡ ngày {day:%d/%m/%Y}. Lý do: bảo vệ trẻ em."
    assert f"Ảnh đã gỡ Ảnh thứ 1: {said}" in page
    assert f"Ảnh 1 {said}" in page, "where it stood"
    assert "Ghi chú nội bộ: Lộ mặt." in page
    assert "Chú thích 1" not in page
    assert "Một ảnh không còn trong bài Ảnh mờ." in page


def test_an_import_says_where_it_came_from_and_nobody_is_named(sign_in, people, make_article, city):
    article = make_article(author=None, unit=city.duc_giang)
    publishing.publish_imports([import_item(article, NOON - 1000 * DAY)])
    page = read(sign_in(people.root), "history", article)
    assert "Người duyệt nhập từ cổng cũ" in page
    assert "Nhập từ cổng cũ" in page
    assert "None" not in page


def test_every_kind_of_event_has_plain_words():
    assert set(WORDS) == set(Event.Action)


def test_the_history_costs_the_same_whatever_its_length(sign_in, people, make_article, publish):
    def grown(length):
        article = make_article(photos=2)
        for number in range(length):
            workflow.note_edit(article, people.clerk, created=False)
            workflow.submit(article.pk, by=people.clerk, at=NOON + number * HOUR)
            workflow.send_back(
                article.pk, by=people.reviewer, reason="", remarks=[RemarkOn("Sửa.", quote="a")],
                at=NOON + number * HOUR,
            )  # fmt: skip
            publish(article, at=NOON + number * HOUR)
            Article.objects.filter(pk=article.pk).update(state=Article.State.DRAFT)
        return article

    short, long = grown(3), grown(40)
    client = sign_in(people.clerk)
    client.get(address("history", short))
    costs = []
    for article in (short, long):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address("history", article))
        assert page.status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] < 24


def test_a_post_without_any_event_has_a_history_too(sign_in, people, make_article):
    assert "chưa có việc nào" in read(sign_in(people.clerk), "history", make_article())


def test_the_button_of_the_form_leads_to_the_history(sign_in, people, draft):
    form = sign_in(people.clerk).get(address("change", draft)).content.decode()
    assert f'href="{address("history", draft)}"' in form


# --- two texts compared ---


def test_two_editions_are_compared_with_who_answers_for_each(sign_in, people, story):
    page = read(sign_in(people.clerk), "compare", story, tu="4", den="5")
    assert "(thêm: chủ nhật )" in page
    assert "(bỏ: thứ bảy )" in page
    assert "Trước: Bản 4" in page
    assert "Sau: Bản 5" in page
    assert page.count("Người duyệt minh") == 2
    for number in (4, 5):
        assert story.editions.get(number=number).content_hash in page
    assert page.count(" khớp ") == 2


def test_the_copy_in_hand_can_be_the_second(sign_in, people, story):
    revise(story, people, title="Bão đã qua")
    page = read(sign_in(people.clerk), "compare", story, tu="8", den="nhap")
    assert "Sau: Bản đang làm" in page
    assert "chưa duyệt" in page
    assert "đã qua" in page
    assert shown(story) in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "Hãy chọn hai bản"),
        ({"tu": "1"}, "Hãy chọn một bản."),
        ({"tu": "1", "den": "9"}, "Bài không có bản “9”."),
        ({"tu": "x", "den": "1"}, "Bài không có bản “x”."),
        ({"tu": "nhap", "den": "1"}, "Bài không có bản “nhap”."),
        ({"tu": "-1", "den": "99999999999999999999999"}, "Bài không có bản “-1”."),
        ({"tu": "1\x00", "den": "²"}, "Hãy chọn trong danh sách."),
    ],
)
def test_a_number_that_is_none_gets_a_clear_word(sign_in, people, draft, query, said):
    approve(draft, people)
    assert said in read(sign_in(people.clerk), "compare", draft, **query)


def test_a_removed_edition_holds_no_text_and_says_so(sign_in, people, draft):
    approve(draft, people)
    aftercare.remove(draft.pk, by=people.chief, public_note="Bài sai sự thật.")
    page = read(sign_in(people.clerk), "compare", draft, tu="1", den="2")
    assert "Bản 2 không giữ nội dung (đã gỡ hẳn)." in page
    assert "Không so sánh được" in page


def test_what_was_masked_stays_masked_in_a_comparison(sign_in, people, story):
    add = story.photos.get().digest
    housekeeping.redact_text(story.pk, by=people.chief, phrase="Trần Văn Kín", reason="Tòa.")
    housekeeping.take_photo_down(
        story.pk, by=people.chief, digest=add, public_reason="privacy", reason="Lộ mặt."
    )
    response = sign_in(people.clerk).get(address("compare", story), {"tu": "7", "den": "8"})
    page = plain(response.content.decode())
    assert "Trần Văn Kín" not in page
    assert "[đã che]" in page
    assert "Ảnh thứ 1: Ảnh này đã được gỡ ngày" in page
    assert "Chú thích 1" not in page
    assert "<img" not in response.content.decode().split('<section class="diff"')[1]


def test_a_photo_that_came_is_shown_though_its_edition_has_ended(sign_in, people, make_article):
    article = make_article()
    approve(article, people)
    workflow.revise(article.pk, by=people.clerk)
    add_photo(article)
    approve(article, people)
    revise(article, people, title="Ba")
    approve(article, people)
    client = sign_in(people.clerk)
    page = client.get(address("compare", article), {"tu": "1", "den": "2"}).content.decode()
    photo = Edition.objects.get(number=2).photos.get()
    url = address("edition_photo", article, 2, photo.pk)
    assert f'src="{url}"' in page
    assert b"".join(client.get(url)).startswith(b"\xff\xd8")


# --- as residents saw it ---


@pytest.fixture
def past(make_article, publish, people):
    """First at noon, corrected an hour later, removed the hour after, restored a day after."""
    article = make_article(photos=1)
    publish(article, at=NOON)
    Article.objects.filter(pk=article.pk).update(lead="Sáng chủ nhật, bà con cùng quét dọn.")
    publish(article, at=NOON + HOUR, change="correction", public_note="Nhầm ngày với Trần Văn Kín.")
    publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=NOON + 2 * HOUR)
    publishing.restore(article.pk, by=people.chief, at=NOON + DAY)
    return article


def as_of(client, article, ngay, gio) -> tuple[str, str]:
    """What the page says, and the words in its frame ("" if it has none)."""
    response = client.get(address("as_of", article), {"ngay": ngay, "gio": gio})
    page = response.content.decode()
    frame = re.search(r'<iframe[^>]* src="([^"]+)"', page)
    if frame is None:
        return plain(page), ""
    framed = client.get(html.unescape(frame[1]))
    assert framed.status_code == 200
    return plain(page), framed.content.decode()


def test_the_page_of_then_is_what_residents_had_then(sign_in, people, past):
    client = sign_in(people.clerk)
    said, framed = as_of(client, past, "01/08/2025", "12:30")
    assert "Lúc 12:30 ngày 01/08/2025, cư dân đọc bản 1." in said
    assert "Sáng thứ bảy" in framed
    assert "Đính chính ngày" not in framed
    said, framed = as_of(client, past, "01/08/2025", "13:00")  # a correction holds from its minute
    assert "cư dân đọc bản 2." in said
    assert "Sáng chủ nhật" in framed
    assert "Nhầm ngày" in framed


def test_before_during_and_after_a_removal(sign_in, people, past):
    client = sign_in(people.clerk)
    said, framed = as_of(client, past, "01/08/2025", "11:59")
    assert "cư dân chưa thấy bài này" in said
    assert framed == ""
    said, framed = as_of(client, past, "01/08/2025", "")
    assert "Lúc 23:59 ngày 01/08/2025, bài đã bị gỡ hẳn (bản 3)" in said
    assert "Bài đã được gỡ" in framed
    assert "quét dọn" not in framed
    said, framed = as_of(client, past, "2/8/2025", "12h00")
    assert "cư dân đọc bản 4." in said
    assert "Sáng chủ nhật" in framed


def test_a_redirect_says_where_readers_were_led(sign_in, people, past, make_article, publish):
    other = make_article(title="Bài gộp", unit=past.unit)
    publish(other, at=NOON)
    publishing.redirect(past.pk, by=people.chief, to=other, at=NOON + 2 * DAY)
    said, framed = as_of(sign_in(people.clerk), past, "04/08/2025", "09:00")
    assert "ai mở bài này được dẫn sang bài khác (bản 5). Bài gộp" in said
    assert framed == ""


def test_every_link_of_the_history_leads_to_the_edition_it_stands_at(sign_in, people, story):
    client = sign_in(people.clerk)
    page = client.get(address("history", story)).content.decode()
    links = re.findall(r'href="([^"]+nhu-ngay/\?[^"]+)"', page)
    numbers = [
        re.search(r"bản (\d)", plain(client.get(html.unescape(link)).content.decode()))[1]
        for link in links
    ]
    assert numbers == ["8", "7", "6", "5", "4"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"ngay": "31/02/2025", "gio": "09:00"}, "Ngày này không có."),
        ({"ngay": "", "gio": "09:00"}, "Hãy ghi ngày cần xem"),
        ({"ngay": "01/08/2025", "gio": "25:00"}, "Giờ này không có."),
        ({"ngay": "01/08/2199", "gio": ""}, "Ngày này chưa đến."),
        ({"ngay": "01/01/0001", "gio": "00:00"}, "từ năm 1945"),
    ],
)
def test_a_wrong_moment_gets_a_word_beside_its_field(sign_in, people, past, query, said):
    response = sign_in(people.clerk).get(address("as_of", past), query)
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert any(said in error for found in errors.values() for error in found)
    assert said in plain(response.content.decode())
    assert "<iframe" not in response.content.decode()
    assert sign_in(people.clerk).get(address("as_of_page", past), query).status_code == 404


def test_a_day_is_read_day_first(sign_in, people, past):
    said, _ = as_of(sign_in(people.clerk), past, "05/08/2025", "09:00")
    assert "09:00 ngày 05/08/2025" in said


def test_masked_words_and_photos_stay_masked_in_the_page_of_then(sign_in, people, past):
    client = sign_in(people.clerk)
    _, framed = as_of(client, past, "01/08/2025", "13:30")
    assert "Chú thích 1" in framed
    photo = past.photos.get()
    url = address("edition_photo", past, 2, Edition.objects.get(number=2).photos.get().pk)
    assert f'src="{url}"' in framed
    assert b"".join(client.get(url))
    housekeeping.redact_text(past.pk, by=people.chief, phrase="Trần Văn Kín", reason="Tòa.")
    housekeeping.take_photo_down(
        past.pk, by=people.chief, digest=photo.digest, public_reason="authority", reason="Tòa."
    )
    _, framed = as_of(client, past, "01/08/2025", "13:30")
    assert "Trần Văn Kín" not in framed
    assert "Chú thích 1" not in framed
    assert url not in framed
    assert "Lý do: quyết định của cơ quan có thẩm quyền." in framed
    assert default_storage.exists(photo.file)  # not yet committed here: the row alone closes it
    assert client.get(url).status_code == 404


def test_only_the_page_of_then_may_be_framed_and_only_by_us(sign_in, people, past):
    client = sign_in(people.clerk)
    query = {"ngay": "01/08/2025", "gio": "12:30"}
    framed = client.get(address("as_of_page", past), query)
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "no-store" in framed["Cache-Control"]
    for page in ("as_of", "history", "compare"):
        response = client.get(address(page, past), query)
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_looking_back_counts_no_view(sign_in, people, past):
    before = past.view_count.total
    as_of(sign_in(people.clerk), past, "01/08/2025", "12:30")
    past.view_count.refresh_from_db()
    assert past.view_count.total == before


# --- the doors ---


def all_addresses(article) -> list[str]:
    photo = article.editions.get(number=1).photos.get()
    moment_of = "?ngay=01/08/2025&gio=12:30"
    return [
        address("history", article),
        address("compare", article) + "?tu=1&den=2",
        address("as_of", article) + moment_of,
        address("as_of_page", article) + moment_of,
        address("edition_photo", article, 1, photo.pk),
    ]


def test_the_history_of_another_unit_does_not_exist(sign_in, people, past):
    for url in all_addresses(past):
        found = sign_in(people.clerk).get(url)
        assert found.status_code == 200, url
        assert b"".join(found)
        assert sign_in(people.other_clerk).get(url).status_code == 404, url
        assert sign_in(people.stranger).get(url).status_code == 404, url


def test_who_is_not_signed_in_is_asked_to(client, past):
    for url in all_addresses(past):
        response = client.get(url)
        assert response.status_code == 302
        assert "/login/" in response["Location"]


def test_the_history_only_shows(sign_in, people, past):
    for url in all_addresses(past):
        assert sign_in(people.clerk).post(url).status_code == 405


def test_a_photo_is_had_through_its_own_edition_and_article_only(
    sign_in, people, past, make_article
):
    photo = past.editions.get(number=1).photos.get()
    other = make_article()
    client = sign_in(people.clerk)
    for url in (
        address("edition_photo", past, 2, photo.pk),
        address("edition_photo", past, 99, photo.pk),
        address("edition_photo", other, 1, photo.pk),
        address("edition_photo", past, 1, 10**30),
    ):
        assert client.get(url).status_code == 404
