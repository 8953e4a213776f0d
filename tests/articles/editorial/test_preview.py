"""What will be published is seen before, by those who may, exactly as it will be."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import content, publishing
from articles.editorial import preview, preview_links, workflow
from articles.models import Article, Edition, ViewCount
from tests.makers import HOUR, NOON, add_photo

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def draft(make_article, city):
    """A text with all that a page can show."""
    return make_article(
        photos=3,
        about=[city.cell, city.bo_de],
        byline="Thu Hương",
        source="UBND phường",
        event_date=NOON.date(),
        body="<p>Bà con <strong>rất</strong> đông.</p><ul><li>Ngõ 1</li></ul>",
    )


@pytest.fixture
def sign_in(client):
    def run(user):
        client.force_login(user)
        return client

    return run


def admin_url(name, article, *more) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def own_photo(pk: int) -> str:
    return f"/anh-rieng/{pk}/"


# What passes a post on, saves it or tells of a mistake in it, at the address that residents have.
OF_RESIDENTS = "|".join(
    [
        r'<script src="[^"]*speak\.js"[^>]*></script>',
        r'<div class="(?:hands|post-code)".*?</div>',
        r'<section class="passing-on".*?</section>',
    ]
)


# What a public page alone tells machines: a preview is for none of them.
FOR_MACHINES = "|".join(
    [
        r'<meta (?:name="robots"|property="(?:og:image|article:))[^>]*>',
        r'<link rel="alternate"[^>]*>',
        r'<script type="application/ld\+json">.*?</script>',
    ]
)


def plain(html: str) -> str:
    """The page without banner and count, and without addresses of photos: those differ."""
    html = re.sub(f"{OF_RESIDENTS}|{FOR_MACHINES}", "", html, flags=re.DOTALL)
    html = re.sub(r'<p class="page-banner"[^>]*>[^<]*</p>', "", html)
    html = html.replace('<base target="_top">', "").replace(" data-pages", "")
    html = re.sub(r"<source[^>]*>", "", html)
    before, gallery, after = re.split(r'(<section class="gallery".*?</section>)', html, flags=re.S)
    gallery = re.sub(r' (?:href|data-large|src|srcset|sizes)="[^"]*"', "", gallery)
    html = re.sub(r"Lượt xem: [\d.]+", "Lượt xem:", before + gallery + after)
    return re.sub(r"\s+", " ", html)


def own_photos_alone(html: str, article: Article, address) -> bool:
    """Whether each photo is the picture, the link around it and the viewer's, and none another."""
    urls = [f'"{address(photo.pk)}"' for photo in article.photos.all()]
    return "/media/" not in html and all(html.count(url) == 3 for url in urls)


# --- the page ---


def test_a_previewed_draft_is_the_public_page_to_the_byte(
    client, draft, make_article, publish, city
):
    publish(make_article(title="Tin trước"), at=NOON - HOUR)
    seen = preview.of_working_copy(draft, own_photo, NOON)
    edition = publish(draft, at=NOON)
    page = client.get(edition.get_absolute_url()).content.decode()
    assert 'rel="prev"' in page
    assert own_photos_alone(seen, draft, own_photo)
    assert plain(seen) == plain(page)


def test_a_previewed_revision_keeps_date_count_and_corrections_of_the_post(
    client, draft, people, publish
):
    publish(draft, at=NOON)
    publish(draft, at=NOON + HOUR, change="correction", public_note="Sai ngày họp.")
    ViewCount.objects.filter(article=draft).update(total=1234)
    Article.objects.filter(pk=draft.pk).update(title="Tiêu đề sửa")
    draft.photos.first().delete()
    add_photo(draft, 9)
    draft.refresh_from_db()
    seen = preview.of_working_copy(draft, own_photo, NOON + 2 * HOUR)
    assert "Lượt xem: 1.234<" in seen
    assert "Sai ngày họp." in seen
    edition = publish(draft, at=NOON + 2 * HOUR)
    page = client.get(edition.get_absolute_url()).content.decode()
    assert own_photos_alone(seen, draft, own_photo)
    assert plain(seen) == plain(page)


def test_a_unit_is_named_as_on_the_day_that_is_shown(draft, city, publish):
    city.viet_hung.former_names.create(name="Phường Cũ", until=(NOON + DAY).date())
    assert "Phường Cũ" in preview.of_working_copy(draft, own_photo, NOON)
    assert "Phường Cũ" not in preview.of_working_copy(draft, own_photo, NOON + 2 * DAY)
    publish(draft, at=NOON)
    assert "Phường Cũ" in preview.of_working_copy(draft, own_photo, NOON + 2 * DAY)


def test_a_photo_that_was_taken_away_is_in_no_preview_of_an_old_text(draft, people, publish):
    publish(draft, at=NOON)
    old, photo = content.of_article(draft), draft.photos.first()
    publishing.take_photo_down(
        draft.pk, by=people.chief, digest=photo.digest, public_reason="privacy", reason="Tòa."
    )
    seen = preview.render(draft, old, lambda photo: f"/{photo.digest}.jpg")
    assert photo.digest not in seen
    assert draft.photos.first().digest in seen


def test_a_photo_that_stands_twice_is_shown_twice(make_article):
    article = make_article()
    for alt in ("Lần một", "Lần hai"):
        add_photo(article, 1, alt=alt)
    seen = preview.of_working_copy(article, own_photo)
    assert "Lần một" in seen and "Lần hai" in seen


def test_the_banner_says_whether_residents_have_the_same(client, draft, publish):
    assert preview.UNPUBLISHED in preview.of_working_copy(draft, own_photo)
    edition = publish(draft)
    assert preview.PUBLISHED in preview.of_working_copy(draft, own_photo)
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "page-banner" not in page and "<base" not in page


def test_a_preview_stores_nothing(draft):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        preview.of_working_copy(draft, own_photo)
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert not Edition.objects.exists() and not ViewCount.objects.exists()


# --- in the back office ---


def test_the_admins_preview_is_the_public_page_and_may_be_framed_by_ours_alone(
    sign_in, people, draft, publish
):
    edition = publish(draft)
    client = sign_in(people.clerk)
    answer = client.get(admin_url("preview", draft))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy and "default-src 'self'" in policy
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"

    def photo(pk):
        return admin_url("photo", draft, pk)

    page = client.get(edition.get_absolute_url())
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    seen = answer.content.decode()
    assert own_photos_alone(seen, draft, photo)
    assert plain(seen) == plain(page.content.decode())


def test_no_look_at_a_preview_counts(sign_in, people, draft, publish):
    publish(draft, at=NOON)
    workflow.revise(draft.pk, by=people.clerk)
    link = urlsplit(preview_links.create(draft.pk, by=people.clerk)).path
    client = sign_in(people.clerk)
    with CaptureQueriesContext(connection) as queries:
        for url in (admin_url("preview", draft), admin_url("preview_frames", draft), link):
            assert client.get(url).status_code == 200
    assert not [q["sql"] for q in queries if q["sql"].startswith(("UPDATE", "INSERT"))]
    assert ViewCount.objects.get().total == 0


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", "dien-thoai"), ("?man-hinh=may-tinh", "may-tinh"), ("?man-hinh=x", "dien-thoai")],
)
def test_the_frames_show_one_screen_and_lead_to_the_other(sign_in, people, draft, asked, shown):
    page = sign_in(people.clerk).get(admin_url("preview_frames", draft) + asked)
    text = page.content.decode()
    assert f'data-screen="{shown}"' in text
    assert f'<iframe src="{admin_url("preview", draft)}"' in text
    assert f'href="?man-hinh={shown}" aria-current="page"' in text
    assert page["X-Frame-Options"] == "DENY"
