"""The article's form: its order, what it offers, copies of posts, the way from a public page."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import foureyes, hints, presets, workflow
from articles.editorial.forms import ArticleForm
from articles.models import Article, Category, Event
from tests.desk import grant, stored
from tests.makers import HOUR, REFORM
from tests.makers import unit as make_unit

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


def change_url(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def press(client, article, name):
    return client.post(reverse("admin:articles_article_move", args=[article.pk, name]))


# --- the form ---


def test_fields_stand_in_the_order_in_which_people_think(sign_in, people, make_article):
    wanted = ["unit", "title", "lead", "body", "photos-files", "photos-text", "about"]
    wanted += ["category", "byline", "source", "event_date"]
    page = sign_in(people.clerk).get(change_url(make_article())).content.decode()
    names = re.findall(r'<(?:input|select|textarea)[^>]* name="([\w-]+)"', page)
    assert [name for name in names if name in wanted] == wanted


def test_each_field_has_a_line_of_help_that_is_told_with_it(sign_in, people):
    page = sign_in(people.clerk).get(ADD)
    form = page.context["adminform"].form
    shown = {name for name in form.fields if name not in ("base_version",)}
    assert shown == set(hints.LINES)
    assert hints.TIPS.keys() <= shown
    text = page.content.decode()
    for name in ("title", "lead", "category", "event_date"):
        assert f'id="id_{name}_helptext"' in text
        assert re.search(rf'id="id_{name}"[^>]*aria-describedby="id_{name}_helptext"', text) or (
            re.search(rf'aria-describedby="id_{name}_helptext"[^>]*id="id_{name}"', text)
        )


def test_the_cursor_waits_where_there_is_something_to_do(sign_in, people, city):
    form = sign_in(people.clerk).get(ADD).context["adminform"].form
    assert "autofocus" in form.fields["title"].widget.attrs
    grant(people.clerk, city.new_bo_de, "writer")
    form = sign_in(people.clerk).get(ADD).context["adminform"].form
    assert "autofocus" not in form.fields["title"].widget.attrs
    assert "autofocus" in str(form["unit"])


def test_a_day_is_taken_from_the_phones_calendar_and_as_people_type_it(people, make_article):
    article = make_article(event_date=REFORM)
    assert 'type="date" name="event_date" value="2025-07-01"' in str(
        ArticleForm(instance=article)["event_date"]
    )
    for typed in ("2025-07-01", "01/07/2025"):
        form = ArticleForm({"event_date": typed}, instance=article)
        form.user = people.clerk
        assert "event_date" not in form.errors
        assert form.cleaned_data["event_date"] == REFORM


def test_units_of_one_name_are_told_apart_by_what_is_above(sign_in, people, city):
    for ward, slug in ((city.viet_hung, "a"), (city.new_bo_de, "b")):
        make_unit("party_cell", "Chi bộ 19", f"chi-bo-19-{slug}", ward, opened_on=REFORM)
    make_unit("party_cell", "Chi bộ 20", "chi-bo-20", city.viet_hung, opened_on=REFORM)
    grant(people.clerk, city.new_bo_de, "writer")
    form = sign_in(people.clerk).get(ADD).context["adminform"].form
    labels = [label for value, label in form.fields["unit"].choices if value]
    assert set(labels) == {
        *("Phường Việt Hưng", "Phường Bồ Đề", "Chi bộ 20"),
        *("Chi bộ 19, Phường Việt Hưng", "Chi bộ 19, Phường Bồ Đề"),
    }


def test_units_that_are_spoken_of_are_found_with_what_is_above(
    sign_in, people, city, make_article, django_assert_max_num_queries
):
    client = sign_in(people.clerk)
    asked = {"app_label": "articles", "model_name": "article", "field_name": "about"}
    with django_assert_max_num_queries(9):
        found = client.get(reverse("admin:autocomplete"), asked | {"term": "Chi bộ 19"}).json()
    assert sorted(each["text"] for each in found["results"]) == [
        "Chi bộ 19 (đến 01/07/2025), Phường Bồ Đề",
        "Chi bộ 19 (đến 01/07/2025), Đảng bộ phường Đức Giang",
    ]
    page = client.get(change_url(make_article(about=[city.other_cell]))).content.decode()
    assert "Chi bộ 19 (đến 01/07/2025), Phường Bồ Đề" in page


def test_the_section_is_that_of_the_writers_last_post_else_of_the_units(
    people, city, category, make_article
):
    assert presets.for_new_post(people.clerk) == {"unit": city.viet_hung.pk}
    news, health = (Category.objects.create(name=n, slug=n) for n in ("tin", "y-te"))
    make_article(author=people.other_clerk, category=news)
    assert presets.for_new_post(people.clerk)["category"] == news.pk
    make_article(author=people.clerk, category=health)
    make_article(author=people.other_clerk, category=news)
    assert presets.for_new_post(people.clerk)["category"] == health.pk
    assert presets.for_new_post(people.stranger) == {}


def test_a_chosen_section_says_that_it_was_chosen(sign_in, people, make_article):
    client = sign_in(people.clerk)
    said = "Đã chọn sẵn chuyên mục của bài trước."
    assert said not in client.get(ADD).content.decode()
    article = make_article()
    assert said in client.get(ADD).content.decode()
    assert said not in client.get(change_url(article)).content.decode()


def test_opening_and_saving_an_old_text_that_is_untidy_makes_nobody_a_contributor(
    sign_in, people, make_article
):
    body = '<p>Một<br><br>hai</p>\n<p><a href="https://x.vn/?fbclid=1">ba</a></p>'
    article = make_article(body=body)
    data = {name: getattr(article, name) for name in ("title", "lead", "body", "byline", "source")}
    data |= {"unit": article.unit_id, "category": article.category_id, "base_version": 1}
    data |= {"photos-TOTAL_FORMS": 0, "photos-INITIAL_FORMS": 0}
    sign_in(people.reviewer).post(change_url(article), data)
    assert (stored(article).version, foureyes.contributors(article)) == (1, set())
    assert stored(article).body == body


# --- a copy as a start ---


def test_a_copy_takes_the_words_and_leaves_days_and_photos(sign_in, people, make_article, city):
    source = make_article(
        photos=2, about=[city.cell], byline="Thu Hương", source="Báo Hànộimới", event_date=REFORM
    )
    Article.objects.filter(pk=source.pk).update(author=people.other_clerk)
    page = press(sign_in(people.clerk), source, "copy")
    made = Article.objects.exclude(pk=source.pk).get()
    assert page["Location"] == change_url(made)
    for name in ("title", "lead", "body", "byline", "unit", "category"):
        assert getattr(made, name) == getattr(source, name)
    assert list(made.about.all()) == [city.cell]
    assert (made.source, made.event_date, made.lead_photo) == ("", None, None)
    assert not made.photos.exists() and not made.attachments
    assert (made.author, made.state, made.version) == (people.clerk, Article.State.DRAFT, 1)
    event = made.events.get()
    assert (event.action, event.actor) == (Event.Action.CREATE, people.clerk)
    assert event.reason == f"bài số {source.pk}"
    assert foureyes.contributors(made) == {people.clerk.pk}
    assert not source.events.exists()


def test_a_copy_of_what_a_unit_that_is_gone_wrote_is_for_a_unit_of_today(
    sign_in, people, make_article, city
):
    grant(people.clerk, city.duc_giang, "writer")
    source = make_article(unit=city.duc_giang, about=[city.viet_hung, city.cell])
    press(sign_in(people.clerk), source, "copy")
    made = Article.objects.exclude(pk=source.pk).get()
    assert made.unit == city.viet_hung
    assert list(made.about.all()) == [city.cell]  # it is named first already


def test_who_writes_for_no_unit_of_today_makes_no_copy(sign_in, people, make_article, city):
    grant(people.stranger, city.duc_giang, "writer")
    source = make_article(unit=city.duc_giang)
    page = sign_in(people.stranger).post(
        reverse("admin:articles_article_move", args=[source.pk, "copy"]), follow=True
    )
    assert "đơn vị nào đang hoạt động" in page.content.decode()
    assert Article.objects.get() == source


def test_the_history_of_a_copy_names_its_source(sign_in, people, make_article):
    source, client = make_article(), sign_in(people.clerk)
    press(client, source, "copy")
    made = Article.objects.exclude(pk=source.pk).get()
    page = client.get(reverse("admin:articles_article_history", args=[made.pk]))
    text = " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
    assert re.search(rf"Chép từ:? bài số {source.pk}", text)


# --- from the public page ---


def mend_url(article) -> str:
    return reverse("admin:articles_article_mend", args=[article.pk])


def test_every_reader_is_shown_the_same_way_to_mend_a_post(client, people, make_article, publish):
    article = make_article()
    publish(article, at=timezone.now() - HOUR)
    address = article.editions.get().get_absolute_url()
    link = f'<a href="{mend_url(article)}" rel="nofollow"'
    anonymous = client.get(address).content.decode()
    assert link in anonymous
    client.force_login(people.clerk)
    assert link in client.get(address).content.decode()
    client.logout()
    assert client.get(mend_url(article))["Location"].startswith("/admin/login/?next=")


def test_it_leads_to_the_form_or_offers_to_take_the_post_up(sign_in, people, make_article, publish):
    article, client = make_article(), sign_in(people.clerk)
    assert client.get(mend_url(article))["Location"] == change_url(article)
    publish(article, at=timezone.now() - HOUR)
    page = client.get(mend_url(article)).content.decode()
    assert "Sửa bài đã đăng" in page and stored(article).state == Article.State.SETTLED
    assert press(client, article, "revise")["Location"] == change_url(article)
    assert client.get(mend_url(article))["Location"] == change_url(article)
    workflow.submit(article.pk, by=people.clerk)
    assert client.get(mend_url(article))["Location"] == change_url(article)
    assert sign_in(people.other_clerk).get(mend_url(article)).status_code == 404
