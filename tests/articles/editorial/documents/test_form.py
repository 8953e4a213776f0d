"""Documents as staff complete them: title, link, file; who may; nobody's work is overwritten."""

import re
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.test import Client

from articles.attachments import files
from articles.documents import register
from articles.models import Document
from tests.articles.editorial.documents.conftest import ADD, LIST, change, named
from tests.attached import pdf, upload
from tests.concurrency import at_once
from wards import siteversion

pytestmark = pytest.mark.django_db


def errors(page) -> str:
    assert page.status_code == 200
    return str(page.context["adminform"].form.errors)


# --- what is given ---


def test_a_reviewer_gives_title_link_and_issuer_and_the_log_says_what_became_of_what(
    sign_in, people, make_document, form_of
):
    document, before = make_document(title="Cũ"), siteversion.current()
    client = sign_in(people.reviewer)
    given = {
        "title": "  Về việc\nra quân  ",
        "link": "https://hanoi.gov.vn/108",
        "issuer": "Quận ủy",
    }
    assert client.post(change(document), form_of(document, **given)).status_code == 302
    stored = named(document)
    assert stored.title == "Về việc ra quân" and stored.link == "https://hanoi.gov.vn/108"
    assert stored.issuer == "Quận ủy"
    assert siteversion.current() == before + 1
    entry = LogEntry.objects.get()
    assert entry.user == people.reviewer
    assert "Trích yếu: “Cũ” → “Về việc ra quân”." in entry.change_message
    assert "Liên kết: (để trống) → “https://hanoi.gov.vn/108”." in entry.change_message
    assert "Loại" not in entry.change_message
    assert "Về việc ra quân" in client.get(f"{LIST}{document.pk}/history/").text
    # Saved as it is, it is no other for residents.
    client.post(change(document), form_of(document))
    assert siteversion.current() == before + 1


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//ke-gian.vn", "ftp://x.vn/", "/tin/12/", "data:,x", "abc"]
)
def test_a_link_leads_to_a_page_elsewhere_or_is_refused(
    sign_in, people, make_document, form_of, link
):
    document = make_document()
    sign_in(people.reviewer)
    sent = form_of(document, link=link)
    assert "https://" in errors(sign_in(people.reviewer).post(change(document), sent))
    assert named(document).link == ""


@pytest.mark.parametrize("day", ["1900-01-01", "2999-01-01", "hôm qua"])
def test_a_day_that_cannot_be_is_refused(sign_in, people, make_document, form_of, day):
    document, client = make_document(issued_on=None), sign_in(people.reviewer)
    sent = form_of(document, issued_on=day)
    assert "Ngày" in errors(client.post(change(document), sent)) or "ngày" in errors(
        client.post(change(document), sent)
    )
    assert named(document).issued_on is None


def test_its_number_is_shown_and_not_changed(sign_in, people, make_document, form_of):
    document, client = make_document(), sign_in(people.reviewer)
    page = client.get(change(document)).text
    assert "108-KH/QU" in page and 'name="number"' not in page
    sent = form_of(document, number="1-KH/QU", number_key="1 kh qu", title="Mới")
    client.post(change(document), sent)
    assert (named(document).number, named(document).title) == ("108-KH/QU", "Mới")


# --- the file ---


def test_a_file_is_taken_in_shown_replaced_and_removed(sign_in, people, make_document, form_of):
    document, client = make_document(), sign_in(people.reviewer)
    sent = form_of(document, upload=upload(pdf(), "../Kế hoạch 108.docx"))
    assert client.post(change(document), sent).status_code == 302
    first = named(document).file
    assert first["name"] == "Kế hoạch 108.pdf" and default_storage.exists(first["file"])
    assert first["file"] in set(files.referred())
    digest = first["file"][7:-4]
    assert files.ATTACHMENTS.is_named(digest) and (digest, 1) in list(files.ATTACHMENTS.rows())
    page = client.get(change(document)).text
    address = re.search(r'href="([^"]+/tep/)"', page)[1]
    answer = client.get(address)
    assert b"".join(answer) == pdf() and "private, no-cache" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")

    sent = form_of(document, title="Chỉ đổi trích yếu")
    client.post(change(document), sent)
    assert named(document).file == first
    sent = form_of(document, upload=upload(pdf(text="mới"), "Mới.pdf"))
    client.post(change(document), sent)
    assert named(document).file["name"] == "Mới.pdf"
    assert first["file"] not in set(files.referred())
    client.post(change(document), form_of(document, remove="on"))
    assert named(document).file == {}
    assert client.get(address).status_code == 404
    assert "Tệp: “Mới.pdf” → (không có)." in LogEntry.objects.latest("pk").change_message


def test_a_file_that_could_do_harm_is_refused_in_words(sign_in, people, make_document, form_of):
    document, client = make_document(), sign_in(people.reviewer)
    for data, name in ((b"MZ", "a.exe"), (b"", "trong.pdf")):
        sent = form_of(document, upload=upload(data, name))
        assert "Tệp trống" in (said := errors(client.post(change(document), sent))) or (
            "Đây không phải tệp PDF" in said
        )
    assert named(document).file == {} and not set(files.referred())


def test_a_file_waits_in_the_form_while_something_else_is_mended(
    sign_in, people, make_document, form_of
):
    document, client = make_document(), sign_in(people.reviewer)
    sent = form_of(document, link="abc", upload=upload(pdf(), "Kế hoạch.pdf"))
    page = client.post(change(document), sent)
    assert "Đã nhận tệp “Kế hoạch.pdf”" in page.text
    token = page.context["adminform"].form["token"].value()
    assert named(document).file == {}
    sent = form_of(document, link="", token=token)
    # It is the form's own: neither another person's nor another document's.
    other = make_document("109-KH/QU")
    assert "chọn lại tệp" in errors(client.post(change(other), form_of(other, token=token)))
    client.post(change(document), sent)
    assert named(document).file["name"] == "Kế hoạch.pdf"
    sign_in(people.second_reviewer)
    assert "chọn lại tệp" in errors(client.post(change(document), form_of(document, token=token)))


# --- by hand ---


def test_a_document_is_entered_by_hand_and_the_post_that_cites_it_later_finds_it(
    sign_in, people, form_of, cite
):
    client = sign_in(people.reviewer)
    sent = form_of(number=" 108 - KH/QU ", issued_on="25/2/2022", title="Ra quân")
    assert client.post(ADD, sent).status_code == 302
    document = Document.objects.get()
    assert (document.number_key, document.kind, document.issuer) == ("108 kh qu", "KH", "QU")
    assert document.issued_on == date(2022, 2, 25)
    cite("<p>Thực hiện Kế hoạch 108-KH/QU ngày 25/2/2022 của Quận ủy.</p>")
    assert Document.objects.get().citations.count() == 1
    page = client.get(change(document)).text
    assert "Ra quân dọn vệ sinh" in page and "Thực hiện Kế hoạch 108-KH/QU" in page


def test_by_hand_it_needs_a_number_and_a_title_and_must_be_new(
    sign_in, people, form_of, make_document
):
    client, document = sign_in(people.reviewer), make_document()
    said = errors(client.post(ADD, form_of(number="Kế hoạch")))
    assert "ví dụ 108-KH/QU" in said and "title" in said
    sent = form_of(number="108kh/qu", kind="KH", issued_on="2022-02-25", title="Hai")
    page = client.post(ADD, sent)
    assert "Trong sổ đã có Kế hoạch 108-KH/QU ngày 25/02/2022" in errors(page)
    assert f'href="{change(document)}"' in page.text
    assert Document.objects.count() == 1


# --- two people ---


def test_the_later_save_overwrites_nothing_unseen(sign_in, people, make_document, form_of):
    document, client = make_document(), sign_in(people.reviewer)
    stale = form_of(document, title="Của tôi")
    client.post(change(document), form_of(document, title="Của người kia", issuer="Quận ủy"))
    page = client.post(change(document), stale)
    assert "người khác đã sửa văn bản" in page.text
    assert "Trích yếu: “Của người kia”" in page.text and "Của tôi" in page.text
    assert named(document).title == "Của người kia"
    again = stale | {"seen": page.context["adminform"].form["seen"].value()}
    assert client.post(change(document), again).status_code == 302
    assert (named(document).title, named(document).issuer) == ("Của tôi", "")


def test_what_was_merged_meanwhile_is_not_changed(sign_in, people, make_document, form_of):
    document, other, client = make_document(), make_document("9-KH/QU"), sign_in(people.reviewer)
    sent = form_of(document, title="Muộn")
    Document.objects.filter(pk=document.pk).update(merged_into=other)
    page = client.post(change(document), sent, follow=True).text
    assert "đã được gộp vào văn bản khác" in page and 'name="title"' not in page
    assert named(document).title == ""


# --- kind and date ---


def test_with_another_date_it_is_still_what_posts_name_as_before(
    sign_in, people, form_of, cite, publish
):
    article = cite("<p>Theo Kế hoạch 108-KH/QU của Quận ủy.</p>")
    document, client = Document.objects.get(), sign_in(people.reviewer)
    assert document.issued_on is None
    client.post(change(document), form_of(document, issued_on="2022-02-25"))
    assert named(document).issued_on == date(2022, 2, 25)
    # Another post without the date, and the first one read again, cite the same document.
    cite("<p>Vẫn theo Kế hoạch số 108-KH/QU.</p>", title="Bài hai")
    register.refresh([article.pk])
    assert named(document).citations.count() == 2
    # And back: nothing is in the way of what it was called before.
    assert client.post(change(document), form_of(document, issued_on="")).status_code == 302
    assert named(document).issued_on is None
    cite("<p>Kế hoạch 108-KH/QU ngày 25/2/2022 nêu rõ.</p>", title="Bài ba")
    assert named(document).citations.count() == 3
    assert Document.objects.filter(merged_into=None).count() == 1


def test_a_kind_and_date_that_another_has_lead_to_merging(sign_in, people, make_document, form_of):
    document, undated = make_document(), make_document(issued_on=None)
    client = sign_in(people.chief)
    page = client.post(change(undated), form_of(undated, issued_on="2022-02-25"))
    assert "hãy gộp hai văn bản làm một" in page.text
    assert f"{LIST}{undated.pk}/gop/?vao={document.pk}" in page.text
    assert named(undated).issued_on is None
    sign_in(people.reviewer)
    page = client.post(change(undated), form_of(undated, issued_on="2022-02-25")).text
    assert "hãy nhờ trưởng ban" in page and "/gop/" not in page


# --- who ---


def test_writers_read_and_strangers_do_not_even_know(sign_in, people, make_document, form_of):
    document = make_document(title="Ra quân", link="https://hanoi.gov.vn/108")
    client = sign_in(people.reviewer)
    sent = form_of(document, title="Khác")
    sign_in(people.clerk)
    page = client.get(change(document))
    assert "Ra quân" in page.text and 'name="title"' not in page.text
    assert client.post(change(document), sent).status_code == 403
    assert client.get(ADD).status_code == 403
    assert client.post(f"{LIST}{document.pk}/delete/", {"post": "yes"}).status_code == 403
    sign_in(people.root)
    assert client.post(f"{LIST}{document.pk}/delete/", {"post": "yes"}).status_code == 403
    sign_in(people.stranger)
    assert client.get(change(document)).status_code in (403, 404)
    assert client.get(LIST).status_code == 403
    assert named(document).title == "Ra quân"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_sees_what_the_other_saved(people, make_document):
    document, browsers = make_document(), {}
    for name, user in (("Một", people.reviewer), ("Hai", people.second_reviewer)):
        browsers[name] = Client()
        browsers[name].force_login(user)
    seen = browsers["Một"].get(change(document)).context["adminform"].form["seen"].value()
    given = {"kind": "KH", "issued_on": "2022-02-25", "issuer": "", "link": "", "seen": seen}
    came = at_once(
        *(
            lambda name=name, browser=browser: browser.post(
                change(document), given | {"title": name}
            )
            for name, browser in browsers.items()
        )
    )
    assert sorted(answer.status_code for answer in came) == [200, 302]
    kept = named(document).title
    refused = next(answer for answer in came if answer.status_code == 200)
    assert f"Trích yếu: “{kept}”" in refused.text
    assert LogEntry.objects.count() == 1


# --- where staff meet it ---


def test_the_first_page_leads_to_it_and_the_guide_tells_of_it(sign_in, people):
    for user in (people.clerk, people.reviewer, people.chief, people.root):
        assert f'<a href="{LIST}">Văn bản</a>' in sign_in(user).get("/admin/").text
    client = sign_in(people.stranger)
    assert LIST not in client.get("/admin/").text
    assert "Văn bản mà bài nhắc đến" in client.get("/admin/huong-dan/duyet-bai/").text
    assert "Gộp văn bản" in client.get("/admin/huong-dan/truong-ban/").text
