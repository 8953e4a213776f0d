"""Wires the back office into the Django admin."""

from django.contrib import admin
from django.contrib.admin.templatetags import admin_list

from articles.editorial import article_admin, notice_admin, register_admin
from articles.editorial.documents import document_admin
from articles.editorial.glossary import abbreviation_admin
from wards import backoffice

admin.site.site_header = "Ban biên tập Tin phường"
admin.site.site_title = "Ban biên tập"
admin.site.index_title = "Bàn làm việc"

for part in (article_admin, document_admin, notice_admin, register_admin, abbreviation_admin):
    part.register(admin.site)

# Django offers no other place to say it in Vietnamese; lists and forms both ask here.
admin_list._boolean_icon = backoffice.boolean_icon
