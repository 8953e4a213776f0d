"""Attached files as residents get them: while the post is live, to be saved, and never before."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import publishing
from articles.editorial import preview_links
from articles.photos import storage
from tests import desk
from tests.attached import entry, pdf, workbook
from tests.makers import HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(make_article):
    plan = entry(pdf(), "Kế hoạch số 12-KH_ĐU.pdf", title="Kế hoạch <số> 12")
    return make_article(attachments=[plan, entry(workbook(), "Danh sách.xlsx")])


def addresses(page: str) -> list[str]:
    return re.findall(r'href="(/[^"]+/tep/[^"]+)"', page)


def address(article, number=0) -> str:
    file = article.attachments[number]["file"]
    return f"/tin/{article.pk}/tep/{file[7:23]}/x.{file.rpartition('.')[2]}"


def test_a_page_lists_its_files_and_hands_them_out_to_be_saved(client, publish, article):
    page = client.get(publish(article).get_absolute_url()).text
    assert "Kế hoạch &lt;số&gt; 12" in page and "(PDF, " in page and "(Excel, " in page
    plan, people = addresses(page)
    assert (
        plan
        == f"/tin/{article.pk}/tep/{article.attachments[0]['file'][7:23]}/ke-hoach-so-12-kh-du.pdf"
    )
    answer = client.get(plan)
    assert b"".join(answer) == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert unquote(answer["Content-Disposition"]) == (
        "attachment; filename*=utf-8''Kế hoạch số 12-KH_ĐU.pdf"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    # Should a browser show it after all, it runs nothing and belongs to no site.
    assert {"sandbox", "default-src 'none'"} <= {*answer["Content-Security-Policy"].split("; ")}
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["Content-Length"] == str(len(pdf()))
    assert "spreadsheetml" in client.get(people)["Content-Type"]


def test_a_browser_that_has_the_file_gets_it_once(client, publish, article):
    publish(article)
    tag = client.get(address(article))["ETag"]
    again = client.get(address(article), headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert again["Cache-Control"] == "public, no-cache"
    head = client.head(address(article))
    assert head.status_code == 200 and head["Content-Length"] == str(len(pdf()))
    assert client.post(address(article)).status_code == 405
    # What is saved under another name is not what it has.
    renamed = [article.attachments[0] | {"name": "Sửa.pdf"}]
    type(article).objects.filter(pk=article.pk).update(attachments=renamed)
    publish(article)
    assert client.get(address(article), headers={"If-None-Match": tag}).status_code == 200


def test_nothing_is_reached_before_its_instant(client, publish, article, make_article):
    other = make_article(attachments=[entry(pdf(text="khác"), "Khác.pdf")])
    publish(other)
    assert client.get(address(article)).status_code == 404
    publish(article, starts_at=timezone.now() + HOUR)
    assert client.get(address(article)).status_code == 404
    assert client.get(address(other)).status_code == 200
    # Through a post that is public, no other post's file.
    crossed = address(article).replace(f"/tin/{article.pk}/", f"/tin/{other.pk}/")
    assert client.get(crossed).status_code == 404
    assert client.get(f"/tin/{10**17}/tep/{'0' * 16}/x.pdf").status_code == 404
    publishing.unschedule(article.pk, by=article.author)
    assert client.get(address(article)).status_code == 404


def test_a_file_goes_with_its_post(client, people, publish, article):
    now = timezone.now() - timedelta(days=1)
    publish(article, at=now)
    publishing.withdraw(article.pk, by=people.chief, public_note="Xem lại.", at=now + HOUR)
    assert client.get(address(article)).status_code == 200  # as its text can still be read
    publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=now + 2 * HOUR)
    gone = client.get(address(article))
    assert gone.status_code == 410 and gone["Cache-Control"] == "no-cache"
    assert "đã được gỡ" in gone.text
    publishing.restore(article.pk, by=people.chief, at=now + 3 * HOUR)
    assert client.get(address(article)).status_code == 200
    desk.write(article, people.clerk, attachments=article.attachments[:1])
    publish(article, at=now + 4 * HOUR)
    answers = [client.get(address(article, number)).status_code for number in (0, 1)]
    assert answers == [200, 410]


def test_a_lost_file_is_no_broken_page(client, publish, article):
    publish(article)
    default_storage.delete(article.attachments[0]["file"])
    answer = client.get(address(article))
    assert answer.status_code == 404, "it is not withdrawn: it may be found again"
    assert answer.text == "Không tìm thấy tệp này."


def test_residents_are_not_told_to_free_a_disk(client, publish, article, monkeypatch):
    publish(article)

    def away(*args):
        raise storage.Unavailable("no route to the store")

    monkeypatch.setattr(default_storage, "open", away)
    answer = client.get(address(article))
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "thử lại sau ít phút" in answer.text and "quản trị" not in answer.text


def test_old_and_odd_entries_do_not_break_the_page(client, publish, make_article):
    file = entry(pdf())["file"]
    odd = [{"name": "Cũ.pdf", "file": file, "bytes": 9}, {"name": "x", "file": "../a"}, "x", {}]
    page = client.get(publish(make_article(attachments=odd)).get_absolute_url()).text
    assert len(addresses(page)) == 1 and ">Cũ <" in page


def test_a_secret_link_shows_the_files_of_its_own_post(client, people, article, make_article):
    link = preview_links.create(article.pk, by=people.clerk)
    start = "/" + link.split("/", 3)[3]
    other = make_article(attachments=[entry(pdf(text="khác"), "Khác.pdf")])
    plan, _ = addresses(client.get(start).text)
    assert plan.startswith(start)
    answer = client.get(plan)
    assert b"".join(answer) == pdf() and answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"].startswith("attachment")
    strange = f"{start}tep/{other.attachments[0]['file'][7:23]}/"
    assert client.get(strange).status_code == 404
    desk.write(article, people.clerk, attachments=[])
    assert client.get(plan).status_code == 404
