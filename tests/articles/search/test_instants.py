"""Found at every instant is just what residents can read then, whatever happened to a post."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import content, publishing
from articles.models import Article, SearchEntry, SearchWord
from articles.publishing import bulk
from articles.search import finding, index
from tests.desk import rush
from tests.makers import HOUR, add_photo, import_item
from wards.models import Unit
from wards.structure import save_unit

pytestmark = pytest.mark.django_db

INSTANT, DAY = timedelta(microseconds=1), timedelta(days=1)
BODY = "<p>Cả xóm trồng cây bằng lăng.</p>"


def found(typed: str, at=None) -> list[int]:
    """Articles that are found for `typed`, best first."""
    hits = finding.find(finding.understood(typed), at=at).rows
    entries = SearchEntry.objects.in_bulk([hit.key for hit in hits])
    return [entries[hit.key].edition.article_id for hit in hits]


def is_found(article, typed: str, at=None) -> bool:
    hits = found(typed, at)
    assert len(hits) == len(set(hits)), "no article twice"
    return article.pk in hits


def write(article, **fields) -> None:
    Article.objects.filter(pk=article.pk).update(state="draft", **fields)


def indexed() -> list[tuple]:
    """All rows of the index, entries beside their tokens as the database keeps them."""
    rows = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT rowid, articles_search::text FROM articles_search ORDER BY 1")
            return [*cursor.fetchall(), *SearchEntry.objects.order_by("pk").values_list()]
        for table in ("articles_search", "articles_search_titles"):
            using = f"fts5vocab('main', '{table}', 'instance')"
            cursor.execute(f"CREATE VIRTUAL TABLE temp.words USING {using}")
            cursor.execute("SELECT doc, term, col, offset FROM temp.words ORDER BY 1, 3, 4, 2")
            rows += cursor.fetchall()
            cursor.execute("DROP TABLE temp.words")
    return [*rows, *SearchEntry.objects.order_by("pk").values_list()]


def is_kept(word: str) -> bool:
    """Whether `word`, folded, stands anywhere in the index."""
    return word in str(indexed())


def is_known(word: str) -> bool:
    """Whether `word` may be proposed for one that is like it."""
    return SearchWord.objects.filter(word=word).exists()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def article(make_article):
    return make_article(title="Trồng cây", body=BODY)


# --- publishing and scheduling ---


def test_a_draft_is_never_found(article, now):
    assert not is_found(article, "bằng lăng", now + DAY)
    assert indexed() == []


def test_a_scheduled_post_is_found_from_its_instant_on(article, publish, now):
    due = now + 3 * HOUR
    publish(article, starts_at=due)
    for at, there in ((now, False), (due - INSTANT, False), (due, True), (due + DAY, True)):
        assert is_found(article, "bang lang", at) is there


def test_until_a_scheduled_correction_starts_the_old_words_are_found(article, publish, now):
    publish(article)
    write(article, body="<p>Cả xóm trồng cây điệp vàng.</p>")
    due = now + 3 * HOUR
    publish(article, starts_at=due, change="correction", public_note="Nhầm cây.")
    before, after = due - INSTANT, due
    assert is_found(article, "bằng lăng", before)
    assert not is_found(article, "điệp vàng", before)
    assert not is_found(article, "bằng lăng", after)
    assert is_found(article, "điệp vàng", after)
    assert is_found(article, "trồng cây", before)
    assert is_found(article, "trồng cây", after)


def test_a_schedule_that_was_called_off_is_never_found(article, publish, people, now):
    due = now + 3 * HOUR
    publish(article, starts_at=due)
    publishing.unschedule(article.pk, by=people.chief)
    assert not is_found(article, "bằng lăng", due + DAY)
    assert indexed() == []


def test_a_correction_that_was_called_off_leaves_the_old_words(article, publish, people, now):
    publish(article)
    write(article, body="<p>Điệp vàng.</p>")
    due = now + 3 * HOUR
    publish(article, starts_at=due)
    publishing.unschedule(article.pk, by=people.chief)
    assert is_found(article, "bằng lăng", due + DAY)
    assert not is_found(article, "điệp vàng", due + DAY)
    assert not is_kept("diep vang")


def test_a_schedule_that_was_moved_is_found_from_the_new_instant_on(article, publish, people, now):
    due, later = now + 3 * HOUR, now + 5 * HOUR
    publish(article, starts_at=due)
    publishing.reschedule(article.pk, by=people.chief, starts_at=later)
    assert not is_found(article, "bằng lăng", due)
    assert not is_found(article, "bằng lăng", later - INSTANT)
    assert is_found(article, "bằng lăng", later)


def test_a_correction_brings_new_words_and_takes_old_ones(article, publish):
    publish(article)
    write(article, title="Trồng hoa", body="<p>Điệp vàng.</p>")
    publish(article, change="correction", public_note="Nhầm.")
    assert is_found(article, "điệp vàng")
    assert not is_found(article, "bằng lăng")
    assert not is_found(article, "trồng cây")
    assert SearchEntry.objects.count() == 2, "the old one stays for a clock that was set back"


def test_an_emergency_is_found_at_once(article, people):
    rush(article, people.chief)
    assert is_found(article, "bằng lăng")


def test_a_clock_that_was_set_back_finds_what_was_read_then(article, publish, people, now):
    publishing.publish(article.pk, by=people.reviewer, at=now - 2 * HOUR)
    write(article, body="<p>Điệp vàng.</p>")
    publishing.publish(article.pk, by=people.reviewer, at=now)
    assert is_found(article, "bằng lăng", now - HOUR)
    assert not is_found(article, "điệp vàng", now - HOUR)
    publishing.withdraw(article.pk, by=people.chief, public_note="Sai.")
    assert is_found(article, "điệp vàng", now)
    assert not is_found(article, "bằng lăng", now - 3 * HOUR)


def test_editions_that_ended_long_ago_are_let_go(article, publish, people, now):
    publishing.publish(article.pk, by=people.reviewer, at=now - 9 * DAY)
    write(article, body="<p>Điệp vàng.</p>")
    publishing.publish(article.pk, by=people.reviewer, at=now - 5 * DAY)
    assert not is_kept("bang lang")
    assert is_kept("diep vang")


# --- taking down and bringing back ---


@pytest.mark.parametrize("how", ["withdraw", "remove", "redirect"])
def test_what_is_taken_down_is_not_found_until_it_is_restored(
    article, make_article, publish, people, how
):
    other = make_article(title="Nơi khác")
    publish(other)
    publish(article)
    if how == "redirect":
        publishing.redirect(article.pk, by=people.chief, to=other)
    else:
        getattr(publishing, how)(article.pk, by=people.chief, public_note="Bằng lăng nhầm.")
    assert not is_found(article, "bằng lăng")
    assert not is_found(article, "trồng cây", timezone.now() + 30 * DAY)
    assert is_found(other, "nơi khác")
    publishing.restore(article.pk, by=people.chief)
    assert is_found(article, "bằng lăng")


# --- redaction and photos ---


@pytest.mark.parametrize("field", ["title", "lead", "body", "caption"])
def test_a_masked_word_is_nowhere_in_the_index(make_article, publish, people, field):
    text = "Ông Quốc Khánh ở ngõ Quýt, cạnh đình"
    fields = {} if field == "caption" else {field: f"<p>{text}</p>" if field == "body" else text}
    article, other = make_article(**fields), make_article(title="Tết Quốc khánh ở đình, ngõ chợ")
    if field == "caption":
        add_photo(article, caption=text)
    publish(other)
    publish(article)
    publish(article)  # an edition that ended
    due = timezone.now() + HOUR
    publish(article, starts_at=due)  # and one to come
    assert is_found(article, "ngõ quýt")
    publishing.redact_text(article.pk, by=people.chief, phrase="ở ngõ Quýt, cạnh", reason="Tòa.")
    for at in (None, due, timezone.now() + 9 * DAY):
        assert not is_found(article, "quýt", at)
        assert is_found(article, "ông quốc khánh", at), "the rest of it stays"
    assert is_found(other, "quốc khánh")
    assert not is_kept("quyt")
    assert not is_known("quyt")
    assert not is_known("canh")
    assert is_known("ngo"), "it stands elsewhere, too"


def test_a_photo_that_was_taken_down_takes_its_captions_along(make_article, publish, people):
    one, other = make_article(), make_article()
    photo = add_photo(one, caption="Cháu bé bên giếng", colour=(9, 9, 9))
    add_photo(other, caption="Giếng làng", colour=(9, 9, 9))
    add_photo(other, 2, caption="Sân đình")
    publish(one)
    publish(other)
    assert set(found("giếng")) == {one.pk, other.pk}
    publishing.take_photo_down(
        one.pk, by=people.chief, digest=photo.digest, public_reason="privacy", reason="Tòa."
    )
    assert found("giếng") == []
    assert not is_kept("gieng")
    assert not is_known("gieng")
    assert is_found(other, "sân đình")
    photos = finding.Filters(with_photos=True)
    hits = finding.find(finding.understood("vệ sinh"), photos).rows
    assert [SearchEntry.objects.get(pk=h.key).edition.article_id for h in hits] == [other.pk]


# --- imports, units, what is not public ---


def test_an_import_and_its_update_are_found(make_article, now):
    article = make_article(body=BODY, state="settled", author=None)
    publishing.publish_imports([import_item(article, now - DAY)])
    assert is_found(article, "bằng lăng")
    assert is_found(article, "bằng lăng", now - HOUR)
    write(article, body="<p>Điệp vàng.</p>")
    Article.objects.filter(pk=article.pk).update(state="settled")
    bulk.publish_import_update(article.pk, content.of_article(Article.objects.get(pk=article.pk)))
    assert is_found(article, "điệp vàng")
    assert not is_found(article, "bằng lăng")


def test_a_post_is_found_by_the_name_its_unit_had_and_by_its_ward(make_article, publish, city):
    article = make_article(unit=city.viet_hung, about=[city.group])
    publish(article)
    Unit.objects.filter(pk=city.viet_hung.pk).update(name="Phường Mới Toanh")
    save_unit(Unit.objects.get(pk=city.viet_hung.pk))
    index.refresh([article.pk])
    assert is_found(article, '"phường Việt Hưng"')
    assert not is_found(article, "mới toanh")
    assert is_found(article, '"tổ dân phố 19" "phường Đức Giang"'), "the ward of what it is about"


def test_deleting_a_draft_or_a_failure_leaves_the_index_as_it_was(make_article, publish, article):
    draft = make_article(title="Nháp")
    publish(article)
    before = indexed()
    draft.delete()
    write(article, body="<p>Điệp vàng.</p>")
    with pytest.raises(RuntimeError), transaction.atomic():
        publish(article)
        assert is_found(article, "điệp vàng")
        raise RuntimeError
    assert indexed() == before
    assert is_found(article, "bằng lăng")


def test_refreshing_again_changes_nothing(article, publish):
    publish(article)
    before = indexed()
    index.refresh([article.pk, article.pk])
    assert indexed() == before


def test_an_index_that_outlived_its_entries_stands_in_nobodys_way(article, publish):
    """As after `manage.py flush`, which knows of no table but Django's own."""
    publish(article)
    SearchEntry.objects.all().delete()
    assert not is_found(article, "bằng lăng")
    index.refresh([article.pk])
    assert is_found(article, "bằng lăng")
