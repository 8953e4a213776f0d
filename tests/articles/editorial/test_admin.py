"""The back office: each door opens for whom it should, dates read as people write them."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from articles import content
from articles.editorial import aftercare, forms, foureyes, workflow
from articles.models import Article, Category, Edition, Event, Photo
from tests.makers import HOUR, NOON, REFORM, jpeg
from tests.makers import unit as make_unit
from wards import siteversion
from wards.models import Membership, Unit

pytestmark = pytest.mark.django_db


def form_data(article=None, **fields) -> dict:
    """What a browser would post from the article's form."""
    data = {
        "title": "Hội nghị tổng kết",
        "lead": "Sáng nay phường họp.",
        "body": "<p>Nội dung.</p>",
        "byline": "",
        "source": "",
        "event_date": "",
        "base_version": article.version if article else 1,
        "photos-TOTAL_FORMS": 0,
        "photos-INITIAL_FORMS": 0,
    }
    if article:
        data |= {"unit": article.unit_id, "category": article.category_id}
    return data | fields


def change_url(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def errors_of(response) -> str:
    form = response.context["adminform"].form
    return " ".join(m for messages in form.errors.values() for m in messages)


# --- writing ---


def test_a_clerk_writes_a_post_with_a_photo_and_it_is_theirs(sign_in, people, city, category):
    client = sign_in(people.clerk)
    response = client.post(
        reverse("admin:articles_article_add"),
        form_data(unit=city.viet_hung.pk, category=category.pk, event_date="05/06/2026")
        | {"photos-files": jpeg(), "photos-text": "Toàn cảnh | Hội trường đông người"},
    )
    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.author, article.state) == (people.clerk, Article.State.DRAFT)
    assert article.event_date == date(2026, 6, 5)
    assert article.photos.get().caption == "Toàn cảnh"
    assert article.events.get().action == Event.Action.CREATE
    assert not Edition.objects.exists()


def test_a_clerk_with_one_unit_finds_it_chosen_and_no_other_to_choose(sign_in, people, city):
    page = sign_in(people.clerk).get(reverse("admin:articles_article_add"))
    field = page.context["adminform"].form.fields["unit"]
    assert list(field.queryset) == [city.viet_hung]
    assert page.context["adminform"].form.initial["unit"] == city.viet_hung.pk


def test_the_ward_of_a_clerk_is_chosen_though_smaller_units_are_below_it(
    sign_in, people, city, category
):
    make_unit("residential_group", "Tổ dân phố 3", "tdp-3", city.viet_hung, opened_on=REFORM)
    page = sign_in(people.clerk).get(reverse("admin:articles_article_add"))
    form = page.context["adminform"].form
    assert form.initial["unit"] == city.viet_hung.pk
    assert form.fields["unit"].queryset.count() == 2


def test_an_empty_form_says_in_vietnamese_what_is_missing(sign_in, people):
    page = sign_in(people.clerk).post(reverse("admin:articles_article_add"), form_data(title=""))
    text = page.content.decode()
    assert "Hãy sửa những chỗ báo lỗi bên dưới." in text
    assert "Mục này không được để trống." in text
    assert "Please" not in text


def test_a_forged_unit_is_refused(sign_in, people, city, category):
    data = form_data(unit=city.new_bo_de.pk, category=category.pk)
    response = sign_in(people.clerk).post(reverse("admin:articles_article_add"), data)
    assert response.status_code == 200
    assert not Article.objects.exists()


def test_forged_state_author_and_attachments_are_ignored(sign_in, people, make_article):
    article = make_article()
    forged = {
        "state": "settled",
        "author": people.chief.pk,
        "version": 99,
        "attachments": '[{"name": "x"}]',
    }
    sign_in(people.clerk).post(change_url(article), form_data(article, **forged))
    article.refresh_from_db()
    assert (article.state, article.author, article.attachments) == ("draft", people.clerk, [])
    assert article.version == 2


def test_what_is_typed_is_cleaned(sign_in, people, make_article):
    article = make_article()
    body = '<p class="MsoNormal" onclick="x()">Nguye\u0302\u0303n</p><script>alert(1)</script>'
    data = form_data(article, body=body, title="  Hai   khoảng trắng ")
    sign_in(people.clerk).post(change_url(article), data)
    article.refresh_from_db()
    assert article.body == "<p>Nguyễn</p>"
    assert article.title == "Hai khoảng trắng"


def test_a_save_that_changes_nothing_makes_nobody_a_contributor(sign_in, people, make_article):
    article = make_article(photos=1)
    same = {
        "title": article.title,
        "lead": article.lead,
        "body": article.body,
        "photos-TOTAL_FORMS": 1,
        "photos-INITIAL_FORMS": 1,
        "photos-0-id": article.photos.get().pk,
        "photos-0-article": article.pk,
        "photos-0-caption": "Chú thích 1",
        "photos-0-alt": "Mô tả 1",
        "photos-0-position": 1,
    }
    client = sign_in(people.reviewer)
    client.post(change_url(article), form_data(article, **same))
    assert foureyes.contributors(article) == set()
    client.post(change_url(article), form_data(article, **same | {"photos-0-alt": "Khác"}))
    assert foureyes.contributors(article) == {people.reviewer.pk}
    assert Article.objects.get().version == 2


def test_a_post_of_a_ward_that_is_gone_can_be_corrected_to_the_end(
    sign_in, people, city, make_article, publish
):
    article = make_article(unit=city.duc_giang)
    publish(article, at=NOON - 365 * 24 * HOUR)
    workflow.revise(article.pk, by=people.chief)
    data = form_data(Article.objects.get(), title="Tiêu đề đã sửa")
    assert sign_in(people.chief).post(change_url(article), data).status_code == 302
    press(sign_in(people.chief), article, "SUBMIT")
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    assert press(client, article, "APPROVE", shown_hash=shown) == ["Đã duyệt và đăng."]
    assert Edition.objects.live().get().unit_name == "Phường Đức Giang"


def test_a_save_does_not_write_back_what_the_desk_did_meanwhile(
    sign_in, people, make_article, monkeypatch
):
    article = make_article()
    original = forms.ArticleForm.clean

    def returned_meanwhile(form):
        Article.objects.filter(pk=article.pk).update(state=Article.State.RETURNED)
        return original(form)

    monkeypatch.setattr(forms.ArticleForm, "clean", returned_meanwhile)
    sign_in(people.clerk).post(change_url(article), form_data(article, title="Sửa"))
    article.refresh_from_db()
    assert (article.title, article.state) == ("Sửa", Article.State.RETURNED)


def test_a_bad_photo_is_named_with_its_reason_and_the_text_is_saved(
    sign_in, people, city, category
):
    bad = jpeg()
    bad.write(b"\x00" * bad.size)
    bad.seek(0)
    data = form_data(unit=city.viet_hung.pk, category=category.pk, **{"photos-files": bad})
    client = sign_in(people.clerk)
    page = client.post(reverse("admin:articles_article_add"), data | {"_continue": 1}, follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert any(text.startswith("anh.jpg: Không đọc được ảnh này") for text in said)
    assert Article.objects.get().title == "Hội nghị tổng kết"
    assert not Photo.objects.exists()


def test_a_stale_save_is_refused_and_nothing_typed_is_lost(sign_in, people, make_article):
    article = make_article()
    opened_at = article.version
    sign_in(people.reviewer).post(
        change_url(article), form_data(article, title="Bản của người khác")
    )
    page = sign_in(people.clerk).post(
        change_url(article), form_data(article, base_version=opened_at, title="Bản của tôi")
    )
    assert "minh: “Sửa bài” lúc" in errors_of(page)
    assert "chưa được ghi" in errors_of(page)
    shown = page.content.decode()
    assert 'value="Bản của tôi"' in shown  # in its field
    assert "Bản của người khác" in shown  # above the form
    assert page.context["conflict"].differences.title_changed
    assert Article.objects.get().title == "Bản của người khác"
    # Having both before them, they put them together and save.
    merged = page.context["adminform"].form["base_version"].value()
    data = form_data(article, base_version=merged, title="Bản của hai người")
    assert sign_in(people.clerk).post(change_url(article), data).status_code == 302
    assert Article.objects.get().title == "Bản của hai người"


def test_a_save_that_arrives_after_submission_is_refused_and_kept_on_the_page(
    sign_in, people, make_article, monkeypatch
):
    article = make_article()
    client = sign_in(people.clerk)
    # The form was opened while it was a draft; the submission comes between check and save.
    original = forms.ArticleForm.clean

    def submitted_meanwhile(form):
        Article.objects.filter(pk=article.pk).update(state=Article.State.SUBMITTED)
        return original(form)

    monkeypatch.setattr(forms.ArticleForm, "clean", submitted_meanwhile)
    page = client.post(change_url(article), form_data(article, title="Đến muộn"))
    assert "Chờ duyệt" in errors_of(page)
    assert "Đến muộn" in page.content.decode()
    assert Article.objects.get().title != "Đến muộn"


@pytest.mark.parametrize("state", ["submitted", "settled"])
def test_a_frozen_article_has_no_form(sign_in, people, make_article, state):
    article = make_article(state=state, photos=1)
    client = sign_in(people.clerk)
    page = client.get(change_url(article))
    assert page.status_code == 200
    assert 'name="title"' not in page.content.decode()
    assert "Mọi người đến rất sớm." in page.content.decode()
    # Sent all the same, from a page that was opened before: refused, and what was typed is there.
    page = client.post(change_url(article), form_data(article, title="Lén"))
    assert "chưa được ghi" in errors_of(page)
    assert "Lén" in page.content.decode()
    assert Article.objects.get().title != "Lén"


# --- moving on ---


def review_url(article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def press(client, article, action, **fields) -> list[str]:
    """Press a button; returns what the page then says, be it done or refused."""
    if action in ("APPROVE", "RETURN", "SIGN", "CONFIRM"):
        url, data = review_url(article), {"action": action} | fields
    else:
        url = reverse("admin:articles_article_move", args=[article.pk, action.lower()])
        data = {f"{action.lower()}-{name}": value for name, value in fields.items()}
    page = client.post(url, data, follow=True)
    if page.context is None:
        return [str(page.status_code)]
    forms_shown = [page.context.get("form"), *page.context.get("moves", ())]
    wrong = [e for f in forms_shown if f is not None and f.is_bound for e in f.errors.values()]
    return [str(m) for m in page.context["messages"]] + [e for errors in wrong for e in errors]


def shown_to(client, article) -> str:
    """The version that the review page shows."""
    return client.get(review_url(article)).context["reading"].hash


def test_the_buttons_lead_from_draft_to_the_public_page(sign_in, people, make_article):
    article = make_article()
    client = sign_in(people.clerk)
    assert "Lưu và trình duyệt" in client.get(change_url(article)).content.decode()
    press(client, article, "SUBMIT")
    client = sign_in(people.reviewer)
    page = client.get(review_url(article))
    assert "Duyệt đăng" in page.content.decode()
    assert press(client, article, "APPROVE", shown_hash=page.context["reading"].hash) == [
        "Đã duyệt và đăng."
    ]
    assert Edition.objects.live().get().approved_by == people.reviewer


def test_a_returned_post_shows_its_writer_the_reason(sign_in, people, make_article):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    said = press(client, article, "RETURN", reason="Thiếu ngày <b>họp</b>.", shown_hash=shown)
    assert said == ["Đã trả lại cho người viết."]
    page = sign_in(people.clerk).get(change_url(article)).content.decode()
    assert "Thiếu ngày &lt;b&gt;họp&lt;/b&gt;." in page
    press(sign_in(people.clerk), article, "SUBMIT")
    assert "Thiếu ngày" in sign_in(people.clerk).get(change_url(article)).content.decode()
    client = sign_in(people.reviewer)
    press(client, article, "APPROVE", shown_hash=shown_to(client, article))
    assert "Thiếu ngày" not in sign_in(people.clerk).get(change_url(article)).content.decode()


def test_an_approval_at_a_time_written_as_people_write_it(sign_in, people, make_article):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    when = {"starts_at_0": "05/06/2099", "starts_at_1": "07:30"}
    said = press(client, article, "APPROVE", shown_hash=shown, **when)
    assert said == ["Đã duyệt. Bài sẽ tự đăng lúc 07:30 ngày 05/06/2099."]
    assert not Edition.objects.live().exists()


def test_a_note_beside_a_minor_change_is_asked_about_and_not_dropped(sign_in, people, make_article):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    said = press(
        client, article, "APPROVE", shown_hash=shown, change="minor", public_note="Sai số."
    )
    assert "Bạn đã viết lời đính chính" in said[0]
    assert not Edition.objects.exists()


def test_half_a_time_is_asked_again(sign_in, people, make_article):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    press(client, article, "APPROVE", shown_hash=shown, starts_at_0="31/02/2099", starts_at_1="7")
    assert not Edition.objects.exists()


def test_the_change_between_reading_and_approving_is_noticed(sign_in, people, make_article):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    workflow.recall(article.pk, by=people.clerk)
    Article.objects.update(title="Lén sửa")
    workflow.submit(article.pk, by=people.clerk)
    assert "thay đổi sau khi bạn đọc" in press(client, article, "APPROVE", shown_hash=shown)[0]
    assert not Edition.objects.exists()


@pytest.mark.parametrize("action", ["APPROVE", "RETURN", "RECALL"])
def test_a_clerk_cannot_press_what_is_not_theirs(sign_in, people, make_article, action):
    article = make_article()
    workflow.submit(article.pk, by=people.chief)
    client = sign_in(people.clerk)
    press(client, article, action, reason="x", shown_hash=shown_to(client, article))
    article.refresh_from_db()
    assert article.state == Article.State.SUBMITTED
    assert not Edition.objects.exists()


def test_moving_on_takes_a_post(sign_in, people, make_article):
    url = reverse("admin:articles_article_move", args=[make_article().pk, "submit"])
    assert sign_in(people.clerk).get(url).status_code == 405


def test_a_decision_that_comes_too_late_gives_back_what_was_typed(sign_in, people, make_article):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    shown = shown_to(client, article)
    workflow.approve(article.pk, by=people.second_reviewer, expected_hash=shown)
    typed = {"action": "RETURN", "reason": "Thiếu giờ.", "block-1": "Mấy giờ?", "shown_hash": shown}
    page = client.post(review_url(article), typed).content.decode()
    assert "lan: “Duyệt đăng” lúc" in page
    assert "Thiếu giờ." in page and "Mấy giờ?" in page
    page = client.get(review_url(article), follow=True)
    assert "không còn chờ duyệt. lan: “Duyệt đăng”" in str(next(iter(page.context["messages"])))


@pytest.mark.parametrize("typed", [{"reason": "Thiếu giờ."}, {"block-1": "Mấy giờ?"}])
def test_an_approval_beside_which_a_remark_was_typed_is_asked_about(
    sign_in, people, make_article, typed
):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    said = press(client, article, "APPROVE", shown_hash=shown_to(client, article), **typed)
    assert "bấm “Duyệt đăng”" in said[0]
    assert not Edition.objects.exists()


@pytest.mark.parametrize("button", [{"action": ""}, {}])
def test_enter_in_a_field_decides_nothing(sign_in, people, make_article, button):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    client = sign_in(people.reviewer)
    typed = {"shown_hash": shown_to(client, article), "reason": "Thiếu giờ."} | button
    page = client.post(review_url(article), typed).content.decode()
    assert "Hãy bấm nút" in page and "Thiếu giờ." in page
    assert not Edition.objects.exists()
    article.refresh_from_db()
    assert article.state == Article.State.SUBMITTED


def test_enter_in_the_field_of_a_move_makes_none(sign_in, people, published):
    url = reverse("admin:articles_article_move", args=[published.article_id, "withdraw"])
    data = {"withdraw-public_note": "Xem lại.", "nothing": "1"}
    page = sign_in(people.chief).post(url, data).content.decode()
    assert "Chưa làm gì" in page and "Xem lại." in page
    assert Edition.objects.live().get() == published


def test_an_emergency_leads_those_who_may_approve_it_to_the_review(sign_in, people, make_article):
    article = make_article()
    shown = content.of_article(article).hash
    aftercare.publish_in_emergency(article.pk, by=people.chief, reason="Bão", expected_hash=shown)
    assert review_url(article) in sign_in(people.reviewer).get(change_url(article)).content.decode()
    assert (
        review_url(article) not in sign_in(people.clerk).get(change_url(article)).content.decode()
    )


def test_a_new_post_can_be_of_open_units_only(sign_in, people, city):
    client = sign_in(people.reviewer)
    page = client.get(reverse("admin:articles_article_add"))
    offered = set(page.context["adminform"].form.fields["unit"].queryset)
    assert city.viet_hung in offered and city.duc_giang not in offered


def test_what_the_editor_spaces_otherwise_makes_nobody_a_contributor(sign_in, people, make_article):
    article = make_article(
        body="<h2>Ba loại</h2><ul><li>Một</li><li>Hai <strong>ba</strong></li></ul>"
    )
    spaced = "<h2>Ba loại</h2>\n\n<ul>\n\t<li>Một</li>\n\t<li>Hai <strong>ba</strong></li>\n</ul>\n"
    same = {"title": article.title, "lead": article.lead}
    sign_in(people.reviewer).post(change_url(article), form_data(article, body=spaced, **same))
    assert foureyes.contributors(article) == set()
    closer = spaced.replace("Hai <strong>", "Hai<strong>")
    sign_in(people.reviewer).post(change_url(article), form_data(article, body=closer, **same))
    assert foureyes.contributors(article) == {people.reviewer.pk}


# --- the doors ---

SCOPED = ("article", "edition", "event", "viewcount", "dailyviews", "importedpage")


@pytest.fixture
def published(make_article, publish):
    return publish(make_article(), at=NOON)


def object_urls(edition) -> list[str]:
    article, event = edition.article, edition.article.events.first()
    found = []
    for name, pk in (
        ("article", article.pk),
        ("edition", edition.pk),
        ("event", event.pk),
        ("viewcount", article.pk),
    ):
        for page in ("change", "history", "delete"):
            found.append(reverse(f"admin:articles_{name}_{page}", args=[pk]))
    return [*found, review_url(article)]


@pytest.mark.parametrize("who", ["other_clerk", "stranger"])
def test_another_units_things_do_not_exist(sign_in, people, published, who):
    client = sign_in(getattr(people, who))
    for url in object_urls(published):
        for answer in (client.get(url), client.post(url, {"action": "SUBMIT", "post": "yes"})):
            assert answer.status_code in (403, 404, 405), url
            assert "Ra quân" not in answer.content.decode()
    change = [u for u in object_urls(published) if u.endswith("change/")]
    if who == "other_clerk":
        assert {client.get(u).status_code for u in change} == {404}


def test_lists_show_ones_own_units_only(sign_in, people, published):
    for name in SCOPED:
        url = reverse(f"admin:articles_{name}_changelist")
        own, other = (sign_in(p).get(url) for p in (people.clerk, people.other_clerk))
        assert own.status_code == other.status_code == 200
        assert "Ra quân" not in other.content.decode()
        assert sign_in(people.stranger).get(url).status_code == 403
    listed = sign_in(people.clerk).get(reverse("admin:articles_article_changelist"))
    assert "Ra quân" in listed.content.decode()


@pytest.mark.parametrize("name", ["edition", "event", "viewcount", "dailyviews", "importedpage"])
def test_nobody_not_even_a_superuser_writes_what_is_only_recorded(sign_in, people, published, name):
    client = sign_in(people.root)
    assert client.get(reverse(f"admin:articles_{name}_add")).status_code == 403
    row = {
        "edition": published,
        "event": Event.objects.first(),
        "viewcount": published.article.view_count,
    }.get(name)
    if row:
        url = reverse(f"admin:articles_{name}_change", args=[row.pk])
        assert client.get(url).status_code == 200
        assert client.post(url, {"title": "x", "total": 5}).status_code == 403
        delete = reverse(f"admin:articles_{name}_delete", args=[row.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403


def test_nobody_publishes_around_the_bridge(sign_in, people, make_article):
    article = make_article()
    client = sign_in(people.root)
    client.post(change_url(article), form_data(article, state="settled"))
    press(client, article, "APPROVE", shown_hash="")
    client.post(reverse("admin:articles_edition_add"), {"title": "x"})
    assert not Edition.objects.exists()


def test_the_shortcut_to_public_pages_tells_nothing(sign_in, people, make_article, publish):
    edition = publish(make_article(), starts_at=timezone.now() + HOUR)
    kind = ContentType.objects.get_for_model(Edition).pk
    for person in (people.stranger, people.clerk, people.root):
        assert sign_in(person).get(f"/admin/r/{kind}/{edition.pk}/").status_code == 404


def test_photos_of_a_draft_are_shown_to_its_own_people_only(sign_in, people, make_article):
    article, other = make_article(photos=1), make_article()
    photo = article.photos.get()
    url = reverse("admin:articles_article_photo", args=[article.pk, photo.pk])
    response = sign_in(people.clerk).get(url)
    assert response["Content-Type"] == "image/jpeg"
    assert b"".join(response)  # read to its end, which closes the file
    assert sign_in(people.other_clerk).get(url).status_code == 404
    forged = reverse("admin:articles_article_photo", args=[other.pk, photo.pk])
    assert sign_in(people.clerk).get(forged).status_code == 404


def test_articles_cannot_be_deleted(sign_in, people, make_article):
    article = make_article()
    for person in (people.clerk, people.chief, people.root):
        url = reverse("admin:articles_article_delete", args=[article.pk])
        assert sign_in(person).post(url, {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("name", ["wards_unit", "articles_category", "auth_user"])
@pytest.mark.parametrize("who", ["clerk", "reviewer", "chief"])
def test_registers_are_changed_by_administrators_only(sign_in, people, name, who):
    url = reverse(f"admin:{name}_add")
    assert sign_in(getattr(people, who)).get(url).status_code == 403
    assert sign_in(people.root).get(url).status_code == 200


@pytest.mark.parametrize(
    ("who", "status"), [("clerk", 403), ("reviewer", 403), ("chief", 200), ("root", 200)]
)
def test_roles_are_shown_to_and_given_by_chiefs_and_administrators(sign_in, people, who, status):
    client = sign_in(getattr(people, who))
    for door in ("changelist", "add"):
        assert client.get(reverse(f"admin:wards_membership_{door}")).status_code == status


@pytest.mark.parametrize("who", ["clerk", "reviewer", "chief"])
def test_accounts_are_not_shown_to_staff(sign_in, people, who):
    client = sign_in(getattr(people, who))
    assert client.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_autocomplete_offers_units_to_staff_and_nothing_to_strangers(sign_in, people, city):
    url = reverse("admin:autocomplete")
    query = {
        "app_label": "articles",
        "model_name": "article",
        "field_name": "about",
        "term": "Việt",
    }
    found = sign_in(people.clerk).get(url, query)
    assert [r["text"] for r in found.json()["results"]] == ["Phường Việt Hưng, Thành phố Hà Nội"]
    assert sign_in(people.stranger).get(url, query).status_code == 403


def test_every_model_has_its_page_in_the_admin(sign_in, people):
    client = sign_in(people.root)
    inside = {"Photo", "EditionPhoto", "EditionAbout", "FormerName", "SiteVersion"}
    inside |= {"Leader", "Coverage", "Succession", "Submission", "Remark", "PreviewLink"}
    inside |= {"Claim", "AccountState"}
    inside |= {"TypedText", "Presence", "PhotoUpload"}  # private, and of the moment
    inside |= {"Tombstone"}
    inside |= {"SavedView", "Suggestion"}
    inside |= {"Citation"}  # on the page of its document
    inside |= {"ViewLane"}  # how far the processes of the server have counted
    # Made of editions.
    inside |= {"SearchEntry", "SearchIndex", "SearchTitles", "SearchWord", "SearchRebuild"}
    for app in ("wards", "articles"):
        for model in apps.get_app_config(app).get_models():
            if model.__name__ not in inside:
                url = reverse(f"admin:{app}_{model._meta.model_name}_changelist")
                assert client.get(url, follow=True).status_code == 200


# --- units and sections ---


def unit_data(unit, **fields) -> dict:
    return {
        "kind": unit.kind,
        "name": unit.name,
        "slug": unit.slug,
        "parent": unit.parent_id or "",
        "opened_on": "",
        "closed_on": f"{unit.closed_on:%d/%m/%Y}" if unit.closed_on else "",
        "former_names-TOTAL_FORMS": 0,
        "former_names-INITIAL_FORMS": 0,
        "leaders-TOTAL_FORMS": 0,
        "leaders-INITIAL_FORMS": 0,
        "covered_groups-TOTAL_FORMS": 0,
        "covered_groups-INITIAL_FORMS": 0,
        "successions-TOTAL_FORMS": 0,
        "successions-INITIAL_FORMS": 0,
    } | fields


def test_units_stand_in_natural_order(sign_in, people, city):
    names = ["Tổ dân phố 2", "Tổ dân phố 10", "Tổ dân phố 17", "Tổ dân phố 17B"]
    for number, name in enumerate(reversed(names)):
        make_unit(Unit.Kind.RESIDENTIAL_GROUP, name, f"tdp-{number}", city.viet_hung)
    changelist, client = reverse("admin:wards_unit_changelist"), sign_in(people.root)
    for query in ("?q=Tổ", "?q=Tổ&o=1"):  # as it comes, and sorted by a click on the name
        text = client.get(changelist + query).content.decode()
        shown = sorted(names, key=lambda name: text.index(f">{name}</a>"))
        assert shown == names


def test_dates_are_shown_and_read_day_first(sign_in, people, city):
    client = sign_in(people.root)
    closed = reverse("admin:wards_unit_change", args=[city.duc_giang.pk])
    assert 'value="01/07/2025"' in client.get(closed).content.decode()
    url = reverse("admin:wards_unit_change", args=[city.viet_hung.pk])
    client.post(url, unit_data(city.viet_hung, opened_on="05/06/2025"))
    city.viet_hung.refresh_from_db()
    assert city.viet_hung.opened_on == date(2025, 6, 5)


@pytest.mark.parametrize(
    ("slug", "change", "reason"),
    [
        ("long-bien", {"parent": "duc-giang"}, "không thể là cấp trên"),
        ("long-bien", {"parent": "long-bien"}, "không thể là cấp trên"),
        ("viet-hung", {"parent": "long-bien"}, "kết thúc ngày 01/07/2025"),
        ("long-bien", {"closed_on": "01/06/2025"}, "Còn đơn vị trực thuộc"),
    ],
)
def test_an_impossible_place_in_the_tree_is_refused_in_the_form(
    sign_in, people, city, slug, change, reason
):
    unit = Unit.objects.get(slug=slug)
    if "parent" in change:
        change = {"parent": Unit.objects.get(slug=change["parent"]).pk}
    url = reverse("admin:wards_unit_change", args=[unit.pk])
    page = sign_in(people.root).post(url, unit_data(unit, **change))
    assert reason in errors_of(page)


def test_changes_that_residents_see_move_the_site_version(sign_in, people, city, category):
    client = sign_in(people.root)
    for url, data in [
        (
            reverse("admin:wards_unit_change", args=[city.viet_hung.pk]),
            unit_data(city.viet_hung, name="Phường Việt Hưng mới"),
        ),
        (
            reverse("admin:articles_category_change", args=[category.pk]),
            {"name": "Tin phường", "slug": category.slug, "position": 1},
        ),
        (reverse("admin:articles_category_delete", args=[category.pk]), {"post": "yes"}),
    ]:
        before = siteversion.current()
        assert client.post(url, data).status_code == 302, url
        assert siteversion.current() > before, url
    assert not Category.objects.exists()


def test_a_role_can_be_given_with_dates(sign_in, people, city):
    data = {
        "user": people.stranger.pk,
        "unit": city.viet_hung.pk,
        "role": "writer",
        "starts_on": "01/02/2026",
        "ends_on": "01/03/2026",
    }
    sign_in(people.root).post(reverse("admin:wards_membership_add"), data)
    given = Membership.objects.get(user=people.stranger)
    assert (given.starts_on, given.ends_on) == (date(2026, 2, 1), date(2026, 3, 1))


def test_an_address_once_given_is_not_changed(sign_in, people, city, category):
    client = sign_in(people.root)
    url = reverse("admin:wards_unit_change", args=[city.viet_hung.pk])
    client.post(url, unit_data(city.viet_hung, slug="khac"))
    url = reverse("admin:articles_category_change", args=[category.pk])
    client.post(url, {"name": "Tin", "slug": "khac", "position": 1})
    city.viet_hung.refresh_from_db()
    category.refresh_from_db()
    assert (city.viet_hung.slug, category.slug) == ("viet-hung", "hoat-dong-cac-phuong")


def test_the_form_of_an_article_costs_little(
    sign_in, people, make_article, django_assert_max_num_queries
):
    article = make_article(photos=5)
    workflow.submit(article.pk, by=people.clerk)
    for person in (people.clerk, people.reviewer):
        client = sign_in(person)
        with django_assert_max_num_queries(36):
            client.get(change_url(article))


def test_lists_cost_the_same_whatever_their_length(
    sign_in, people, make_article, publish, django_assert_max_num_queries
):
    for i in range(10):
        publish(make_article(title=f"Tin {i}"), at=NOON + i * HOUR)
    client = sign_in(people.clerk)
    for name in ("edition", "event", "viewcount"):  # articles: lists/test_paging.py
        with django_assert_max_num_queries(12):
            client.get(reverse(f"admin:articles_{name}_changelist"))
