"""Readers' suggestions at the desk: whom they concern, what taking one over does, who is told."""

from datetime import timedelta
from email import message_from_bytes

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from articles import content
from articles.editorial import rules, workflow
from articles.editorial.rules import Action
from articles.editorial.suggestions import finding, handling, placing, thanks, waiting
from articles.models import Article, Suggestion
from articles.publishing import Refused
from tests.desk import approve, events, stored, write
from tests.makers import HOUR
from tests.vietnamese import foreign
from wards import imprint
from wards.models import Imprint

pytestmark = pytest.mark.django_db

State = Article.State
QUOTE, PROPOSAL = "Mọi người đến rất sớm.", "Mọi người đến từ 6 giờ."
LIST = "/admin/articles/article/gop-y/"


@pytest.fixture(autouse=True)
def _mail_at_once(request, monkeypatch):
    """The test's own transaction need not end for the mail to go."""
    if not request.node.get_closest_marker("django_db").kwargs.get("transaction"):
        monkeypatch.setattr(thanks.transaction, "on_commit", lambda send: send())


@pytest.fixture(autouse=True)
def _no_english(db):
    """Whatever mail a test brings about is Vietnamese."""
    yield
    for sent in mail.outbox:
        assert foreign(f"{sent.subject}\n{sent.body}", set()) == []


@pytest.fixture
def post(make_article, people):
    """A post of Việt Hưng that the clerk wrote and a reviewer approved."""
    article = make_article()
    workflow.note_edit(article, people.clerk, created=True)
    workflow.submit(article.pk, by=people.clerk)
    approve(article, people.reviewer, at=timezone.now() - HOUR)
    return stored(article)


@pytest.fixture
def suggest(post):
    """`suggest(**fields)`: a reader's suggestion on the post, or on another `article`."""

    def run(article=post, **fields):
        said = {"quote": QUOTE, "proposal": PROPOSAL} | fields
        edition = article.editions.order_by("number").last()
        fields = {"sent_at": timezone.now()} | said
        return Suggestion.objects.create(article=article, edition=edition, **fields)

    return run


def page_of(suggestion) -> str:
    return f"/admin/articles/article/{suggestion.article_id}/gop-y/{suggestion.pk}/"


def form_of(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def take(suggestion, by) -> handling.Taken:
    return handling.take(suggestion.article_id, suggestion.pk, by=by)


# --- finding a sentence ---


def found(text: str, sentence: str) -> list[tuple[str, bool]]:
    """What of `text` is marked for `sentence`, and whether it is that letter by letter."""
    signs = finding.signs_of(text)
    return [
        (text[signs[p.first].start : signs[p.end - 1].end], p.is_exact)
        for p in finding.places(signs, sentence)
    ]


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("Ông A nói. Bà B nghe.", "Bà B nghe.", [("Bà B nghe.", True)]),
        ("Ông\xa0A  nói\n“vâng” – rồi", 'Ông A nói "vâng" - rồi', [(..., True)]),
        ("Phường Đức Giang", "phuong duc giang", [(..., False)]),
        ("hoà bình", "hòa bình", [(..., False)]),
        ("ban bạn an", "an", [("an", True)]),
        ("an, an", "an", [("an", True), ("an", True)]),
        ("Ngõ 12", "Ngõ 1", []),
        ("Ngõ 12", "", []),
        ("Ngõ 12", " \n", []),
        ("Ngõ 12", "Ngõ 12 dài hơn", []),
        ("so\u00ading so\u200bng", "soing song", [(..., True)]),
        ("(a+b)*[c]", "(a+b)*[c]", [(..., True)]),
    ],
)
def test_a_sentence_is_found_however_it_was_copied(text, sentence, expected):
    whole = [(text if part is ... else part, exact) for part, exact in expected]
    assert found(text, sentence) == whole


# --- putting it in place ---


@pytest.mark.parametrize(
    ("body", "quote", "proposal", "expected"),
    [
        ("<p>Ông A nói.</p>", "Ông A nói.", "Ông B nói.", "<p>Ông B nói.</p>"),
        # Markup around what stays is left where it is.
        (
            '<p>Ông <strong>Trần A</strong> ở <a href="https://x.vn/?a=1&amp;b=2" '
            'rel="noopener nofollow">ngõ 12</a> nói.</p>',
            "Ông Trần A ở ngõ 12 nói.",
            "Ông Trần B ở ngõ 12 đã nói.",
            '<p>Ông <strong>Trần B</strong> ở <a href="https://x.vn/?a=1&amp;b=2" '
            'rel="noopener nofollow">ngõ 12</a> đã nói.</p>',
        ),
        ("<p>Một.</p>\n<p>Hai  ba\nbốn.</p>", "Hai ba bốn.", "Hai ba năm.", ...),
        ("<ul>\n<li>Một</li>\n<li>Hai</li>\n</ul>", "Hai", "Ba", ...),
        ("<p>“Vâng” – ông nói.</p>", '"Vâng" - ông nói.', '"Vâng" - bà nói.', ...),
        ("<p>A &amp; B &lt; C</p>", "A & B < C", "A & B < D", "<p>A &amp; B &lt; D</p>"),
        ("<p>Ông A.</p>", "Ông A.", "Hôm qua ông A.", "<p>Hôm qua ông A.</p>"),
        ("<p>Ông A</p>", "Ông A", "Ông A và bà B", "<p>Ông A và bà B</p>"),
        # Nothing of a reader's is markup.
        (
            "<p>Ông A.</p>",
            "Ông A.",
            "Ông <script>alert(1)</script> &amp; A.",
            "<p>Ông &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; A.</p>",
        ),
        # Left to a person: over an edge of markup, twice, spelt otherwise, over two paragraphs.
        ("<p>Ông <strong>A</strong> B</p>", "Ông A B", "Ông C", None),
        ("<p>Ông <strong>A</strong> B</p>", "Ông A B", "Ông A, B", None),
        ("<p><em>Ông A</em></p>", "Ông A", "Ngày ấy Ông A", None),
        ("<p>Ông A.</p><p>Ông A.</p>", "Ông A.", "Ông B.", None),
        ("<p>Ông A.</p>", "ong a.", "ong b.", None),
        ("<p>Ông A.</p>\n<p>Bà B.</p>", "Ông A. Bà B.", "Ông A.", None),
        ("<p>Ông A<br>Bà B</p>", "Ông A Bà B", "Ông A", None),
        ("<p>Ông A.</p>", "Không có ở đây", "Ông B.", None),
        ("<p>Ông A.</p>", "", "Ông B.", None),
        ("<p>Ông A.</p>", "Ông A.", "", None),
    ],
)
def test_only_the_words_that_change_are_written_over(body, quote, proposal, expected):
    placed = placing.place(Article(title="Tin", lead="Lời", body=body), quote, proposal)
    if expected is ...:
        word = {"Hai ba bốn.": ("bốn", "năm"), "Hai": ("Hai", "Ba")}
        expected = body.replace(*word.get(quote, ("ông", "bà")))
    assert (placed and placed.text) == expected
    assert placed is None or placed.field == "body"


def test_titles_and_leads_are_mended_too_but_not_beyond_their_length():
    article = Article(title="Ngõ 12 trồng hoa", lead="Bà con <vui>.", body="<p>Nội dung</p>")
    placed = placing.place(article, "Ngõ 12", "Ngõ 21")
    assert (placed.field, placed.text) == ("title", "Ngõ 21 trồng hoa")
    placed = placing.place(article, "Bà con <vui>.", "Bà con <b>rất vui</b>.")
    assert (placed.field, placed.text) == ("lead", "Bà con <b>rất vui</b>.")
    assert placing.place(article, "Ngõ 12", "Ngõ " + "1" * 300) is None
    article.body = "<p>Ngõ 12</p>"
    assert placing.place(article, "Ngõ 12", "Ngõ 21") is None  # which of both?


# --- taking over ---


def test_taking_over_opens_a_revision_with_the_sentence_in_it(sign_in, people, post, suggest):
    suggestion = suggest()
    answer = sign_in(people.clerk).post(page_of(suggestion), {"take": "1"}, follow=True)
    assert answer.redirect_chain == [(form_of(post), 302)]
    page = answer.content.decode()
    assert escape(PROPOSAL) in page and "đưa câu của bạn đọc vào bài" in page
    now = stored(post)
    assert (now.state, now.body) == (State.DRAFT, f"<p>{PROPOSAL}</p>")
    assert now.version == post.version + 1
    assert events(post)[-2:] == ["revise", "edit"]
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.handled_by) == ("taken", people.clerk)
    # What residents have is what it was.
    assert post.editions.get().body == f"<p>{QUOTE}</p>"


def test_whoever_takes_it_over_is_a_contributor_and_approves_nothing(people, post, suggest):
    take(suggest(), people.reviewer)
    workflow.submit(post.pk, by=people.clerk)
    assert not rules.can(people.reviewer, Action.APPROVE, stored(post))
    assert rules.can(people.second_reviewer, Action.APPROVE, stored(post))


def test_who_has_the_draft_in_hand_is_joined_not_overwritten(people, post, suggest, sign_in):
    workflow.revise(post.pk, by=people.clerk)
    write(post, people.clerk, lead="Sáng chủ nhật.")
    before = stored(post).version
    assert take(suggest(), people.chief) == handling.Taken(opened=False, placed=True)
    now = stored(post)
    assert (now.lead, now.body) == ("Sáng chủ nhật.", f"<p>{PROPOSAL}</p>")
    assert now.version == before + 1  # so an older form is shown both texts, not saved over it


def test_what_cannot_be_placed_opens_the_form_with_the_suggestion_beside_it(
    sign_in, people, post, suggest
):
    suggestion = suggest(quote="Câu không có trong bài", remark="Tôi <b>biết</b>")
    page = sign_in(people.clerk).post(page_of(suggestion), {"take": "1"}, follow=True)
    page = page.content.decode()
    assert "cần bạn sửa tay" in page and escape("Tôi <b>biết</b>") in page
    now = stored(post)
    assert (now.state, now.body, now.version) == (State.DRAFT, post.body, post.version)
    assert events(post)[-1] == "revise"
    # It stays on the form until the correction is published.
    assert "cần bạn sửa tay" in sign_in(people.clerk).get(form_of(post)).content.decode()
    write(post, people.clerk, body="<p>Đã sửa.</p>")
    workflow.submit(post.pk, by=people.clerk)
    approve(post, people.reviewer, change="correction", public_note="Sửa một câu.")
    workflow.revise(post.pk, by=people.clerk)
    assert "cần bạn sửa tay" not in sign_in(people.clerk).get(form_of(post)).content.decode()


def test_a_post_in_review_is_left_alone_and_the_suggestion_waits(sign_in, people, post, suggest):
    workflow.revise(post.pk, by=people.clerk)
    workflow.submit(post.pk, by=people.clerk)
    suggestion = suggest(email="lan@example.vn")
    page = sign_in(people.clerk).post(page_of(suggestion), {"take": "1"}).content.decode()
    assert "Chờ duyệt" in page and "Góp ý vẫn chờ" in page
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.email) == ("new", "lan@example.vn")
    assert stored(post).body == post.body and mail.outbox == []


def test_it_is_dealt_with_once(people, post, suggest, sign_in):
    suggestion = suggest(email="lan@example.vn")
    take(suggestion, people.clerk)
    with pytest.raises(Refused, match="huong đã xử lý"):
        take(suggestion, people.chief)
    with pytest.raises(Refused, match="huong đã xử lý"):
        handling.decline(post.pk, suggestion.pk, by=people.chief, answer="Không.")
    assert len(mail.outbox) == 1
    page = sign_in(people.chief).get(page_of(suggestion)).content.decode()
    assert "Đã tiếp thu" in page and f"/admin/articles/article/{post.pk}/history/" in page
    assert 'name="take"' not in page


def test_nothing_is_done_for_who_holds_no_role_there(sign_in, people, post, suggest):
    suggestion = suggest()
    for who in (people.other_clerk, people.stranger):
        with pytest.raises(Refused):
            take(suggestion, who)
        for answer in (
            sign_in(who).get(page_of(suggestion)),
            sign_in(who).post(page_of(suggestion), {"take": "1"}),
        ):
            assert answer.status_code == 404
    answer = sign_in(people.root).post(page_of(suggestion), {"decline": "1"})
    assert answer.status_code == 200 and "không có vai trò" in answer.content.decode()
    suggestion.refresh_from_db()
    assert suggestion.state == "new"


def test_one_of_another_post_is_not_reached_through_ones_own(
    sign_in, people, post, suggest, make_article, publish, city
):
    other = make_article(unit=city.new_bo_de)
    publish(other)
    strange = suggest(other)
    for address in (
        f"/admin/articles/article/{post.pk}/gop-y/{strange.pk}/",
        f"/admin/articles/article/{post.pk}/gop-y/{10**30}/",
    ):
        assert sign_in(people.clerk).get(address).status_code == 404
        assert sign_in(people.clerk).post(address, {"take": "1"}).status_code == 404


# --- declining, thanking, forgetting ---


def test_declining_changes_no_text_and_keeps_the_answer(sign_in, people, post, suggest):
    suggestion = suggest()
    data = {"decline": "1", "answer": "Chúng tôi đã hỏi lại: đúng là 5 giờ."}
    assert sign_in(people.clerk).post(page_of(suggestion), data)["Location"] == LIST
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.answer) == ("declined", data["answer"])
    assert stored(post).state == State.SETTLED
    assert data["answer"] in sign_in(people.chief).get(page_of(suggestion)).content.decode()


def test_too_long_an_answer_is_refused_and_stays_in_its_field(sign_in, people, suggest):
    suggestion = suggest()
    data = {"decline": "1", "answer": "ă" * 1001}
    page = sign_in(people.clerk).post(page_of(suggestion), data).content.decode()
    assert "dài nhất là 1.000" in page and data["answer"] in page
    suggestion.refresh_from_db()
    assert suggestion.state == "new"


HOSTILE = "Mua ngay http://spam.example </textarea><script>alert(1)</script>\nBcc: x@y.vn"


def test_a_reader_is_thanked_once_without_a_word_of_theirs_and_forgotten(people, post, suggest):
    suggestion = suggest(email="lan@example.vn", remark=HOSTILE, proposal=f"{PROPOSAL} {HOSTILE}")
    take(suggestion, people.clerk)
    (sent,) = mail.outbox
    assert sent.to == ["lan@example.vn"] and not sent.cc and not sent.bcc
    assert sent.subject == "Cảm ơn bạn đã góp ý cho bài viết"
    assert post.title in sent.body and f"/tin/ra-quan-don-ve-sinh-{post.pk}/" in sent.body
    assert "tiếp thu" in sent.body
    for word in ("spam", "script", "Bcc", "6 giờ", "rất sớm", "huong"):
        assert word not in message_from_bytes(sent.message().as_bytes()).as_string()
        assert word not in sent.body
    suggestion.refresh_from_db()
    assert suggestion.email == ""


def test_an_answer_is_sent_and_no_answer_is_not(people, post, suggest):
    one, other = suggest(email="lan@example.vn"), suggest(email="hung@example.vn")
    handling.decline(post.pk, one.pk, by=people.clerk, answer="Câu ấy đúng.\nCảm ơn bà.")
    handling.decline(post.pk, other.pk, by=people.clerk)
    (sent,) = mail.outbox
    assert sent.to == ["lan@example.vn"] and "Câu ấy đúng.\nCảm ơn bà." in sent.body
    assert not Suggestion.objects.exclude(email="").exists()


def test_thanks_are_signed_by_the_portal_as_its_pages_name_it(people, post, suggest):
    Imprint.objects.create(pk=imprint.ROW, name="Tin phường Việt Hưng")
    take(suggest(email="lan@example.vn"), people.clerk)
    assert "Ban biên tập Tin phường Việt Hưng" in mail.outbox[0].body


def test_of_a_draft_nothing_is_said_to_the_outside(people, post, suggest):
    workflow.revise(post.pk, by=people.clerk)
    write(post, people.clerk, title="Tiêu đề chưa ai được biết")
    take(suggest(email="lan@example.vn"), people.clerk)
    assert "chưa ai được biết" not in mail.outbox[0].body
    assert post.title in mail.outbox[0].body


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_cannot_be_sent_undoes_nothing(people, post, suggest, monkeypatch, caplog):
    def fails(mail):
        raise OSError("no server")

    monkeypatch.setattr(thanks.EmailMessage, "send", fails)
    suggestion = suggest(email="lan@example.vn")
    take(suggestion, people.clerk)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.email) == ("taken", "")
    assert "could not be sent" in caplog.text and "lan@example.vn" not in caplog.text


def test_addresses_are_forgotten_daily(post, suggest, capsys):
    now = timezone.now()
    old = suggest(email="a@b.vn", sent_at=now - timedelta(days=181))
    done = suggest(email="c@d.vn", state="declined")  # as only raw SQL can leave one
    young = suggest(email="e@f.vn", sent_at=now - timedelta(days=179))
    call_command("purge_deleted", dry_run=True)
    assert "Sẽ quên 2 thư điện tử" in capsys.readouterr().out
    assert Suggestion.objects.exclude(email="").count() == 3
    call_command("purge_deleted")
    assert "Đã quên 2 thư điện tử" in capsys.readouterr().out
    kept = dict(Suggestion.objects.values_list("pk", "email"))
    assert kept == {old.pk: "", done.pk: "", young.pk: "e@f.vn"}


# --- the pages ---


def test_the_first_page_the_list_and_the_form_lead_to_what_waits(sign_in, people, post, suggest):
    suggestion = suggest(proposal="Ngõ <b>21</b>")
    suggest(state="declined", proposal="Xong rồi")
    for who in (people.clerk, people.reviewer, people.chief):
        client = sign_in(who)
        assert (
            f'<a href="{LIST}">Góp ý của bạn đọc: 1</a>' in client.get("/admin/").content.decode()
        )
        for address in (LIST, form_of(post)):
            page = client.get(address).content.decode()
            assert page_of(suggestion) in page and "Ngõ &lt;b&gt;21&lt;/b&gt;" in page
            assert "Xong rồi" not in page
    assert "Xong rồi" in client.get(f"{LIST}?xem=da-xu-ly").content.decode()


def test_another_unit_knows_nothing_of_it(sign_in, people, post, suggest):
    suggest(proposal="Bí mật của Việt Hưng")
    client = sign_in(people.other_clerk)
    for address in ("/admin/", LIST, f"{LIST}?bai={post.pk}", f"{LIST}?xem=da-xu-ly"):
        page = client.get(address).content.decode()
        assert "Bí mật" not in page and "Góp ý của bạn đọc: " not in page
    assert waiting.count(people.other_clerk) == 0
    assert sign_in(people.stranger).get(LIST).status_code == 403


def test_the_page_shows_both_sentences_and_where_the_first_stands(sign_in, people, suggest):
    page = sign_in(people.clerk).get(page_of(suggest())).content.decode()
    assert "rất sớm</" in page.replace('<span class="visually-hidden">', "</")
    assert "<ins>" in page and "<del>" in page
    assert "<mark>" in page and "Đến câu được nói tới" in page
    page = sign_in(people.clerk).get(page_of(suggest(quote="moi nguoi den rat som"))).content
    assert "không giống từng chữ" in page.decode() and "<mark>" in page.decode()
    page = sign_in(people.clerk).get(page_of(suggest(quote="Câu khác hẳn"))).content.decode()
    assert "Không thấy câu này trong bài" in page and "<mark>" not in page


def test_what_a_reader_writes_is_shown_as_words_everywhere(sign_in, people, post, suggest):
    hostile = "<img src=x onerror=alert(1)>{{ 7|add:7 }}</script><script>alert(2)</script>"
    suggestion = suggest(quote=hostile, proposal=f"{hostile}!", remark=hostile)
    client = sign_in(people.clerk)
    pages = [client.get(address) for address in (page_of(suggestion), LIST, form_of(post))]
    pages.append(client.post(page_of(suggestion), {"take": "1"}, follow=True))
    for page in pages:
        text = page.content.decode()
        assert "<img src=x" not in text and "<script>alert" not in text and "14!" not in text
        assert "onerror" in text


def test_long_lists_page_from_a_row_on_and_cost_the_same(
    sign_in, people, post, suggest, django_assert_num_queries
):
    client = sign_in(people.clerk)
    for number in range(30):
        suggest(proposal=f"Câu số {number}", sent_at=timezone.now() - timedelta(days=40 - number))
    client.get(LIST)
    with django_assert_num_queries(10):
        first = client.get(LIST)
    page = first.content.decode()
    assert "30 góp ý" in page and "Câu số 0<" in page and "Câu số 25<" not in page
    after = first.context["page"].after
    second = client.get(f"{LIST}?xem=&sau={after}").content.decode()
    assert "Câu số 25<" in second and "Câu số 24<" not in second and "Trang trước" in second
    for mark in ("x", "0", "9" * 40, "1-x", "%00"):
        assert client.get(f"{LIST}?sau={mark}&bai={mark}").status_code == 200


def test_a_form_costs_the_same_however_many_wait(sign_in, people, post, suggest):
    client = sign_in(people.clerk)

    def cost():
        client.get(form_of(post))
        with CaptureQueriesContext(connection) as queries:
            client.get(form_of(post))
        return len(queries)

    suggest()
    before = cost()
    for number in range(9):
        suggest(proposal=f"Câu {number}")
    assert cost() == before
    assert "Và 5 góp ý nữa" in client.get(form_of(post)).content.decode()


def test_suggestions_are_no_part_of_what_is_signed(post, suggest):
    before = content.of_article(stored(post)).hash
    suggest()
    assert content.of_article(stored(post)).hash == before
