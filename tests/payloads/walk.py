"""Which addresses a walk takes: every public route, every door of the back office."""

import html
import re
from collections import Counter
from urllib.parse import quote, urlsplit

from django.urls import Resolver404, resolve

from articles.attachments import entries
from articles.models import Document
from tests.articles.editorial import matrix_doors
from tests.payloads.table import chunks
from tests.payloads.watcher import Watcher
from tests.payloads.world import TOKEN, World
from tests.site.routes import public_routes

# Pages of these show the most; of all others a few do.
_MOST = {
    "article": 60,
    "unit": 8,
    "category": 8,
    "photo-page": 4,
    "report": 3,
    "save": 0,
    "search": 12,
    "document": 12,
}
_FEW = 2
_LINK = re.compile(r"""(?:href|src|action|content)="([^"]+)"|<loc>([^<]+)|"url": ?"([^"]+)\"""")
# Seldom linked, or from nowhere.
SEEDS = ("/", "/don-vi/", "/dinh-chinh/", "/rss/", "/atom/", "/luu-tru/", "/so-do/", "/sitemap.xml",
         "/sitemap-tin-moi.xml", "/robots.txt", "/manifest.webmanifest", "/du-lieu/",
         "/du-lieu/bai-viet.json", "/du-lieu/don-vi.json", "/sitemap-1.xml",
         "/tim-kiem/?q=viet+hung", "/tim-kiem/?q=ran", "/tim-kiem/?q=img+src",
         "/tim-kiem/goi-y.json?q=bai", "/van-ban/", "/van-ban/?q=img&loai=KH",
         f"/xem-truoc/{TOKEN}/", "/admin/r/1/1/")  # fmt: skip

# Files, which the test of files gets, and what only leads elsewhere.
UNSEEN = {
    *("save", "attachment", "photo", "preview-attachment", "preview-photo", "favicon"),
    *("article-by-id", "document-file", "document-by-id"),
}


def public(watcher: Watcher, world: World) -> set[str]:
    """Open a page of every public route, found by following links; returns the routes."""
    waiting, seen = seeds(world), Counter()
    met = set(waiting)
    while waiting:
        address = waiting.pop(0)
        name = _route(address)
        if name is None or seen[name] >= _MOST.get(name, _FEW) or name in UNSEEN:
            continue
        seen[name] += 1
        watcher.open(address)
        for found in links(watcher.bodies.get(address, "")):
            if found not in met:
                met.add(found)
                waiting.append(found)
    return set(seen)


def seeds(world: World) -> list[str]:
    """Where a walk begins: what is linked from little or from nowhere."""
    slug, section = world.units["ward"].slug, world.sections[0].slug
    feeds = [f"/{of}/{kind}/" for of in (f"don-vi/{slug}", f"chuyen-muc/{section}")
             for kind in ("rss", "atom")]  # fmt: skip
    sent = world.articles["form 0"].editions.latest("number").get_absolute_url()
    return [*SEEDS, *feeds, f"{sent}bao-loi/da-gui/"]


def links(body: str) -> list[str]:
    """The addresses of this site that a page, a feed or a map names."""
    found = []
    for words in _LINK.findall(body):
        parts = urlsplit(html.unescape("".join(words)))
        if parts.netloc in ("", "testserver", "localhost") and parts.path.startswith("/"):
            found.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return found


def _route(address: str) -> str | None:
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    name = match.url_name or match.route
    return name if name in public_routes() else None


def reflected() -> list[str]:
    """Addresses that are payloads themselves: what a page repeats of them must be text."""
    pages = ("/", "/don-vi/", "/dinh-chinh/", "/luu-tru/2022/05/", "/du-lieu/bai-viet.json")
    filters = ("q", "don-vi", "chuyen-muc", "nam", "tu", "den", "anh", "trang")
    found = []
    for number, text in enumerate(quote(text, safe="") for text in chunks(900)):
        query = "&".join(f"{name}={text}" for name in ("truoc", "q", "sau", "nid", text))
        paths = (
            *(f"/{text}", f"/tin/{text}-1/", f"/don-vi/{text}/", f"/xem-truoc/{text}/"),
            *(f"/tin/{text}-1/bao-loi/", f"/media/{text}", f"/tin/1/tep/{text}/{text}"),
        )
        found += [f"{pages[(number + n) % 5]}?{query}" for n in (0, 2)]
        found += [f"/tim-kiem/?q=hung&{filters[(number + n) % 8]}={text}" for n in (0, 3)]
        found += [paths[(number + n) % 7] for n in (0, 2, 4)]
        found.append(f"/van-ban/?{('q', 'loai', 'nam', 'truoc', 'sau')[number % 5]}={text}")
        found.append(f"/van-ban/{text}-1/{('', f'tep/{text}')[number % 2]}")
    return found


def reflected_to_staff() -> list[str]:
    """The same of the back office."""
    lists = ("articles/article", "wards/unit", "auth/user", "articles/event", "articles/category")
    found = []
    for number, text in enumerate(quote(text, safe="") for text in chunks(900)):
        found += [f"/admin/{lists[(number + n) % 5]}/?q={text}" for n in (0, 2)]
        found.append(f"/admin/{text}/")
    text = quote('"><img src=x onerror=ran(0)>javascript:ran(0)', safe="")
    return [
        *found,
        f"/admin/articles/article/so-tin-bai/?tu={text}&den={text}",
        f"/admin/articles/article/?_changelist_filters={text}&o={text}&p={text}&e={text}",
        f"/admin/tai-khoan/ma/?next={text}",
    ]


def to_sign_in() -> list[str]:
    """Addresses at which strangers are asked who they are, and where to they want."""
    texts = ("javascript:ran(0)", '"><script>ran(0)</script>', "//beacon.example/")
    found = [f"/admin/{where}/?next={quote(text, safe='')}" for text in texts
             for where in ("login", "tai-khoan/ma", "tai-khoan")]  # fmt: skip
    return [*found, "/admin/?<script>ran(0)</script>"]


def doors(world: World) -> dict[str, list[str]]:
    """By account, the addresses of the back office that it may open, of hostile posts."""
    posts, root, chief = world.telling(), [], []
    for door in matrix_doors.DOORS.values():
        of = posts if door.has_article else posts[:1]
        found = [a for post in of for a in matrix_doors.addresses(door.route, post)]
        to = root if door.get["root"] == "200" else chief
        if "200" in (door.get["root"], door.get["in"].rpartition(">")[2]):
            to += found
    return {"root": root, "chief": chief}


def own_doors(world: World, who: str) -> list[str]:
    """What the desk shows of posts in hand to those who have them."""
    address = "/admin/articles/article/"
    posts = [world.draft, world.submitted, world.returned]
    if who == "clerk":
        posts = [*posts, world.articles["form 0"]]
    parts = ("change/", "duyet/", "xu-ly/", "xem-truoc/khung/", "history/")
    return [address, *(f"{address}{post.pk}/{part}" for post in posts for part in parts)]


def machine_addresses(client, world: World) -> list[str]:
    """Feeds, maps and data: what the seeds lead to that is no page."""
    found = [a for a in seeds(world) if re.search(r"rss|atom|\.xml|\.json|manifest", a)]
    for page in ("/", "/don-vi/viet-hung/", "/chuyen-muc/muc-0/", "/don-vi/", "/du-lieu/"):
        found += links(client.get(page).text)
    names = re.compile(r"rss|atom|\.xml|json|manifest")
    return [a for a in dict.fromkeys(found) if names.search(a) and client.get(a).status_code == 200]


def file_addresses(client, world: World) -> list[str]:
    """Photos and attached files, as residents, guests with a secret link and staff get them."""
    post = world.articles["form 0"]
    key = entries.read(post.editions.latest("number").attachments)[0].key
    photo = post.editions.latest("number").photos.first().file
    document = Document.objects.exclude(file={}).first()
    client.force_login(world.root)
    return [
        *(f"/media/{photo}", f"/media/{photo}?tai-ve"),
        *(f"/tin/{post.pk}/tep/{key}/{quote(name)}" for name in ("x.html", 'a"\r\nRan: 1.svg')),
        f"{document.get_absolute_url()}tep/{entries.of(document.file).address_name}",
        f"/admin/articles/article/{post.pk}/tep/{key}/",
        f"/xem-truoc/{TOKEN}/anh/{world.draft.photos.first().pk}/",
    ]
