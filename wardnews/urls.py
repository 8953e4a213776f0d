"""The site map."""

from django.contrib import admin
from django.urls import include, path

from articles.editorial import preview_guests
from articles.editorial.components import views as components
from articles.editorial.guide import views as guide
from articles.public import views

urlpatterns = [
    # Django's shortcut to an object's public page tells addresses to whoever may sign in.
    path("admin/r/<path:rest>", views.never_was, name="admin-shortcut"),
    path("admin/", include("wards.accounts.urls")),
    path("admin/huong-dan/", include(guide.paths(admin.site))),
    path("admin/giao-dien/", include(components.paths(admin.site))),
    path("admin/", admin.site.urls),
    # Secret links to what is not public yet: the desk's, though no account is asked for.
    path("xem-truoc/<str:token>/", preview_guests.page, name="preview"),
    path("xem-truoc/<str:token>/anh/<int:photo_id>/", preview_guests.photo, name="preview-photo"),
    path(
        "xem-truoc/<str:token>/tep/<slug:key>/",
        preview_guests.attachment,
        name="preview-attachment",
    ),
    path("", include("articles.public.urls")),
]

handler404 = "articles.public.views.not_found"
handler500 = "articles.public.views.server_error"
