"""The site map."""

from django.contrib import admin
from django.urls import include, path

from articles.public import views

urlpatterns = [
    # Django's shortcut to an object's public page tells addresses to whoever may sign in.
    path("admin/r/<path:rest>", views.never_was, name="admin-shortcut"),
    path("admin/", admin.site.urls),
    path("", include("articles.public.urls")),
]

handler404 = "articles.public.views.not_found"
handler500 = "articles.public.views.server_error"
