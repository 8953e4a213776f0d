"""Photos on the article's form."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.editorial import remarks
from articles.editorial.forms import PhotoForm, may_write
from articles.models import Photo


class PhotoInline(admin.StackedInline):
    """Photos in the order of the gallery, each with what the reviewer said of it."""

    model = Photo
    form = PhotoForm
    extra = 1
    max_num = 100  # of one post; with `get_formset`, of what one request makes us decode
    readonly_fields = ("picture", "said")

    def get_formset(self, request, obj=None, **kwargs):
        """Refuse more forms than anybody can have filled in: Django would take a thousand more."""
        there = obj.photos.count() if obj else 0  # an imported post may have more than `max_num`
        return super().get_formset(request, obj, absolute_max=there + self.max_num, **kwargs)

    def get_fields(self, request, obj=None):
        returned = obj and remarks.of(obj)
        self.returned = returned
        said = ("said",) if returned and any(r.digest for r in returned.remarks) else ()
        words = ("caption", "alt", "position")
        if self._may_edit(request, obj):
            return ("picture", *said, "upload", *words)
        return ("picture", *said, *words)

    @admin.display(description="ảnh")
    def picture(self, photo):
        """The stored picture, small."""
        if not photo.file:
            return "–"
        address = reverse("admin:articles_article_photo", args=[photo.article_id, photo.pk])
        return format_html('<img class="desk-photo" src="{}" alt="{}">', address, photo.alt)

    @admin.display(description="góp ý của người duyệt")
    def said(self, photo):
        """What the reviewer said of this photo."""
        texts = self.returned.on_photo(photo.digest) if photo.digest else []
        if not texts:
            return "–"
        return format_html_join("", '<p class="desk-remark">{}</p>', ((text,) for text in texts))

    def _may_edit(self, request, obj):
        return obj is None or may_write(request, obj)

    def has_view_permission(self, request, obj=None):
        return True  # whoever may see the article may see its photos

    def has_add_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    has_change_permission = has_delete_permission = has_add_permission
