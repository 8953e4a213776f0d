"""Public addresses. They are permanent: what was answered once goes on being answered."""

from django.urls import path, re_path

from articles.photos import names
from articles.public import archive, media, site_map, views
from articles.public.documents import views as documents
from articles.public.machines import feeds, site_files, sitemaps
from articles.public.machines.data import views as data
from articles.public.post import attachments, saving
from articles.public.reporting import views as reporting
from articles.public.searching import typing
from articles.public.searching import views as searching
from articles.public.units import views as unit_pages

# As people shorten them, too: those lead to the full ones.
_YEAR = "(?P<year>(?:19|2[0-9])[0-9]{2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_DAY = "(?P<day>[0-9]{1,2})"

urlpatterns = [
    path("", views.home, name="home"),
    re_path(r"^tin/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/$", views.article, name="article"),
    re_path(r"^tin/(?P<pk>[0-9]{1,18})/$", views.article_by_id, name="article-by-id"),
    re_path(
        rf"^tin/(?P<pk>[0-9]{{1,18}})/tep/(?P<key>{attachments.KEY})/(?P<name>[^/]+)$",
        attachments.attachment,
        name="attachment",
    ),
    re_path(
        r"^tin/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/anh/(?P<start>[0-9a-f]{12})/$",
        views.photo,
        name="photo-page",
    ),
    re_path(r"^tin/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/luu/$", saving.save, name="save"),
    re_path(r"^tin/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/bao-loi/$", reporting.report, name="report"),
    re_path(
        r"^tin/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/bao-loi/da-gui/$",
        reporting.sent,
        name="report-sent",
    ),
    path("don-vi/", unit_pages.directory, name="units"),
    path("don-vi/<slug:slug>/", unit_pages.unit, name="unit"),
    path("chuyen-muc/<slug:slug>/", views.category, name="category"),
    path("luu-tru/", archive.index, name="archive"),
    re_path(rf"^luu-tru/{_YEAR}/$", archive.year, name="year"),
    re_path(rf"^luu-tru/{_YEAR}/{_MONTH}/$", archive.month, name="month"),
    re_path(rf"^luu-tru/{_YEAR}/{_MONTH}/{_DAY}/$", archive.day, name="day"),
    path("tim-kiem/", searching.search, name="search"),
    path("tim-kiem/goi-y.json", typing.suggest, name="suggest"),
    path("dinh-chinh/", views.corrections, name="corrections"),
    path("van-ban/", documents.index, name="documents"),
    re_path(r"^van-ban/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/$", documents.document, name="document"),
    re_path(r"^van-ban/(?P<pk>[0-9]{1,18})/$", documents.document_by_id, name="document-by-id"),
    re_path(
        r"^van-ban/(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})/tep/(?P<name>[^/]+)$",
        documents.file,
        name="document-file",
    ),
    path("rss/", feeds.whole, {"kind": "rss"}, name="rss"),
    path("atom/", feeds.whole, {"kind": "atom"}, name="atom"),
    path("don-vi/<slug:slug>/rss/", feeds.unit, {"kind": "rss"}, name="unit-rss"),
    path("don-vi/<slug:slug>/atom/", feeds.unit, {"kind": "atom"}, name="unit-atom"),
    path("chuyen-muc/<slug:slug>/rss/", feeds.category, {"kind": "rss"}, name="category-rss"),
    path("chuyen-muc/<slug:slug>/atom/", feeds.category, {"kind": "atom"}, name="category-atom"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    re_path(r"^sitemap-(?P<number>[0-9]{1,14})\.xml$", sitemaps.part, name="sitemap-part"),
    path("sitemap-tin-moi.xml", sitemaps.news, name="sitemap-news"),
    path("so-do/", site_map.site_map, name="site-map"),
    path("robots.txt", site_files.robots, name="robots"),
    path("manifest.webmanifest", site_files.manifest, name="manifest"),
    path("favicon.ico", site_files.favicon, name="favicon"),
    path("du-lieu/", data.explained, name="data"),
    path("du-lieu/bai-viet.json", data.articles, name="data-articles"),
    re_path(r"^du-lieu/bai-viet/(?P<pk>[0-9]{1,18})\.json$", data.article, name="data-article"),
    path("du-lieu/don-vi.json", data.all_units, name="data-units"),
    re_path(rf"^media/(?P<name>{names.PATTERN})$", media.photo, name="photo"),
]
