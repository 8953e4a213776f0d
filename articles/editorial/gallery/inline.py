"""The photos in the admin's form of an article."""

from django.contrib import admin

from articles.editorial.forms import may_write
from articles.editorial.gallery import uploads
from articles.editorial.gallery.forms import PhotoForm
from articles.editorial.gallery.formset import PhotoFormSet
from articles.models import Photo

# Each uses what those before it made.
SCRIPTS = (
    *("photos", "photos-taken", "photos-lines", "photos-order", "photos-drag", "photos-words"),
    *("photos-crop", "photos-edit", "photos-send", "photos-upload", "photos-ways", "photos-leave"),
)


class PhotoInline(admin.StackedInline):
    """Photos in the order of the gallery, each with what the reviewer said of it."""

    model = Photo
    form = PhotoForm
    formset = PhotoFormSet
    template = "admin/articles/article/_photos.html"
    extra = 0
    max_num = uploads.MOST_OF_POST  # with `get_formset`, of what one request makes us read
    fields = PhotoForm.Meta.fields

    class Media:
        css = {"all": ("wardnews/photos.css", "wardnews/takedown.css")}
        js = tuple(f"wardnews/{name}.js" for name in SCRIPTS)

    def get_formset(self, request, obj=None, **kwargs):
        """Refuse more forms than anybody can have filled in: Django would take a thousand more."""
        there = obj.photos.count() if obj else 0  # an imported post may have more than `max_num`
        return super().get_formset(request, obj, absolute_max=there + self.max_num, **kwargs)

    def _may_edit(self, request, obj):
        return obj is None or may_write(request, obj)

    def has_view_permission(self, request, obj=None):
        return True  # whoever may see the article may see its photos

    def has_add_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    has_change_permission = has_delete_permission = has_add_permission
