"""Wires the back office into the Django admin."""

from django.contrib import admin

from articles.editorial import article_admin, register_admin

admin.site.site_header = "Ban biên tập Tin phường"
admin.site.site_title = "Ban biên tập"
admin.site.index_title = "Bàn làm việc"

for part in (article_admin, register_admin):
    part.register(admin.site)
