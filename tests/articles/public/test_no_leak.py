"""Nothing that is not public is on any public address: a canary in every field of every draft.

The walk goes over all routes. A route that is added must be added here too, with addresses that
would show an article if the route could.
"""

import hashlib

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles import publishing
from articles.attachments import entries
from articles.models import Article, Document, Edition, EditionPhoto, OldAddress, PreviewLink
from articles.public.machines import sitemaps
from tests import attached
from tests.makers import HOUR, add_photo
from tests.site.routes import public_routes

pytestmark = pytest.mark.django_db

NOW = timezone.now()
MACHINES = ("/rss/", "/atom/", "/du-lieu/bai-viet.json")  # what carries whole texts
STATES = ("draft", "submitted", "scheduled", "ended", "removed", "redirected")


def canary(state: str, place: str) -> str:
    return f"chimhoangyen{state}{place}"


def sing(article: Article, state: str) -> None:
    """Put the canaries of `state` into every field of the working copy, photos included."""
    article.title = canary(state, "title")
    article.lead = canary(state, "lead")
    article.body = f"<p>{canary(state, 'body')}: Kế hoạch 9041-KH/CHIMHOANGYEN ngày 1/2/2021.</p>"
    article.byline = canary(state, "byline")
    article.source = canary(state, "source")
    data = attached.pdf(text=canary(state, "content"))
    name = f"{canary(state, 'name')}.pdf"
    article.attachments = [attached.entry(data, name, title=canary(state, "file"))]
    article.save()
    article.photos.all().delete()
    add_photo(article, STATES.index(state) + 1, canary(state, "caption"), canary(state, "alt"))


@pytest.fixture
def portal(make_article, publish, people, city):
    """An article in each state that residents must not see, and one that they may."""

    def correct(article, at, **options):
        return publish(article, at=at, change="correction", **options)

    made = {}
    for state in STATES:
        article = made[state] = make_article(about=[city.cell])
        sing(article, state)
    for state in ("ended", "removed", "redirected"):
        publish(made[state], at=NOW - 3 * HOUR)
    Article.objects.filter(pk=made["submitted"].pk).update(state=Article.State.SUBMITTED)
    publish(made["scheduled"], at=NOW, starts_at=NOW + 24 * HOUR)

    ended = made["ended"]
    ended.title, ended.lead, ended.body = "Bản sau khi sửa", "Đã sửa.", "<p>Đã sửa.</p>"
    ended.byline = ended.source = ""
    ended.attachments = []
    ended.save()
    ended.photos.all().delete()
    publish(ended, at=NOW - 2 * HOUR)
    for state in ("removed", "redirected"):
        correct(made[state], NOW - 3 * HOUR / 2, public_note=canary(state, "note"))
    correct(ended, NOW, starts_at=NOW + 24 * HOUR, public_note=canary("ended", "note"))
    publishing.unschedule(ended.pk, by=people.chief)
    publishing.remove(made["removed"].pk, by=people.chief, public_note="Sai.", at=NOW - HOUR)
    publishing.redirect(made["redirected"].pk, by=people.chief, to=ended, at=NOW - HOUR)
    # A public article with a correction to come, whose working copy is being changed.
    made["public"] = make_article(title="Bài công khai", about=[city.cell])
    publish(made["public"], at=NOW - HOUR)
    sing(made["public"], "scheduled")
    note = canary("scheduled", "note")
    correct(made["public"], NOW, starts_at=NOW + 24 * HOUR, public_note=note)
    sing(made["public"], "draft")
    # As if each had come from another portal.
    OldAddress.objects.bulk_create(
        OldAddress(article=article, path=f"/cu/{state}", query=f"nid={article.pk}")
        for state, article in made.items()
    )
    share(made, people.clerk)
    return made


def share(portal, by) -> None:
    """Give each article two secret links: one that has expired and one that was revoked."""
    for article in portal.values():
        for why, last in (("expired", -HOUR), ("revoked", HOUR)):
            PreviewLink.objects.create(
                article=article,
                token_hash=hashlib.sha256(dead_token(why, article).encode()).hexdigest(),
                created_by=by,
                created_at=NOW - 24 * HOUR,
                expires_at=NOW + last,
                revoked_at=NOW - HOUR if why == "revoked" else None,
            )


def dead_token(why: str, article: Article) -> str:
    return f"token-{why}-{article.pk}"


def addresses(portal, city, category) -> dict[str, list[str]]:
    """For each route, the addresses to try."""
    ids = [a.pk for a in portal.values()]
    photos = [p.file for a in portal.values() for p in a.photos.all()]
    photos += EditionPhoto.objects.exclude(edition__in=live_ids()).values_list("file", flat=True)
    keys = [
        found.key
        for rows in (Article.objects.all(), Edition.objects.all())
        for kept in rows.values_list("attachments", flat=True)
        for found in entries.read(kept)
    ]
    documents = list(Document.objects.values_list("pk", flat=True))
    assert documents
    digests = [name.rsplit("/", 1)[1].removesuffix(".jpg") for name in photos]
    units = (city.viet_hung, city.cell, city.top, city.duc_giang)
    local = timezone.localtime(NOW)
    days = (local, local + 24 * HOUR, local - 4 * HOUR, local - 24 * HOUR)
    links = {  # article, tokens: dead ones, a made-up one, and what a reader of the database has
        a.pk: [
            *(dead_token(why, a) for why in ("expired", "revoked", "never-was")),
            *a.preview_links.values_list("token_hash", flat=True),
            str(a.pk),
        ]
        for a in portal.values()
    }
    return {
        "home": ["/", f"/?truoc={max(ids)}", f"/?truoc={portal['draft'].pk}"]
        + [f"/?sau={pk}" for pk in ids],
        "article": [
            f"/tin/{slug}-{pk}/" for pk in ids for slug in ("x", canary("removed", "title"))
        ],
        "save": [f"/tin/{slug}-{pk}/luu/" for pk in ids for slug in ("x", "bai-cong-khai")],
        "photo-page": [
            f"/tin/x-{pk}/anh/{digest[:12]}/" for pk in ids for digest in {*digests, "0" * 12}
        ],
        "article-by-id": [f"/tin/{pk}/" for pk in ids],
        **{
            name: [
                f"/tin/{slug}-{pk}/bao-loi/{end}"
                for pk in ids
                for slug in ("x", canary("removed", "title"))
            ]
            for name, end in (("report", ""), ("report-sent", "da-gui/"))
        },
        "units": ["/don-vi/", *(f"/don-vi/?q={word}" for word in ("viet", "chim"))],
        # The unit's name is among the words of every post; what is typed is repeated.
        "search": [
            f"/tim-kiem/?q={words}"
            for words in ("viet+hung", "bai", "%22viet+hung%22&anh=1", "hung+-khongco&nam=2026", "")
        ],
        "unit": [f"/don-vi/{unit.slug}/" for unit in units],
        "category": [f"/chuyen-muc/{category.slug}/"],
        "archive": ["/luu-tru/", f"/luu-tru/?ngay={local:%Y-%m-%d}"],
        "year": [f"/luu-tru/{day:%Y}/" for day in days],
        "month": [f"/luu-tru/{day:%Y/%m}/" for day in days],
        "day": [f"/luu-tru/{day:%Y/%m/%d}/" for day in days],
        "suggest": [
            f"/tim-kiem/goi-y.json?q={typed}"
            for typed in ("viet", "cong khai", "chim", *(canary(s, "title") for s in STATES))
        ],
        "documents": [
            f"/van-ban/?{query}"
            for query in (
                *("", "q=chim", "q=9041", "loai=KH", "nam=2021", "truoc=20991231-1"),
                *("sau=0-0", "sau=19000101-0"),
            )
        ],
        "document": [f"/van-ban/x-{pk}/" for pk in documents],
        "document-by-id": [f"/van-ban/{pk}/" for pk in documents],
        "document-file": [f"/van-ban/x-{pk}/tep/x.pdf" for pk in documents],
        "corrections": ["/dinh-chinh/"]
        + [
            f"/dinh-chinh/?{way}={pk}"
            for pk in Edition.objects.values_list("pk", flat=True)
            for way in ("truoc", "sau")
        ],
        "photo": [
            f"/media/{photo}".replace(".jpg", ending)
            for photo in photos
            for ending in (".jpg", ".jpg?tai-ve", ".avif", "-60.jpg", "-60.avif", "-480.jpg")
        ],
        "attachment": [f"/tin/{pk}/tep/{key}/x.pdf" for pk in ids for key in keys],
        "preview-attachment": [
            f"/xem-truoc/{token}/tep/{key}/"
            for tokens in links.values()
            for token in tokens
            for key in set(keys)
        ],
        "preview": [f"/xem-truoc/{token}/" for tokens in links.values() for token in tokens],
        "preview-photo": [
            f"/xem-truoc/{token}/anh/{photo.pk}/"
            for a in portal.values()
            for token in links[a.pk]
            for photo in a.photos.all()
        ],
        **{
            f"{of}{kind}": [f"{page}{kind}/" for page in pages]
            for kind in ("rss", "atom")
            for of, pages in (
                ("", ["/"]),
                ("unit-", [f"/don-vi/{unit.slug}/" for unit in units]),
                ("category-", [f"/chuyen-muc/{category.slug}/"]),
            )
        },
        "sitemap": ["/sitemap.xml"],
        "sitemap-part": [f"/sitemap-{part}.xml" for part in range(max(ids) // sitemaps.PART + 2)],
        "sitemap-news": ["/sitemap-tin-moi.xml"],
        "site-map": ["/so-do/"],
        "robots": ["/robots.txt"],
        "manifest": ["/manifest.webmanifest"],
        "favicon": ["/favicon.ico"],
        "data": ["/du-lieu/"],
        "data-articles": [
            f"/du-lieu/bai-viet.json?{query}"
            for query in (
                "",
                "sau=1.0.0",
                "sau=0.1.0",
                "thay-doi-tu=2000-01-01",
                f"chuyen-muc={category.slug}",
                *(f"don-vi={unit.slug}" for unit in units),
            )
        ],
        "data-article": [f"/du-lieu/bai-viet/{pk}.json" for pk in ids],
        "data-units": ["/du-lieu/don-vi.json"],
        "admin-shortcut": [
            f"/admin/r/{ContentType.objects.get_for_model(Edition).pk}/{pk}/"
            for pk in Edition.objects.values_list("pk", flat=True)
        ],
    }


def old_addresses(portal) -> list[str]:
    """Addresses of the portal before this one: no route, but answered where no route answers."""
    return [
        address
        for state, article in portal.items()
        for address in (f"/cu/{state}", f"/cu/{state}?nid={article.pk}", f"/cu/{state}/x")
    ]


def test_every_public_route_is_walked(portal, city, category):
    assert set(addresses(portal, city, category)) == public_routes()


def test_no_public_address_sings(client, portal, city, category):
    secret_files = {
        photo.digest for state, article in portal.items() for photo in article.photos.all()
    } | {p.digest for p in EditionPhoto.objects.exclude(edition__in=live_ids())}
    assert len(secret_files) >= len(STATES) - 1
    walked = 0
    tried_by_name = addresses(portal, city, category) | {"old": old_addresses(portal)}
    for name, tried in tried_by_name.items():
        for address in tried:
            response = client.get(address, follow=True)
            if response.streaming and name != "save":
                pytest.fail(f"{address} serves a file that is not public")
            trail = " ".join(location for location, _ in response.redirect_chain)
            text = response.getvalue().decode(errors="replace")
            said = f"{trail} {response.headers} {text}".casefold()
            if address.count("chimhoangyen"):
                said = said.replace(address.casefold(), "")
            assert "chimhoangyen" not in said, (name, address)
            assert not [d for d in secret_files if d in said], (name, address)
            walked += response.status_code == 200
    assert walked >= 8


def test_old_addresses_lead_only_to_what_is_or_was_public(client, portal):
    answers = {state: client.get(f"/cu/{state}").status_code for state in portal}
    public = {"ended", "removed", "redirected", "public"}
    assert answers == {state: 301 if state in public else 404 for state in portal}


def live_ids():

    return Edition.objects.live().values("pk")


def test_the_walk_would_notice_a_secret_link_that_opens(client, portal):
    article = portal["draft"]
    PreviewLink.objects.filter(article=article).update(
        expires_at=timezone.now() + HOUR, revoked_at=None
    )
    for why in ("expired", "revoked"):
        address = f"/xem-truoc/{dead_token(why, article)}/"
        assert canary("draft", "title") in client.get(address).content.decode()
        key = entries.read(article.attachments)[0].key
        for file in (f"anh/{article.photos.get().pk}/", f"tep/{key}/"):
            answer = client.get(f"{address}{file}")
            assert answer.streaming and b"".join(answer)


def test_the_walk_would_notice(client, portal, city, category, publish):
    """The canary does sing where it is public: without this the walk could pass on empty pages."""
    article = portal["draft"]
    publish(article)
    page = client.get(f"/tin/{article.pk}/", follow=True).content.decode()
    for place in ("title", "lead", "body", "byline", "source", "caption", "alt", "file", "name"):
        assert canary("draft", place) in page
    saved = client.get(f"/tin/x-{article.pk}/luu/", follow=True).getvalue().decode()
    for place in ("title", "lead", "body", "byline", "source", "caption", "alt", "file", "name"):
        assert canary("draft", place) in saved
    key = entries.read(article.attachments)[0].key
    assert (
        canary("draft", "content").encode()
        in client.get(f"/tin/{article.pk}/tep/{key}/x").getvalue()
    )
    assert canary("draft", "title") in client.get("/").content.decode()
    for register in ("/van-ban/", f"/van-ban/{Document.objects.get().pk}/"):
        assert "9041-KH/CHIMHOANGYEN" in client.get(register, follow=True).content.decode()
    for machine in MACHINES:
        said = client.get(machine).content.decode()
        for place in ("title", "lead", "body", "byline", "source", "caption", "alt"):
            assert canary("draft", place) in said
    publish(article, change="correction", public_note=canary("draft", "note"))
    page = client.get("/dinh-chinh/").content.decode()
    assert canary("draft", "title") in page and canary("draft", "note") in page
