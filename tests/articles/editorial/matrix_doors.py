"""Every address of the back office, and what each sort of person gets there.

The table is written by hand and compared with the resolver: an address that is not here fails.
"""

import re
from dataclasses import dataclass

from django.utils import timezone

from articles.attachments import entries
from articles.editorial.components import samples
from articles.editorial.guide.chapters import CHAPTERS
from articles.models import Abbreviation, Article, Document, Notice, PhotoUpload, SavedView
from tests.site.routes import all_routes
from wards.models import AccountEvent, Membership

# GET and POST, each as four sorts of people get it: strangers, those whose reach it is not in,
# those whose reach it is in, an administrator without a role. "do" is for the tests of actions.
# "-": no article is in the address; "403>200": what others get, and what chiefs do; "403>>200":
# what writers get, and what others do. What is POSTed is what a browser would send, or a forger.
_ARTICLE = """
<int:object_id>/history/                                    404 404 200 200  405 405 405 405
<int:object_id>/so-sanh/                                    404 404 200 200  405 405 405 405
<int:object_id>/nhu-ngay/                                   404 404 200 200  405 405 405 405
<int:object_id>/nhu-ngay/trang/                             404 404 200 200  405 405 405 405
<int:object_id>/ban/<int:number>/anh/<int:photo_id>/        404 404 200 200  405 405 405 405
<int:object_id>/anh/<int:photo_id>/                         404 404 200 200  405 405 405 405
<int:object_id>/duyet/                                      404 404 200 200  404 404 do  200
<int:object_id>/xu-ly/                                      404 404 200 200  405 405 405 405
<int:object_id>/xu-ly/<slug:name>/                          405 405 405 405  404 404 do  302
<int:object_id>/go-anh/<slug:digest>/                       404 404 403>200 403  404 404 do  403
<int:object_id>/sua/                                        404 404 302 302  405 405 405 405
<int:object_id>/xem-truoc/                                  404 404 200 200  405 405 405 405
<int:object_id>/xem-truoc/khung/                            404 404 200 200  405 405 405 405
<int:object_id>/xem-truoc/lien-ket/                         405 405 405 405  404 404 do  302
dang-go/                                                    405 -   405 405  403 -   do  403
dang-go/bo/                                                 405 -   405 405  403 -   do  403
anh/                                                        405 -   405 405  403 -   do  403
anh/sua/                                                    405 -   405 405  403 -   do  403
anh/tam/<int:upload_id>/                                    404 -   404 404  405 -   405 405
<int:object_id>/anh/                                        405 405 405 405  404 404 do  403
<int:object_id>/anh/sua/                                    405 405 405 405  404 404 do  403
<int:object_id>/dang-go/                                    405 405 405 405  404 404 do  403
<int:object_id>/dang-go/bo/                                 405 405 405 405  404 404 do  403
<int:object_id>/xem-truoc/lien-ket/<int:link_id>/thu-hoi/   405 405 405 405  404 404 do  302
tep/                                                        405 -   405 405  403 -   do  403
<int:object_id>/tep/                                        405 405 405 405  404 404 do  403
<int:object_id>/tep/<slug:key>/                             404 404 200 200  405 405 405 405
hang-loat/                                                  405 -   405 405  403 -   do  302
hang-loat/ket-qua/                                          403 -   302 302  405 -   405 405
bo-loc/                                                     403 -   200 200  403 -   do  302
bo-loc/<int:view_id>/                                       403 -   405 405  403 -   404 404
gop-y/                                                      403 -   200 200  405 -   405 405
<int:object_id>/gop-y/<int:suggestion_id>/                  404 404 200 200  404 404 do  200
trang-chu/                                                  403 -   403>200 200  405 -   405 405
so-tin-bai/                                                 403 -   200 200  405 -   405 405
so-tin-bai/csv/                                             403 -   200 200  405 -   405 405
so-tin-bai/xlsx/                                            403 -   200 200  405 -   405 405
-                                                           403 -   200 200  403 -   200 200
add/                                                        403 -   200 403  403 -   do  403
<path:object_id>/history/                                   404 404 200 200  404 404 200 200
<path:object_id>/delete/                                    404 404 403 403  404 404 403 403
<path:object_id>/change/                                    404 404 200 200  404 404 do  403
<path:object_id>/                                           302 302 302 302  302 302 302 302
"""
_ONLY_SHOWN = """
-                                                           403 -   200 200  403 -   200 200
add/                                                        403 -   403 403  403 -   403 403
<path:object_id>/history/                                   404 404 200 200  404 404 200 200
<path:object_id>/delete/                                    404 404 403 403  404 404 403 403
<path:object_id>/change/                                    404 404 200 200  404 404 403 403
<path:object_id>/                                           302 302 302 302  302 302 302 302
"""
_REGISTER = """
-                                                           403 -   200 200  403 -   200 do
add/                                                        403 -   403 200  403 -   403 do
<path:object_id>/history/                                   403 -   200 200  403 -   200 200
<path:object_id>/delete/                                    403 -   403 200  403 -   403 do
<path:object_id>/change/                                    403 -   200 200  403 -   403 do
<path:object_id>/                                           302 -   302 302  302 -   302 302
"""
# All staff look it up; chiefs of any unit write it as well.
_GLOSSARY = """
-                                                           403 -   200 200      403 -   200 200
add/                                                        403 -   403>200 200  403 -   403>200 200
<path:object_id>/history/                                   403 -   200 200      403 -   200 200
<path:object_id>/delete/                                    403 -   403>200 200  403 -   do  do
<path:object_id>/change/                                    403 -   200 200      403 -   403>200 200
<path:object_id>/                                           302 -   302 302      302 -   302 302
"""
_ACCOUNTS = """
-                                                           403 -   403 200  403 -   403 do
add/                                                        403 -   403 200  403 -   403 do
<path:object_id>/history/                                   403 -   403 200  403 -   403 200
<path:object_id>/delete/                                    403 -   403 200  403 -   403 do
<path:object_id>/change/                                    403 -   403 200  403 -   403 do
<path:object_id>/                                           302 -   302 302  302 -   302 302
"""
_SIGN_INS = """
-                                                           403 -   403 200  403 -   403 200
add/                                                        403 -   403 403  403 -   403 403
<path:object_id>/history/                                   403 -   403 200  403 -   403 200
<path:object_id>/delete/                                    403 -   403 403  403 -   403 403
<path:object_id>/change/                                    403 -   403 200  403 -   403 403
<path:object_id>/                                           302 -   302 302  302 -   302 302
"""
_IMPRINT = """
-                                                           403 -   403 302  403 -   403 302
add/                                                        403 -   403 403  403 -   403 403
<path:object_id>/history/                                   403 -   403 200  403 -   403 200
<path:object_id>/delete/                                    403 -   403 403  403 -   403 403
<path:object_id>/change/                                    403 -   403 200  403 -   403 do
<path:object_id>/                                           302 -   302 302  302 -   302 302
"""
# All staff read, reviewers complete, chiefs merge.
_DOCUMENTS = """
<int:object_id>/gop/                                        404 -   403>200 200  404 -   403>200 200
<int:object_id>/tach/                                       405 -   405 405      404 -   403>302 302
<int:object_id>/tep/                                        404 -   200 200      405 -   405 405
-                                                           403 -   200 200      403 -   200 200
add/                                                        403 -   403>>200 200 403 -   do do
<path:object_id>/history/                                   403 -   200 200      403 -   200 200
<path:object_id>/delete/                                    403 -   403 403      403 -   403 403
<path:object_id>/change/                                    403 -   200 200      403 -   do do
<path:object_id>/                                           302 -   302 302      302 -   302 302
"""
# Chiefs look after roles below their unit, and notices of theirs; those asked for are not theirs.
_ROLES = """
-                                                           403 -   403>200 200  403 -   403>200 do
add/                                                        403 -   403>200 200  403 -   403>200 do
<path:object_id>/history/                                   404 -   404 200      404 -   404 200
<path:object_id>/delete/                                    404 -   404 200      404 -   404 do
<path:object_id>/change/                                    404 -   404 200      404 -   404 do
<path:object_id>/                                           302 -   302 302      302 -   302 302
"""
_SITE = """
admin/                                                      200 -   200 200  200 -   200 200
admin/login/                                                302 -   302 302  do  -   do  do
admin/logout/                                               405 -   405 405  do  -   do  do
admin/password_change/                                      200 -   200 200  do  -   do  do
admin/password_change/done/                                 200 -   200 200  405 -   405 405
admin/huong-dan/                                            200 -   200 200  405 -   405 405
admin/huong-dan/<slug:slug>/                                200 -   200 200  405 -   405 405
admin/giao-dien/                                            200 -   200 200  405 -   405 405
admin/giao-dien/<slug:slug>/                                200 -   200 200  405 -   405 405
admin/autocomplete/                                         403 -   403 403  405 -   405 405
admin/jsi18n/                                               200 -   200 200  405 -   405 405
admin/r/<path:rest>                                         404 -   404 404  404 -   404 404
admin/r/<path:content_type_id>/<path:object_id>/            404 -   404 404  404 -   404 404
admin/^(?P<app_label>wards|auth|articles)/$                 404 -   200 200  404 -   200 200
admin/(?P<url>.*)$                                          404 -   404 404  404 -   404 404
admin/auth/user/<id>/password/                              403 -   403 200  403 -   403 do
admin/auth/user/<int:object_id>/bao-mat/                    403 -   403 200  405 -   405 405
admin/auth/user/<int:object_id>/bao-mat/<slug:name>/        405 -   405 405  403 -   403 302
admin/tai-khoan/                                            200 -   200 200  405 -   405 405
admin/tai-khoan/ma/                                         302 -   302 302  302 -   302 302
admin/tai-khoan/hai-lop/                                    200 -   200 200  200 -   200 200
admin/tai-khoan/hai-lop/bat-dau/                            405 -   405 405  do  -   do  do
admin/tai-khoan/hai-lop/ma-du-phong/                        302 -   302 302  302 -   302 302
admin/tai-khoan/hai-lop/tat/                                302 -   302 302  302 -   302 302
admin/tai-khoan/dat-mat-khau/<uidb64>/<token>/              200 -   200 200  200 -   200 200
"""
_SHOWN = (
    *("edition", "event", "redaction", "viewcount", "dailyviews", "importedpage"),
    *("oldaddress", "feature"),
)
_GROUPS = [
    ("admin/articles/article/", _ARTICLE),
    *((f"admin/articles/{name}/", _ONLY_SHOWN) for name in _SHOWN),
    *((f"admin/{name}/", _REGISTER) for name in ("wards/unit", "articles/category")),
    ("admin/articles/abbreviation/", _GLOSSARY),
    ("admin/articles/document/", _DOCUMENTS),
    ("admin/auth/user/", _ACCOUNTS),
    ("admin/wards/accountevent/", _SIGN_INS),
    ("admin/wards/membership/", _ROLES),
    ("admin/articles/notice/", _ROLES),
    ("admin/wards/imprint/", _IMPRINT),
    ("", _SITE),
]
# What is not asked of the anonymous and the locked out: they get these instead of the login page.
OPEN = {
    "admin/login/": ("200", "200"),
    "admin/logout/": ("302", "302"),
    "admin/tai-khoan/dat-mat-khau/<uidb64>/<token>/": ("200", "200"),
    "admin/r/<path:rest>": ("404", "404"),
    "admin/r/<path:content_type_id>/<path:object_id>/": ("404", "404"),
}
# Whoever has the secret gets in, role or not; the test of secret links asks these.
SECRET = {
    "xem-truoc/<str:token>/",
    "xem-truoc/<str:token>/anh/<int:photo_id>/",
    "xem-truoc/<str:token>/tep/<slug:key>/",
}


@dataclass(frozen=True)
class Door:
    """An address as the resolver writes it; what GET and POST answer to each sort of people."""

    route: str
    get: dict[str, str]
    post: dict[str, str]

    @property
    def has_article(self) -> bool:
        """Whether the address leads to something of one article."""
        return self.get["out"] != "-"


def for_rank(answer: str, who: str) -> str:
    """What `answer` of the table is for `who`, where not all ranks get the same one."""
    others, higher, highest = answer.partition(">")
    ranks = ("reviewer", "chief") if highest.startswith(">") else ("chief",)
    return highest.removeprefix(">") if higher and who.endswith(ranks) else others


def _read() -> dict[str, Door]:
    sorts = ("stranger", "out", "in", "root")
    doors = {}
    for prefix, lines in _GROUPS:
        for line in lines.strip().splitlines():
            pattern, *answers = line.split()
            route = prefix + pattern.replace("-", "" if pattern == "-" else "-")
            get, post = (dict(zip(sorts, part, strict=True)) for part in (answers[:4], answers[4:]))
            doors[route] = Door(route, get, post)
    return doors


DOORS = _read()


def routes() -> set[str]:
    """Every address that the resolver knows under admin/ and of the secret links."""

    found = {route for route, _ in all_routes()}
    return {route for route in found if route.startswith(("admin/", "xem-truoc/"))}


def addresses(route: str, article: Article) -> list[str]:
    """The addresses by which `route` leads to `article` or what belongs to it."""
    day = timezone.localdate()
    always = f"?tu=2020-01-01&den={day.year + 1}-01-01"
    query = {
        **{f"so-tin-bai/{file}": always for file in ("", "csv/", "xlsx/")},
        "nhu-ngay/": f"?ngay={day:%d/%m/%Y}",
        "nhu-ngay/trang/": f"?ngay={day:%d/%m/%Y}",
        "so-sanh/": "?tu=1&den=nhap",
    }
    ending = next((q for end, q in query.items() if route.endswith(f"/{end}")), "")
    return [f"/{filled}{ending}" for filled in _filled(route, article)]


def filled_somehow(route: str) -> str:
    """An address that `route` takes, of things that need not be there."""
    without_groups = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    known = {"<app_label>": "articles", "<uidb64>": "MQ", "<token>": "x-y", "<slug:name>": "x"}
    for name, value in known.items():
        without_groups = without_groups.replace(name, value)
    return re.sub(r"<[^>]+>", "1", re.sub(r"[$^]", "", without_groups))


def _filled(route: str, article: Article) -> list[str]:
    pk = article.pk
    if "<uidb64>" in route:
        return [filled_somehow(route)]
    if route.startswith("admin/auth/user/<int:object_id>/"):
        # Of these the ones with a slug are for administrators; an unknown one does nothing.
        start = route.replace("<int:object_id>", str(article.author_id))
        return [start.replace("<slug:name>", "khong-co")]
    if route.startswith("admin/articles/document/<int:object_id>/"):
        return [route.replace("<int:object_id>", _ids("articles/document", article)[0])]
    if "<int:object_id>" in route:
        start = route.replace("<int:object_id>", str(pk))
        photos = [p.pk for p in article.photos.all()]
        if "<int:number>" in start:
            return [
                start.replace("<int:number>", str(e.number)).replace("<int:photo_id>", str(p.pk))
                for e in article.editions.all()
                for p in e.photos.all()
            ]
        if "<int:photo_id>" in start:
            return [start.replace("<int:photo_id>", str(photo)) for photo in photos]
        if "<slug:key>" in start:
            lists = [article.attachments, *article.editions.values_list("attachments", flat=True)]
            return [
                start.replace("<slug:key>", f.key) for each in lists for f in entries.read(each)
            ]
        if "<slug:digest>" in start:
            return [start.replace("<slug:digest>", p.digest) for p in article.photos.all()]
        if "<slug:name>" in start:
            return [start.replace("<slug:name>", "submit")]
        links = article.preview_links.values_list("pk", flat=True)
        if "<int:suggestion_id>" in start:
            suggestions = article.suggestions.values_list("pk", flat=True)
            return [start.replace("<int:suggestion_id>", str(pk)) for pk in suggestions]
        if "<int:link_id>" in start:
            return [start.replace("<int:link_id>", str(link)) for link in links]
        return [start]
    if route == "admin/huong-dan/<slug:slug>/":
        return [route.replace("<slug:slug>", chapter.slug) for chapter in CHAPTERS]
    if route == "admin/giao-dien/<slug:slug>/":
        return [route.replace("<slug:slug>", slug) for slug in samples.frames()]
    if "<path:object_id>" in route and "content_type" not in route:
        model = "/".join(route.split("/")[1:3])
        if route == "admin/articles/article/<path:object_id>/history/":
            # Written so that the route for whole numbers does not take it first.
            return [route.replace("<path:object_id>", f"+{pk}")]
        return [route.replace("<path:object_id>", each) for each in _ids(model, article)]
    return [
        {
            "admin/r/<path:rest>": f"admin/r/10/{pk}",
            # Another person's.
            "admin/articles/article/bo-loc/<int:view_id>/": (
                f"admin/articles/article/bo-loc/{SavedView.objects.get().pk}/"
            ),
            "admin/articles/article/anh/tam/<int:upload_id>/": (
                f"admin/articles/article/anh/tam/{PhotoUpload.objects.get().pk}/"
            ),
            "admin/r/<path:content_type_id>/<path:object_id>/": f"admin/r/10/{pk}/",
            "admin/^(?P<app_label>wards|auth|articles)/$": "admin/articles/",
            "admin/(?P<url>.*)$": "admin/khong/co",
            "admin/auth/user/<id>/password/": f"admin/auth/user/{article.author_id}/password/",
        }.get(route, re.sub(r"[$^]", "", route))
    ]


def _ids(model: str, article: Article) -> list[str]:
    """The keys of the rows of `model` that belong to `article`, as the admin writes them."""
    rows = {
        "articles/edition": article.editions,
        "articles/event": article.events,
        "articles/redaction": article.redactions,
        "articles/dailyviews": article.daily_views,
        "articles/oldaddress": article.old_addresses,
    }
    if model in rows:
        return [str(pk) for pk in rows[model].values_list("pk", flat=True)[:1]]
    return [
        {
            "articles/article": str(article.pk),
            "articles/viewcount": str(article.pk),
            "articles/importedpage": str(getattr(getattr(article, "imported_page", None), "pk", 0)),
            "articles/feature": str(getattr(getattr(article, "feature", None), "pk", 0)),
            "articles/abbreviation": str(Abbreviation.objects.earliest("pk").pk),
            "articles/document": str(Document.objects.earliest("pk").pk),
            "articles/notice": str(Notice.objects.earliest("pk").pk),
            "wards/unit": str(article.unit_id),
            "articles/category": str(article.category_id),
            "auth/user": str(article.author_id),
            "wards/accountevent": str(AccountEvent.objects.earliest("pk").pk),
            "wards/imprint": "1",
            "wards/membership": str(Membership.objects.earliest("pk").pk),
        }[model]
    ]
