"""Numbers of documents in posts lead to the pages of these documents; staff's files are saved."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.attachments import files
from articles.editorial import preview
from articles.models import Citation, Document
from articles.photos import sweeping
from articles.public.documents import citing
from tests.articles.public.register import cite, document
from tests.attached import entry, pdf
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db

LEAD = "Phường triển khai 108-KH/QU."
BODY = (
    "<p>Theo Kế hoạch <strong>108-KH/QU</strong> ngày 25/2/2022, 42/2022/NĐ-CP &amp; 108-KH/QU.</p>"
    "<h2>Về 42/2022/NĐ-CP</h2><p>Nghị định 42/2022/NĐ-CP và 1108-KH/QU-2, 108-KH/QU.</p>"
)


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article(lead=LEAD, body=BODY), at=NOON)


def read(client, edition) -> str:
    return client.get(edition.get_absolute_url()).text


def links(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a href="((?:http://testserver)?/van-ban/.+?)"[^>]*>([^<]*)</a>', page)


# --- links ---


def test_a_number_leads_to_its_document_where_each_part_names_it_first(client, edition):
    plan = document().get_absolute_url()
    decree = document("42/2022/NĐ-CP", "ND", None).get_absolute_url()
    page = read(client, edition)
    text = page.split('<p class="lead">')[1].split('<p class="signature">')[0]
    assert f'Phường triển khai <a href="{plan}" class="nowrap">108-KH/QU</a>.</p>' in page
    assert links(text)[:4] == [
        (plan, "108-KH/QU"),
        (decree, "42/2022/NĐ-CP"),
        (decree, "42/2022/NĐ-CP"),
        (plan, "108-KH/QU"),
    ]
    assert "<strong>108-KH/QU</strong> ngày 25/2/2022, <a" in page
    assert "Về 42/2022/NĐ-CP</h2>" in page and "và 1108-KH/QU-2, <a" in page
    for address, _ in links(text):
        assert client.get(address).status_code == 200


def test_a_number_of_several_documents_leads_to_all_of_them(client, make_article, publish):
    body = "<p>Kế hoạch 108-KH/QU ngày 25/2/2022 thay Kế hoạch 108-KH/QU ngày 1/3/2021.</p>"
    page = read(client, publish(make_article(body=body), at=NOON))
    (address, _), *_ = links(page)
    assert address == "/van-ban/?q=108-KH%2FQU"
    found = client.get(address).text
    assert "25/02/2022" in found and "01/03/2021" in found


def test_a_number_of_a_merged_document_leads_to_what_it_is_now(client, edition):
    into = document("8-KH/QU", title="Kế hoạch")
    document(merged_into=into)
    assert links(read(client, edition))[0] == (into.get_absolute_url(), "108-KH/QU")


def test_a_withdrawn_post_leads_only_to_documents_that_have_a_page(client, edition, people):
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại.")
    document("42/2022/NĐ-CP", "ND", None, title="Quy định về cung cấp dịch vụ công")
    live = edition.article.editions.latest("number")
    assert live.citations.count() > 2
    shown = {text for _, text in links(read(client, live).split("<aside")[0])}
    assert shown == {"42/2022/NĐ-CP"}


def test_looking_back_leads_only_to_documents_that_have_a_page(client, edition, publish):
    article = edition.article
    article.lead, article.body = "Đã sửa.", "<p>Theo Nghị định 42/2022/NĐ-CP.</p>"
    article.save()
    publish(article, at=NOON + HOUR)
    edition.refresh_from_db()
    marker = citing.markers([edition])[edition.pk]
    assert marker("108-KH/QU") == "108-KH/QU"
    assert marker("42/2022/NĐ-CP").startswith("<a href=")


def test_previews_and_posts_without_numbers_have_no_links(client, make_article, publish):
    article = make_article(lead=LEAD, body=BODY)
    assert links(preview.of_working_copy(article, str, NOON)) == []
    assert links(read(client, publish(make_article(), at=NOON))) == []


@pytest.mark.parametrize("number", ["108 KH/QU", "108-KH/QU", "108 – KH/QU"])
def test_a_number_is_linked_however_it_is_written(client, make_article, publish, number):
    edition = publish(make_article(lead="", body=f"<p>Theo Kế hoạch {number}.</p>"), at=NOON)
    assert [text for _, text in links(read(client, edition))] == [number]


def test_saved_posts_and_feeds_lead_there_by_whole_addresses(client, edition):
    address = f"http://testserver{document().get_absolute_url()}"
    saved = client.get(f"{edition.get_absolute_url()}luu/").getvalue().decode()
    assert links(saved)[0] == (address, "108-KH/QU")
    for feed in ("/rss/", "/atom/"):
        said = client.get(feed).text
        assert f'&lt;a href="{address}"&gt;108-KH/QU&lt;/a&gt;' in said, feed


def test_links_cost_one_statement_whatever_is_cited(client, make_article, publish):
    plain = publish(make_article(), at=NOON)
    body = "".join(f"<p>Xem Kế hoạch {n}-KH/QU.</p>" for n in range(1, 31))
    full = publish(make_article(body=body), at=NOON)
    assert len(links(read(client, full))) == 30 and not links(read(client, plain))
    # They come along with all that belongs to the post.
    assert asked_for_citations(client, full) == asked_for_citations(client, plain) == 1


def asked_for_citations(client, edition) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert read(client, edition)
    return sum("articles_citation" in query["sql"] for query in captured)


# --- the file ---


@pytest.fixture
def with_file(edition) -> Document:
    data = pdf(text="Văn bản")
    return cite(edition, file=entry(data, "Kế hoạch 108.pdf", title="Kế hoạch, bản ký"))


def test_the_file_of_a_document_is_listed_and_saved(client, with_file):
    page = client.get(with_file.get_absolute_url()).text
    address = re.search(r'href="(/van-ban/[^"]+/tep/[^"]+)"', page)[1]
    assert address == f"{with_file.get_absolute_url()}tep/ke-hoach-108.pdf"
    assert "Kế hoạch, bản ký" in page and "PDF" in page
    answer = client.get(address)
    assert b"".join(answer) == pdf(text="Văn bản")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_an_older_address_of_the_file_leads_to_the_one_of_now(client, with_file):
    double = document(day=None, merged_into=with_file)
    right = f"{with_file.get_absolute_url()}tep/ke-hoach-108.pdf"
    for address in (f"/van-ban/x-{with_file.pk}/tep/cu.pdf", f"/van-ban/x-{double.pk}/tep/cu.pdf"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, right)


def test_a_document_without_a_file_has_none(client, edition):
    found = cite(edition)
    assert client.get(f"{found.get_absolute_url()}tep/x.pdf").status_code == 404
    assert client.get("/van-ban/x-999999/tep/x.pdf").status_code == 404


@pytest.mark.parametrize("broken", [{"file": "../settings.py"}, {"x": 1}, [], "tep"])
def test_what_is_no_file_of_ours_is_never_served(client, edition, broken):
    found = cite(edition, file=broken)
    page = client.get(found.get_absolute_url())
    assert page.status_code == 200 and "/tep/" not in page.text
    assert client.get(f"{found.get_absolute_url()}tep/x.pdf").status_code == 404


def test_the_sweep_leaves_the_file_of_a_document_alone(with_file, capsys):
    orphan = entry(pdf(text="Không ai dùng"), "x.pdf")["file"]
    later = timezone.now() + timedelta(days=9)
    gone = {f.name for f in sweeping.sweep(files.ATTACHMENTS, before=later, delete=True)}
    assert gone == {orphan}
    assert default_storage.exists(with_file.file["file"])
    Citation.objects.all().delete()
    Document.objects.all().delete()
    assert [f.name for f in sweeping.sweep(files.ATTACHMENTS, before=later, delete=True)]
    assert not default_storage.exists(with_file.file["file"])
