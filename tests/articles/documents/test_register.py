"""The register keeps in step with what residents can read."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.documents import queries, register
from articles.models import Article, Citation, Document, Edition
from tests.articles.importing.test_import import SEED
from tests.makers import HOUR, NOON, add_photo, import_item

pytestmark = pytest.mark.django_db

PLAN = "Kế hoạch 108-KH/QU ngày 25/2/2022 của Quận ủy"
DAY = date(2022, 2, 25)


def rows() -> list[tuple]:
    """What the register knows, oldest first."""
    return list(
        Document.objects.order_by("pk").values_list("kind", "number", "issuer", "issued_on")
    )


def names(at=None) -> list[str]:
    """What residents may know of it."""
    return sorted(map(str, queries.known(at)))


def cited(document, at=None) -> list[str]:
    """The sentences of posts that residents find with it."""
    found = queries.listed_citations(at).filter(document=document)
    found = found.order_by("-edition__published_at", "-edition__article_id", "position")
    return list(found.values_list("sentence", flat=True))


@pytest.fixture
def post(make_article):
    """`post("text", …)`: a working copy with one paragraph for each text."""

    def make(*texts, **fields):
        return make_article(body="".join(f"<p>{text}</p>" for text in texts), **fields)

    return make


def rewrite(article, *texts) -> None:
    article.body = "".join(f"<p>{text}</p>" for text in texts)
    article.save()


# --- what is cited ---


def test_publishing_brings_the_documents_that_a_post_cites(make_article, publish):
    article = make_article(
        title="Học tập Nghị quyết 35-NQ/ĐU",
        lead="Theo 42/2022/NĐ-CP, bà con họp.",
        body=f"<p>Họp <b>lúc 8 giờ</b>. Thực hiện {PLAN}.</p><table><tbody><tr><td>1</td>"
        "<td>Đề án 11-ĐA/TU</td></tr></tbody></table>",
        photos=1,
    )
    add_photo(article, 2, caption="Triển khai Kế hoạch 108-KH/QU")
    assert rows() == []
    edition = publish(article)
    assert rows() == [
        ("NQ", "35-NQ/ĐU", "ĐU", None),
        ("ND", "42/2022/NĐ-CP", "CP", None),
        ("KH", "108-KH/QU", "QU", DAY),
        ("DA", "11-ĐA/TU", "TU", None),
    ]
    assert list(edition.citations.values_list("position", "as_written", "sentence")) == [
        (register.TITLE, "35-NQ/ĐU", "Học tập Nghị quyết 35-NQ/ĐU"),
        (register.LEAD, "42/2022/NĐ-CP", "Theo 42/2022/NĐ-CP, bà con họp."),
        (register.BODY, "108-KH/QU", f"Thực hiện {PLAN}."),
        (register.BODY + 1, "11-ĐA/TU", "1 Đề án 11-ĐA/TU"),
        (register.CAPTIONS, "108-KH/QU", "Triển khai Kế hoạch 108-KH/QU"),
    ]


def test_each_place_counts_as_it_is_written(post, publish):
    edition = publish(post("108-KH/QU nối 108 - kh/qu và 108/KH-QU."))
    assert [c.as_written for c in edition.citations.all()] == [
        "108-KH/QU",
        "108 - kh/qu",
        "108/KH-QU",
    ]
    assert rows() == [("KH", "108-KH/QU", "QU", None)]


def test_a_long_sentence_is_cut_around_the_number(post, publish):
    words = "bà con cùng làm " * 60
    publish(post(f"Hôm nay {words}theo {PLAN} {words}xong."))
    sentence = Citation.objects.get().sentence
    assert len(sentence) <= 600
    assert sentence.startswith("… ") and sentence.endswith(" …") and PLAN in sentence
    assert {*sentence.split()} <= {"…", *words.split(), "theo", *PLAN.split()}


# --- which document it is ---


def test_one_number_with_two_dates_is_two_documents(post, publish):
    publish(post("108-KH/QU ngày 25/2/2022, sau đó 108-KH/QU ngày 1/3/2023 và 108-KH/QU."))
    # What the last one is nobody can say.
    assert [row[3] for row in rows()] == [DAY, date(2023, 3, 1), None]


def test_a_number_without_date_is_the_one_that_the_same_text_dates(post, publish):
    publish(post("Kế hoạch 108-KH/QU được triển khai.", f"Đó là {PLAN}."))
    assert rows() == [("KH", "108-KH/QU", "QU", DAY)]
    assert cited(Document.objects.get()) == [
        "Kế hoạch 108-KH/QU được triển khai.",
        f"Đó là {PLAN}.",
    ]


def test_what_another_post_says_of_the_date_is_not_guessed(post, publish):
    publish(post(PLAN))
    publish(post("108-KH/QU"))
    assert [row[3] for row in rows()] == [DAY, None]


def test_decision_and_regulation_of_one_number_are_two_documents(post, publish):
    publish(post("Quyết định 37-QĐ/TW"))
    publish(post("Quy định 37-QĐ/TW. Theo 37-QĐ/TW thì được."))
    publish(post("37-QĐ/TW"))
    assert [row[0] for row in rows()] == ["QD", "QYD"]
    assert [len(cited(d)) for d in Document.objects.order_by("pk")] == [2, 2]


def test_posts_share_a_document_however_they_write_it(post, publish):
    publish(post("số 108–kh/qu"), at=NOON)
    publish(post("Kế hoạch 108-KH/QU"), at=NOON + HOUR)
    assert rows() == [("KH", "108-KH/QU", "QU", None)]
    assert cited(Document.objects.get()) == ["Kế hoạch 108-KH/QU", "số 108–kh/qu"]


def test_what_was_merged_gets_no_citation_any_more(post, publish):
    publish(post(PLAN))
    publish(post("108-KH/QU"))
    dated, bare = Document.objects.order_by("pk")
    other = Document.objects.create(number="1-KH/QU", number_key="1 kh qu", kind="KH")
    bare.merged_into, other.merged_into = other, dated
    bare.save()
    other.save()
    publish(post("Lại là 108-KH/QU."))
    assert "Lại là 108-KH/QU." in cited(dated)
    assert bare.citations.count() == 1  # of the post that was not read again
    assert names() == ["Kế hoạch 108-KH/QU"]


# --- what happens to posts ---


def test_a_correction_is_read_anew(post, publish):
    article = post("Kế hoạch 108-KH/QU", "Đề án 11-ĐA/TU")
    publish(article, at=NOON)
    rewrite(article, "Kế hoạch 109-KH/QU", "Đề án 11-ĐA/TU")
    publish(article, at=NOON + HOUR)
    assert names(NOON) == ["Kế hoạch 108-KH/QU", "Đề án 11-ĐA/TU"]
    assert names() == ["Kế hoạch 109-KH/QU", "Đề án 11-ĐA/TU"]
    assert len(rows()) == 3  # its address was given away


def test_a_scheduled_post_cites_from_its_hour_on(post, publish, people):
    article, due = post(PLAN), timezone.now() + HOUR
    publish(article, starts_at=due)
    document = Document.objects.get()
    assert (names(), cited(document)) == ([], [])
    assert (names(due), cited(document, due)) == (["Kế hoạch 108-KH/QU"], [PLAN])
    publishing.unschedule(article.pk, by=people.reviewer)
    assert names(due) == []
    assert not Citation.objects.exists()


def test_a_withdrawn_post_keeps_its_links_and_is_listed_nowhere(post, publish, people):
    article = post(PLAN)
    publish(article)
    withdrawn = publishing.withdraw(article.pk, by=people.chief, public_note="Nhầm")
    document = withdrawn.citations.get().document
    assert (names(), cited(document)) == ([], [])
    publishing.restore(article.pk, by=people.chief)
    assert (names(), cited(document)) == (["Kế hoạch 108-KH/QU"], [PLAN])


def test_a_removed_post_comes_back_to_the_same_address(post, publish, people):
    article = post(PLAN)
    publish(article)
    document = Document.objects.get()
    removed = publishing.remove(article.pk, by=people.chief, public_note="Sai.")
    assert not removed.citations.exists()
    assert (names(), cited(document)) == ([], [])
    publishing.restore(article.pk, by=people.chief)
    assert cited(document) == [PLAN]
    assert Document.objects.count() == 1


def test_what_staff_gave_a_title_stays_known(post, publish, people):
    article = post(PLAN)
    publish(article)
    Document.objects.update(title="Về trật tự đô thị")
    publishing.remove(article.pk, by=people.chief, public_note="Sai.")
    assert names() == ["Kế hoạch 108-KH/QU"]


def test_the_caption_of_a_photo_that_was_taken_down_cites_nothing(make_article, publish, people):
    article = make_article()
    photo = add_photo(article, 1, caption="Biển ghi Quyết định 5/QĐ-UBND")
    publish(article)
    assert names() == ["Quyết định 5/QĐ-UBND"]
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=photo.digest, public_reason="privacy", reason="Tòa."
    )
    assert names() == []
    assert not Citation.objects.exists()


def test_imports_are_read_and_their_updates_too(post, people):
    article = post(PLAN, state=Article.State.SETTLED)
    publishing.publish_imports([import_item(article, NOON)])
    assert cited(Document.objects.get()) == [PLAN]
    rewrite(article, "Đề án 11-ĐA/TU")
    content = import_item(article, NOON).content
    publishing.publish_import_update(article.pk, content)
    assert names() == ["Đề án 11-ĐA/TU"]


# --- what was masked ---


def mask(article, people, phrase) -> None:
    publishing.redact_text(article.pk, by=people.chief, phrase=phrase, reason="Tòa.")


def test_masked_words_leave_the_sentence_at_once(post, publish, people):
    article = post(f"Ông Nguyễn Văn A nêu {PLAN}.")
    publish(article)
    mask(article, people, "Nguyễn Văn A")
    assert cited(Document.objects.get()) == [f"Ông [đã che] nêu {PLAN}."]


def test_of_a_masked_number_nothing_is_left(post, publish, people):
    article = post("Kế hoạch 108-KH/QU", "Đề án 11-ĐA/TU")
    publish(article, at=NOON)
    rewrite(article, "Đề án 11-ĐA/TU")  # by then only an old edition tells it
    publish(article, at=NOON + HOUR)
    plan = Document.objects.get(kind="KH")
    mask(article, people, "108-KH/QU")
    plan.refresh_from_db()
    told = [str(getattr(plan, field.name)) for field in Document._meta.fields]
    assert not any("108" in value for value in told if value != str(plan.created_at))
    assert rows()[1:] == [("DA", "11-ĐA/TU", "TU", None)]
    assert names() == ["Đề án 11-ĐA/TU"]
    # Whoever writes it again has a new document: the old address goes on saying nothing.
    publish(post("Kế hoạch 108-KH/QU"))
    assert Document.objects.get(kind="KH") != plan


def test_a_number_that_another_post_tells_stays(post, publish, people):
    publish(post("Kế hoạch 108-KH/QU"))
    article = post("Cũng là 108-KH/QU")
    publish(article)
    mask(article, people, "108-KH/QU")
    assert cited(Document.objects.get()) == ["Kế hoạch 108-KH/QU"]


def test_masking_a_number_empties_what_was_merged_into_its_document(post, publish, people):
    article = post(PLAN)
    publish(article)
    document = Document.objects.get()
    Document.objects.create(
        number="108-KH/QU", number_key="108 kh qu", kind="KH", merged_into=document
    )
    mask(article, people, "108-KH/QU")
    assert [row[1] for row in rows()] == ["", ""]


def test_what_staff_wrote_of_a_masked_number_is_theirs(post, publish, people):
    article = post(PLAN)
    publish(article)
    Document.objects.update(link="https://x.vn/108")
    mask(article, people, "108-KH/QU")
    assert [row[1] for row in rows()] == ["108-KH/QU"]


# --- many at once ---


def test_a_batch_takes_as_many_statements_as_one_post(post):
    def took(number: int, first: int) -> int:
        articles = [
            post(f"{PLAN}, Đề án {first + n}-ĐA/TU", photos=0) for n in range(1, number + 1)
        ]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            publishing.publish_imports([import_item(a, NOON) for a in articles])
        ours = ("articles_document", "articles_citation")
        return sum(any(name in q["sql"] for name in ours) for q in captured)

    few, many = took(2, 1), took(60, 100)
    assert few == many <= 6
    assert Document.objects.count() == 63
    assert Document.objects.get(kind="KH").citations.count() == 62


def test_reading_again_changes_nothing(post, publish):
    articles = [post(f"{PLAN} và Đề án {n}-ĐA/TU") for n in range(1, 4)]
    for article in articles:
        publish(article)
    before = rows(), list(Citation.objects.order_by("edition", "position").values("sentence"))
    assert register.refresh([article.pk for article in articles]) == 6
    assert before == (
        rows(),
        list(Citation.objects.order_by("edition", "position").values("sentence")),
    )


def test_a_post_that_cites_nothing_costs_little(make_article, publish):
    article = make_article()
    publish(article)
    with CaptureQueriesContext(connection) as captured:
        register.refresh([article.pk])
    assert len(captured) == 3


@pytest.mark.skipif(
    not SEED.exists(),
    reason=f"the seed page is not beside this clone; lay it at {SEED.relative_to(SEED.parents[2])} "
    "next to the project's folder to try it",
)
def test_the_seed_page_cites_exactly_its_three_documents(city):
    call_command("import_articles", str(SEED))
    assert rows() == [
        ("KH", "108-KH/QU", "QU", DAY),
        ("DA", "11-ĐA/TU", "TU", None),
        ("NQ", "35-NQ/ĐU", "ĐU", date(2022, 2, 26)),
    ]
    assert [d.get_kind_display() for d in Document.objects.order_by("pk")] == [
        "Kế hoạch",
        "Đề án",
        "Nghị quyết",
    ]
    sentences = set(Citation.objects.values_list("sentence", flat=True))
    (sentence,) = sentences
    assert len(sentence) <= 600 and sentence.startswith("Thực hiện Kế hoạch 108-KH/QU")
    assert Edition.objects.get().citations.count() == 3
