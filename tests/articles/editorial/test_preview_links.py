"""Secret links to a preview: made and revoked at the desk, opened by whoever holds them."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.editorial import housekeeping, preview, preview_links, workflow
from articles.editorial.step import Refused
from articles.models import Article, Event, PreviewLink
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def draft(make_article):
    return make_article(photos=1)


@pytest.fixture
def sign_in(client):
    def run(user):
        client.force_login(user)
        return client

    return run


@pytest.fixture
def shared(draft, people):
    """A link to the draft."""
    preview_links.create(draft.pk, by=people.clerk)
    return PreviewLink.objects.get()


def admin_url(name, article, *more) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def path_of(link: str) -> str:
    return urlsplit(link).path


# --- at the desk ---


def doors(article, link) -> list[str]:
    return [
        admin_url("preview", article),
        admin_url("preview_frames", article),
        admin_url("share", article),
        admin_url("unshare", article, link.pk),
    ]


@pytest.mark.parametrize("who", ["other_clerk", "stranger"])
def test_another_units_preview_does_not_exist(sign_in, people, draft, shared, who):
    client = sign_in(getattr(people, who))
    for url, read in zip(doors(draft, shared), (True, True, False, False), strict=True):
        answer = client.get(url) if read else client.post(url, {"days": 7})
        assert answer.status_code == 404, url
        assert "Ra quân" not in answer.content.decode()
    assert_untouched(shared)


def test_who_has_not_signed_in_is_led_to_do_so(client, draft, shared):
    for url in doors(draft, shared):
        for answer in (client.get(url), client.post(url, {"days": 7})):
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("admin:login"))
    assert_untouched(shared)


def test_a_forged_post_of_somebody_without_a_role_changes_nothing(sign_in, people, draft, shared):
    client = sign_in(people.root)  # may see everything, and no more
    page = client.get(admin_url("preview_frames", draft)).content.decode()
    assert "Thu hồi" not in page.replace("bị thu hồi", "") and "Tạo liên kết" not in page
    for url in doors(draft, shared)[2:]:
        said = client.post(url, {"days": 7}, follow=True)
        assert "Bạn không có vai trò" in said.content.decode()
    assert_untouched(shared)


def assert_untouched(link):
    assert list(PreviewLink.objects.values("pk", "revoked_at")) == [
        {"pk": link.pk, "revoked_at": None}
    ]
    assert [event.action for event in link.article.events.all()] == ["share"]


def test_links_are_made_and_revoked_by_post_only(sign_in, people, draft, shared):
    client = sign_in(people.clerk)
    assert {client.get(url).status_code for url in doors(draft, shared)[2:]} == {405}
    assert {client.post(url).status_code for url in doors(draft, shared)[:2]} == {405}


def test_a_new_link_is_shown_once_and_then_only_listed(sign_in, people, draft):
    client = sign_in(people.clerk)
    frames = admin_url("preview_frames", draft)
    made = client.post(admin_url("share", draft), {"days": 30})
    assert made["Location"] == frames
    assert [str(m) for m in get_messages(made.wsgi_request)] == ["Đã tạo liên kết xem trước."]
    first, second = client.get(frames).content.decode(), client.get(frames).content.decode()
    link = re.search(r'value="(http[^"]+/xem-truoc/[^"]+/)"', first)[1]
    assert client.get(path_of(link)).status_code == 200
    token = link.split("/")[-2]
    assert token not in second and "huong tạo lúc" in second
    assert preview_links.find(token, timezone.now() + 29 * DAY) == draft
    assert not PreviewLink.objects.filter(token_hash__contains=token).exists()


def test_a_link_that_somebody_slipped_into_the_browser_is_not_shown(sign_in, people, draft):
    client = sign_in(people.clerk)
    client.cookies["lien-ket-moi"] = "https://example.com/"
    page = client.get(admin_url("preview_frames", draft)).content.decode()
    assert "example.com" not in page


@pytest.mark.parametrize("days", ["", "0", "2", "365", "-1", "x"])
def test_a_link_opens_for_one_of_the_given_times_only(sign_in, people, draft, days):
    client = sign_in(people.clerk)
    client.post(admin_url("share", draft), {"days": days})
    assert not PreviewLink.objects.exists()


def test_a_revoked_link_leaves_the_list(sign_in, people, draft, shared):
    client = sign_in(people.reviewer)
    revoke = admin_url("unshare", draft, shared.pk)
    assert revoke in client.get(admin_url("preview_frames", draft)).content.decode()
    said = client.post(revoke, follow=True).content.decode()
    assert "Đã thu hồi liên kết" in said and revoke not in said
    assert "đã được thu hồi trước đó" in client.post(revoke, follow=True).content.decode()


def test_a_link_of_another_post_is_not_revoked_through_ones_own(
    sign_in, people, draft, shared, make_article
):
    own = make_article()
    answer = sign_in(people.clerk).post(admin_url("unshare", own, shared.pk))
    assert answer.status_code == 404
    assert_untouched(shared)


# --- whoever holds one ---


def token_of(link: str) -> str:
    return link.split("/")[-2]


def test_only_the_hash_of_a_link_is_kept(settings, people, draft):
    settings.SITE_URL = "https://tin.example.vn"
    link = preview_links.create(draft.pk, by=people.clerk, days=7, at=NOON)
    assert re.fullmatch(r"https://tin\.example\.vn/xem-truoc/[\w-]{43}/", link)
    row = PreviewLink.objects.get()
    kept = f"{vars(row)} {[vars(event) for event in draft.events.all()]}"
    assert token_of(link) not in kept
    assert (row.created_by, row.expires_at) == (people.clerk, NOON + 7 * DAY)
    assert preview_links.find(row.token_hash, NOON) is None


def test_making_and_revoking_are_on_record(people, draft):
    preview_links.create(draft.pk, by=people.clerk, at=NOON)
    preview_links.revoke(PreviewLink.objects.get().pk, by=people.reviewer, at=NOON + HOUR)
    events = draft.events.order_by("pk").values_list("action", "actor__username", "at")
    assert list(events) == [("share", "huong", NOON), ("unshare", "minh", NOON + HOUR)]
    assert draft.events.get(action=Event.Action.SHARE).reason.endswith(
        "dùng được đến 12:00 ngày 08/08/2025"
    )


@pytest.mark.parametrize("who", ["other_clerk", "stranger", "root"])
def test_without_a_role_nobody_makes_or_revokes_a_link(people, draft, shared, who):
    with pytest.raises(Refused, match="vai trò"):
        preview_links.create(draft.pk, by=getattr(people, who))
    with pytest.raises(Refused, match="vai trò"):
        preview_links.revoke(shared.pk, by=getattr(people, who))
    assert_untouched(shared)


def test_there_is_no_link_to_what_is_settled(people, draft, publish):
    publish(draft)
    with pytest.raises(Refused, match="Đã xong"):
        preview_links.create(draft.pk, by=people.clerk)


@pytest.mark.parametrize("state", Article.State)
def test_a_link_is_revoked_in_whatever_state_the_post_is(people, draft, shared, state):
    Article.objects.filter(pk=draft.pk).update(state=state, deleted_at=NOON)
    preview_links.revoke(shared.pk, by=people.clerk)
    shared.refresh_from_db()
    assert shared.revoked_at


def test_a_link_opens_up_to_its_last_instant(people, draft):
    token = token_of(preview_links.create(draft.pk, by=people.clerk, days=1, at=NOON))
    assert preview_links.find(token, NOON + DAY - timedelta(microseconds=1)) == draft
    assert preview_links.find(token, NOON + DAY) is None


def test_a_link_dies_when_its_text_goes_live_and_not_before(people, draft, publish):
    now = timezone.now()
    token = token_of(preview_links.create(draft.pk, by=people.clerk, at=now))
    publish(draft, at=now, starts_at=now + 3 * HOUR)
    assert preview_links.find(token, now + 2 * HOUR) == draft
    assert preview_links.find(token, now + 3 * HOUR) is None
    publishing.unschedule(draft.pk, by=people.reviewer, at=now + HOUR)
    assert preview_links.find(token, now + 3 * HOUR) == draft
    publish(draft, at=now + 4 * HOUR)
    assert preview_links.find(token, now + 4 * HOUR) is None


def test_a_link_dies_even_when_its_text_goes_live_in_the_same_instant(people, draft, publish):
    token = token_of(preview_links.create(draft.pk, by=people.clerk, at=NOON))
    publish(draft, at=NOON)
    assert preview_links.find(token, NOON) is None


def test_the_link_to_a_revision_outlives_what_was_public_before(people, draft, publish):
    publish(draft, at=NOON)
    workflow.revise(draft.pk, by=people.clerk)
    token = token_of(preview_links.create(draft.pk, by=people.clerk, at=NOON + HOUR))
    publishing.withdraw(draft.pk, by=people.chief, public_note="Xem lại.", at=NOON + 2 * HOUR)
    assert preview_links.find(token, NOON + 3 * HOUR) == draft
    publishing.restore(draft.pk, by=people.chief, at=NOON + 4 * HOUR)
    assert preview_links.find(token, NOON + 5 * HOUR) is None


def test_a_guest_sees_the_preview_and_its_photos_and_leaves_no_trace(client, people, draft):
    link = path_of(preview_links.create(draft.pk, by=people.clerk))
    photo = draft.photos.first()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(link)
        picture = client.get(f"{link}anh/{photo.pk}/")
        assert b"".join(picture)
        assert client.head(link).status_code == 200
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert not [query for query in queries if "django_session" in query["sql"]]
    text = page.content.decode()
    assert "Ra quân dọn vệ sinh" in text and preview.UNPUBLISHED in text
    assert f'src="{link}anh/{photo.pk}/"' in text and f"/{draft.pk}/anh/" not in text
    assert picture["Content-Type"] == "image/jpeg"
    for answer in (page, picture):
        assert_secret(answer)


def test_a_guest_who_is_signed_in_is_a_guest_all_the_same(sign_in, people, draft):
    link = path_of(preview_links.create(draft.pk, by=people.clerk))
    client = sign_in(people.other_clerk)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(link).status_code == 200
    assert not [query for query in queries if "django_session" in query["sql"]]


def assert_secret(answer):
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Frame-Options"] == "DENY"
    assert not answer.cookies and not answer.has_header("Vary")


def test_a_link_can_only_be_read(client, people, draft):
    link = path_of(preview_links.create(draft.pk, by=people.clerk))
    for method in (client.post, client.put, client.delete, client.options):
        answer = method(link)
        assert answer.status_code == 405
        assert_secret(answer)


def test_a_link_shows_no_photo_of_another_post(client, people, draft, make_article):
    link = path_of(preview_links.create(draft.pk, by=people.clerk))
    other = make_article(photos=1)
    for pk in (other.photos.get().pk, 10**30):
        assert client.get(f"{link}anh/{pk}/").status_code == 404


def test_dead_links_answer_alike_whyever_they_are_dead(client, people, make_article, publish):
    def shared(at=None):
        article = make_article(photos=1)
        return article, path_of(preview_links.create(article.pk, by=people.clerk, at=at))

    dead = ["/xem-truoc/khong-bao-gio-co/", "/xem-truoc/%C4%91%E1%BB%8F%FF/"]
    _, expired = shared(at=timezone.now() - 8 * DAY)
    article, revoked = shared()
    preview_links.revoke(article.preview_links.get().pk, by=people.clerk)
    article, deleted = shared()
    housekeeping.delete(article.pk, by=people.clerk)
    article, published = shared()
    publish(article)
    photo = article.photos.get()
    dead += [expired, revoked, deleted, published, f"{published}anh/{photo.pk}/"]
    pages = [client.get(address) for address in dead]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    for page in pages:
        assert_secret(page)
    text = pages[0].content.decode()
    for said in ("đã hết hạn", "thu hồi", "Hãy hỏi người đã gửi liên kết cho bạn"):
        assert said in text


def test_the_log_keeps_no_token(client, people, draft, caplog):
    token = token_of(preview_links.create(draft.pk, by=people.clerk))
    client.post(f"/xem-truoc/{token}/")
    client.get(f"/xem-truoc/{token}/anh/0/")
    client.get("/xem-truoc/khong-bao-gio-co/")
    client.get("/khong-co/")
    assert len(caplog.messages) == 4
    assert token not in caplog.text and "khong-bao-gio-co" not in caplog.text
    assert "Not Found: /xem-truoc/…/anh/0/" in caplog.messages
    assert "Not Found: /khong-co/" in caplog.messages
