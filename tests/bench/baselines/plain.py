"""A news site as one writes it with Django alone: get the article, count with F()+1, render.

It reads and counts in the portal's own database (DATABASE_URL). What `startproject` sets up is as
it comes, but for connections, which stay open as the portal's do. FILLER makes its page as long as
the portal's.
"""

import dj_database_url
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import path

FILLER = "x" * 22_000
PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ article.title }}</title></head><body>
<nav>{% for name in names %}<a href="/{{ forloop.counter }}/">{{ name }}</a>{% endfor %}</nav>
<h1>{{ article.title }}</h1>
<p>{{ article.published_at|date:"d/m/Y H:i" }} · {{ article.unit_name }} · {{ views }} lượt xem</p>
<p>{{ article.lead }}</p>
{{ article.body|safe }}
{% for row in rows %}<p>{{ row }}</p>{% endfor %}
<script type="text/plain">{{ filler }}</script></body></html>"""

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY="bench",
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": dj_database_url.config(conn_max_age=600)},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
application = get_wsgi_application()
_TEMPLATE = engines["django"].from_string(PAGE)
_REST = {
    "names": [f"Chuyên mục {number}" for number in range(12)],
    "rows": [f"Bài khác, số {number}" for number in range(20)],
    "filler": FILLER,
}


class Article(models.Model):
    """What the portal calls an edition."""

    article_id = models.BigIntegerField()
    title = models.CharField()
    lead = models.TextField()
    body = models.TextField()
    unit_name = models.CharField()
    published_at = models.DateTimeField()

    class Meta:
        app_label = "plain"
        managed = False
        db_table = "articles_edition"

    def __str__(self):
        return self.title


class Views(models.Model):
    """How often an article was read."""

    article_id = models.BigIntegerField(primary_key=True)
    total = models.PositiveBigIntegerField()

    class Meta:
        app_label = "plain"
        managed = False
        db_table = "articles_viewcount"

    def __str__(self):
        return str(self.total)


def page(request, pk):
    """An article's page, with its views, this one among them."""
    article = get_object_or_404(Article, article_id=pk)
    Views.objects.filter(pk=pk).update(total=F("total") + 1)
    views = Views.objects.get(pk=pk).total
    context = {"article": article, "views": views} | _REST
    return HttpResponse(_TEMPLATE.render(context, request))


urlpatterns = [path("<int:pk>/", page)]
