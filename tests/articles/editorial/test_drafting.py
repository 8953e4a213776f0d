"""Writing under way: kept for who typed it, given back, and never a part of the article."""

import json
from datetime import timedelta
from threading import Thread
from time import monotonic

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from articles import richtext
from articles.editorial import foureyes, housekeeping, workflow
from articles.editorial.drafting import presence, typed
from articles.editorial.forms import ArticleForm
from articles.models import Article, Presence, TypedText
from articles.publishing import Refused
from tests.articles.editorial.matrix_actions import form as form_of
from tests.concurrency import at_once
from tests.desk import events, shown, stored

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"
WORDS = {"title": "Ngõ 12 trồng hoa", "body": "<p>Hai mươi chậu hoa.</p>"}


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def send(sign_in):
    """`send(user, article or key, …)`: what the form's script sends while `user` is typing."""

    def run(by, place, words=WORDS, client=None, **others):
        client = client or sign_in(by)
        new = isinstance(place, str)
        name = "typed_new" if new else "typed"
        address = reverse(f"admin:articles_article_{name}", args=[] if new else [place.pk])
        data = {"user": by.pk, "form": typed.new_key(), "takes_words": "1"}
        data |= {"typed_key": place} if new else {"base_version": place.version}
        if words is not None:
            data["fields"] = json.dumps(words)
        return client.post(address, data | others)

    return run


def initial(page) -> dict:
    """What the fields of a form begin with."""
    return page.context["adminform"].form.initial


def texts_of(page) -> str:
    return page.content.decode()


# --- kept, and nothing else ---


def test_what_is_typed_changes_nothing_of_the_article(send, people, make_article):
    article = make_article()
    before = (shown(article), events(article), vars(stored(article)) | {"_state": None})
    said = send(people.chief, article).json()
    assert said["kept"] == f"{timezone.localtime():%H:%M}"
    assert (shown(article), events(article), vars(stored(article)) | {"_state": None}) == before
    workflow.submit(article.pk, by=people.clerk)
    assert foureyes.own_hand(people.chief, stored(article)) is None


def test_what_arrives_after_the_submission_is_kept_and_not_applied(
    send, sign_in, people, make_article
):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    said = send(people.clerk, article).json()
    assert said["kept"] and "chưa lưu vào bài được" in said["news"]
    assert stored(article).title == article.title
    page = texts_of(sign_in(people.clerk).get(change(article)))
    assert "Bài hiện không sửa được nên chữ gõ dở" in page and "Ngõ 12 trồng hoa" in page
    workflow.recall(article.pk, by=people.clerk)
    assert initial(sign_in(people.clerk).get(change(article)))["title"] == "Ngõ 12 trồng hoa"


def test_nobody_else_meets_the_words(send, sign_in, people, make_article):
    article, key = make_article(), typed.new_key()
    send(people.chief, article)
    send(people.chief, key)
    for user in (people.clerk, people.reviewer, people.root):
        client = sign_in(user)
        for address in (change(article), f"{ADD}?dang-go={key}", "/admin/"):
            assert "Ngõ 12" not in texts_of(client.get(address)), (user, address)
    client.post("/admin/articles/article/dang-go/bo/", {"typed_key": key})
    sign_in(people.clerk).post("/admin/articles/article/dang-go/bo/", {"typed_key": key})
    assert typed.waiting(people.chief, key).fields["title"] == "Ngõ 12 trồng hoa"


def test_words_of_another_account_in_the_same_browser_are_not_taken(send, people, make_article):
    said = send(people.clerk, make_article(), user=people.chief.pk)
    assert said.json() == {"another_person": True}
    assert not TypedText.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        *({"fields": "{"}, {"fields": "[]"}, {"fields": "[" * 100_000}, {"form": "x"}),
        *({"sequence": "-1"}, {"sequence": 2**40}),
    ],
)
def test_a_forged_parcel_is_refused(send, people, make_article, bad):
    assert send(people.clerk, make_article(), **bad).status_code == 400
    assert not TypedText.objects.exists()


def test_odd_values_are_kept_and_break_no_form(send, sign_in, people, make_article):
    article = make_article()
    words = {
        "title": "Hoa\x00 \ud800nở",
        "unit": "9" * 40,
        "category": "x",
        "about": ["x", str(2**80), 7],
        "event_date": "32/13/2026",
        "state": "settled",
        "lead_photo": "1",
    }
    assert send(people.clerk, article, words).json()["kept"]
    kept = TypedText.objects.get().fields
    assert kept["title"] == "Hoa nở" and not {"state", "lead_photo"} & kept.keys()
    page = texts_of(sign_in(people.clerk).get(change(article)))
    assert "32/13/2026" in page and "Hoa nở" in page


def test_there_is_an_end_to_how_much_is_kept(send, people, make_article, monkeypatch):
    long = {"body": "a" * (2 * richtext.MAX_CHARACTERS + 1)}
    said = send(people.clerk, make_article(), long).json()
    assert "quá dài" in said["refused"] and not said["kept"]
    monkeypatch.setattr(typed, "MOST_NEW", 2)
    first = typed.new_key()
    for key in (first, typed.new_key(), typed.new_key()):
        said = send(people.clerk, key).json()
    assert "2 bài viết dở" in said["refused"]
    assert send(people.clerk, first, {"title": "Vẫn gõ"}).json()["kept"]
    assert TypedText.objects.count() == 2


def test_what_is_too_old_goes_when_the_next_text_is_begun(people, make_article):
    now = timezone.now()
    for days in (89, 91):
        typed.keep(
            people.chief,
            key=typed.new_key(),
            fields={"title": str(days)},
            form="a",
            at=now - timedelta(days=days),
        )
    typed.keep(people.clerk, key=typed.new_key(), fields={"title": "0"}, form="b", at=now)
    assert {row.fields["title"] for row in TypedText.objects.all()} == {"89", "0"}


@pytest.mark.django_db(transaction=True)
def test_requests_at_once_leave_one_row_with_the_newest_words(people, make_article):
    article, page = make_article(), typed.new_key()

    def one(number):
        return lambda: typed.keep(
            people.clerk,
            article=article,
            fields={"title": str(number)},
            form=page,
            sequence=number,
        )

    came = at_once(*(one(number) for number in (3, 1, 5, 2, 4)))
    assert [type(row) for row in came] == [TypedText] * 5
    assert TypedText.objects.get().fields == {"title": "5"}


# --- given back ---


@pytest.fixture
def new_post(city, category):
    """`new_post(page, …)`: what the form of a new post sends, from that answer of its address."""

    def fields(page, **others):
        written = {"unit": city.viet_hung.pk, "category": category.pk, "title": "Hoa ngõ 12"}
        drafting = page.context["drafting"]
        hidden = {"typed_form": drafting.form, "typed_key": drafting.key, "_continue": "1"}
        counts = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        return written | hidden | {f"photos-{name}": "0" for name in counts} | others

    return fields


def test_a_new_post_that_is_sent_twice_is_one_post(sign_in, people, new_post):
    client = sign_in(people.clerk)
    form = new_post(client.get(ADD))
    client.post(ADD, form)
    answer = client.post(ADD, form, follow=True)
    assert Article.objects.count() == 1
    assert "không tạo thêm bài mới" in texts_of(answer)
    assert not TypedText.objects.waiting().exists()


def test_what_was_changed_before_it_was_sent_again_waits_in_the_post(sign_in, people, new_post):
    client = sign_in(people.clerk)
    page = client.get(ADD)
    client.post(ADD, new_post(page))
    answer = client.post(ADD, new_post(page, lead="Thêm một câu."), follow=True)
    article = Article.objects.get()
    assert article.lead == ""
    assert answer.context["original"] == article
    assert initial(answer)["lead"] == "Thêm một câu."
    assert "Chữ bạn vừa gõ được giữ" in texts_of(answer)


@pytest.mark.django_db(transaction=True)
def test_a_new_post_that_is_sent_twice_at_once_is_one_post(sign_in, people, new_post):
    client = sign_in(people.clerk)
    form = new_post(client.get(ADD))
    session = client.cookies["sessionid"].value

    def send_it():
        other = type(client)()
        other.cookies["sessionid"] = session
        return other.post(ADD, form).status_code

    assert at_once(*[send_it] * 3) == [302] * 3
    assert Article.objects.count() == 1


def test_the_form_comes_back_with_the_words_in_it(send, sign_in, people, make_article, city):
    article = make_article()
    words = WORDS | {"lead": article.lead, "about": [city.cell.pk], "event_date": "19/05/2026"}
    send(people.clerk, article, words)
    page = sign_in(people.clerk).get(change(article))
    text = texts_of(page)
    assert "Chữ gõ dở đã được điền lại" in text and "Bỏ phần gõ dở" in text
    assert 'value="Ngõ 12 trồng hoa"' in text and "Hai mươi chậu hoa." in text
    assert 'value="19/05/2026"' in text and "Chi bộ 19" in text
    assert "Từ lúc đó" not in text
    assert [row.label for row in page.context["drafting"].restored.conflict.rows] == [
        "Tiêu đề",
        "Ngày diễn ra",
        "Nói về đơn vị",
    ]


def test_words_that_say_what_is_stored_are_no_news(send, sign_in, people, make_article):
    article = make_article()
    send(people.clerk, article, {"title": article.title, "body": f"{article.body}\n"})
    assert sign_in(people.clerk).get(change(article)).context["drafting"].restored is None


def save(client, page, **fields):
    """Press "Lưu bản nháp" on `page`, an answer of the change or add form."""
    drafting = page.context["drafting"]
    article = page.context.get("original")
    hidden = {"typed_form": drafting.form, "typed_key": drafting.key, "_continue": "1"}
    hidden["typed_seen"] = drafting.seen
    start = form_of(article) if article else {}
    return client.post(page.wsgi_request.get_full_path(), start | fields | hidden, follow=True)


def test_a_save_forgets_the_words_and_late_ones_of_that_page(send, sign_in, people, make_article):
    article = make_article()
    page = sign_in(people.clerk).get(change(article))
    own = page.context["drafting"].form
    send(people.clerk, article, form=own, sequence=1)
    saved = save(sign_in(people.clerk), page, title="Ngõ 12 đầy hoa")
    assert stored(article).title == "Ngõ 12 đầy hoa"
    assert not TypedText.objects.waiting().exists()
    assert TypedText.objects.get().fields == {}
    late = send(people.clerk, article, form=own, sequence=2).json()
    assert late["done"] and not TypedText.objects.waiting().exists()
    assert own in saved.context["drafting"].finished  # by this the device forgets, too
    assert send(people.clerk, stored(article)).json()["kept"]  # another page goes on


def test_a_save_leaves_the_words_of_a_second_tab(send, sign_in, people, make_article):
    article = make_article()
    page = sign_in(people.clerk).get(change(article))
    send(people.clerk, article)  # typed in the other tab
    save(sign_in(people.clerk), page, lead="Lời dẫn khác.")
    assert typed.waiting(people.clerk, typed.key_of(article)).fields == WORDS


@pytest.mark.django_db(transaction=True)
def test_words_of_a_second_tab_that_arrive_while_the_first_is_saved_go_on_waiting(
    people, make_article, monkeypatch
):
    article, first, second = make_article(), typed.new_key(), typed.new_key()
    typed.keep(people.clerk, article=article, fields=WORDS, form=first)
    finish, tab = typed.finish, None

    def type_in_second_tab():
        typed.keep(people.clerk, article=article, fields={"title": "Thẻ kia"}, form=second)
        connection.close()

    def finish_later(*args, **options):
        nonlocal tab
        tab = Thread(target=type_in_second_tab)
        tab.start()
        tab.join(0.5)  # or waits for the end of the save
        finish(*args, **options)

    monkeypatch.setattr(typed, "finish", finish_later)
    with transaction.atomic():  # as the admin saves
        typed.saved(people.clerk, article, {"typed_form": first}, created=False)
    tab.join()
    assert typed.waiting(people.clerk, typed.key_of(article)).fields == {"title": "Thẻ kia"}


def test_words_given_back_and_saved_at_the_second_attempt_are_done_with(
    send, sign_in, people, make_article
):
    article = make_article()
    send(people.clerk, article)
    client = sign_in(people.clerk)
    refused = save(client, client.get(change(article)), title="")
    save(client, refused, title="Ngõ 12 trồng hoa")
    assert not TypedText.objects.waiting().exists()


def test_a_save_that_is_refused_forgets_nothing(send, sign_in, people, make_article):
    article = make_article()
    send(people.clerk, article)
    client = sign_in(people.clerk)
    answer = save(client, client.get(change(article)), title="")
    assert answer.context["errors"]
    assert typed.waiting(people.clerk, typed.key_of(article)).fields == WORDS


def test_words_typed_over_an_older_version_meet_the_newer_one_before_it_is_overwritten(
    send, sign_in, people, make_article
):
    article = make_article()
    send(people.clerk, article)
    client = sign_in(people.chief)
    save(client, client.get(change(article)), lead="Lời dẫn của chị Hoa.")
    client = sign_in(people.clerk)
    page = client.get(change(article))
    assert "Từ lúc đó bài đã có bản mới hơn" in texts_of(page)
    assert initial(page)["base_version"] == 1
    refused = save(client, page, title="Ngõ 12 trồng hoa", base_version=1)
    assert stored(article).lead == "Lời dẫn của chị Hoa."
    rows = refused.context["conflict"].rows
    assert [(row.field, row.value) for row in rows] == [
        ("title", article.title),
        ("lead", "Lời dẫn của chị Hoa."),
    ]
    assert "hoa" in refused.context["conflict"].last_step
    assert 'value="Ngõ 12 trồng hoa"' in texts_of(refused)


def test_thrown_away_is_gone_also_when_a_late_parcel_arrives(send, sign_in, people, make_article):
    article, page = make_article(), typed.new_key()
    send(people.clerk, article, form=page)
    address = reverse("admin:articles_article_typed_discard", args=[article.pk])
    back = sign_in(people.clerk).post(address, {"typed_form": page})
    assert back.url == change(article)
    send(people.clerk, article, form=page, sequence=9)
    assert not TypedText.objects.waiting().exists()
    page = sign_in(people.clerk).get(change(article))
    assert page.context["drafting"].restored is None and article.title in texts_of(page)


# --- new posts ---


def test_a_new_post_is_listed_taken_up_and_saved(send, sign_in, people, category, city):
    key = typed.new_key()
    send(people.clerk, key)
    client = sign_in(people.clerk)
    for address in (ADD, "/admin/"):
        text = texts_of(client.get(address))
        assert f"?dang-go={key}" in text and "Ngõ 12 trồng hoa" in text
    page = client.get(f"{ADD}?dang-go={key}")
    assert initial(page)["title"] == "Ngõ 12 trồng hoa"
    fields = {"unit": city.viet_hung.pk, "category": category.pk, "title": "Hoa ngõ 12"}
    fields |= {"photos-TOTAL_FORMS": 0, "photos-INITIAL_FORMS": 0}
    saved = save(client, page, **fields)
    article = Article.objects.get()
    assert article.title == "Hoa ngõ 12" and not TypedText.objects.waiting().exists()
    assert page.context["drafting"].form in saved.context["drafting"].finished
    assert send(people.clerk, key).json()["done"]  # the page of before, brought back
    again = client.get(f"{ADD}?dang-go={key}")  # as "back" asks
    assert again.headers["Location"] == change(Article.objects.get())


def test_the_first_page_lists_only_what_can_still_be_opened(send, people, make_article, city):
    articles = [make_article(title=f"Bài {n}") for n in range(3)]
    for article in articles:
        send(people.chief, article, {"title": f"Bài dở {article.pk}"})
    housekeeping.delete(articles[1].pk, by=people.clerk)
    left = [typed.title_of(row) for row in typed.unfinished(people.chief)]
    assert left == [f"Bài dở {articles[2].pk}", f"Bài dở {articles[0].pk}"]
    people.chief.memberships.all().delete()
    assert typed.unfinished(people.chief) == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ({"title": " ", "lead": "Sáng nay"}, "Sáng nay…"),
        ({"body": "<p>Bà con</p>"}, "Bà con…"),
        ({}, "Bài chưa có tiêu đề"),
    ],
)
def test_a_post_without_a_title_is_known_by_its_first_words(people, words, title):
    row = typed.keep(people.clerk, key=typed.new_key(), fields=words, form="a")
    assert typed.title_of(row) == title


def test_a_long_text_without_a_title_is_named_at_once(people):
    words = {"body": "<p " * 250_000}
    row = typed.keep(people.clerk, key=typed.new_key(), fields=words, form="a")
    begun = monotonic()
    assert typed.title_of(row)
    assert monotonic() - begun < 1


# --- who has it open ---


def test_who_has_it_open_is_told_until_they_fall_silent(send, sign_in, people, make_article):
    article = make_article()
    get_user_model().objects.filter(pk=people.chief.pk).update(last_name="Trần", first_name="Hoa")
    send(people.chief, article, words=None)
    since = f"{timezone.localtime():%H:%M}"
    said = send(people.clerk, article, words=None).json()
    assert said["others"] == [f"Trần Hoa đang mở bài này (từ {since})."]
    now = timezone.now()
    assert presence.others(people.clerk, article, now + timedelta(seconds=44))
    assert not presence.others(people.clerk, article, now + timedelta(seconds=46))
    for name in ("review", "moves"):
        address = reverse(f"admin:articles_article_{name}", args=[article.pk])
        told = "Trần Hoa đang mở bài này" in texts_of(sign_in(people.second_reviewer).get(address))
        assert told == (name == "moves"), name  # there is nothing to review yet
    later = now + timedelta(minutes=5)
    presence.beat(people.chief, article, later)
    assert Presence.objects.get(user=people.chief).since == later
    assert len(presence.others(people.clerk, article, later)) == 1
    assert not TypedText.objects.exists()


def test_a_save_of_somebody_else_is_told_while_one_is_typing(send, sign_in, people, make_article):
    article = make_article()
    assert send(people.clerk, article).json()["news"] == ""
    client = sign_in(people.chief)
    save(client, client.get(change(article)), title="Tên khác")
    news = send(people.clerk, article).json()["news"]
    assert "hoa" in news and "bản mới hơn" in news


def test_a_sign_of_life_costs_the_same_whoever_else_is_there(
    send, sign_in, people, make_article, django_assert_max_num_queries
):
    article, page = make_article(), typed.new_key()

    def cost():
        client = sign_in(people.clerk)
        with django_assert_max_num_queries(20) as asked:
            assert send(people.clerk, article, form=page, client=client).json()["kept"]
        return len(asked)

    cost()
    few = cost()
    for user in (people.chief, people.reviewer, people.second_reviewer):
        send(user, article)
    assert cost() == few


def test_looking_at_a_form_writes_nothing(sign_in, people, make_article):
    article = make_article()
    client = sign_in(people.clerk)
    for address in (change(article), ADD):
        client.get(address)
    assert not TypedText.objects.exists() and not Presence.objects.exists()


def test_too_many_begun_is_said_to_whoever_calls(people, monkeypatch):
    monkeypatch.setattr(typed, "MOST_NEW", 0)
    with pytest.raises(Refused, match="0 bài viết dở"):
        typed.keep(people.clerk, key=typed.new_key(), fields={}, form="a")


def test_a_post_that_was_taken_back_meanwhile_is_not_deleted_by_a_save(
    sign_in, people, make_article, monkeypatch
):
    article = make_article()
    client = sign_in(people.clerk)
    page = client.get(change(article))
    housekeeping.delete(article.pk, by=people.clerk)
    clean = ArticleForm.clean

    def taken_back_first(form):
        housekeeping.undelete(article.pk, by=people.clerk)
        return clean(form)

    monkeypatch.setattr(ArticleForm, "clean", taken_back_first)
    save(client, page, title="Ngõ 12 đầy hoa")
    assert (stored(article).title, stored(article).deleted_at) == ("Ngõ 12 đầy hoa", None)
