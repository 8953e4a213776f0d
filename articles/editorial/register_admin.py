"""What the back office only shows (editions, events, counts) and its small registers."""

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles import takedowns
from articles.attachments import entries
from articles.editorial.attaching.views import address_for_staff
from articles.editorial.doors import ReadOnlyInline, ScopedAdmin
from articles.editorial.lists import search
from articles.editorial.photo_files import SMALL, edition_photo_url
from articles.editorial.rules import Action, can
from articles.models import (
    Article,
    Category,
    DailyViews,
    Edition,
    EditionAbout,
    EditionPhoto,
    Event,
    Feature,
    ImportedPage,
    OldAddress,
    Redaction,
    ViewCount,
)
from wards.backoffice import PublicRegisterAdmin
from wards.search import is_in, phrases
from wards.text import nfc


class CategoryAdmin(PublicRegisterAdmin):
    """Sections of the portal."""

    list_display = ("name", "slug", "position")
    search_fields = ("name",)
    search_help_text = "Tên chuyên mục, không cần dấu."

    def get_search_results(self, request, queryset, search_term):
        """The sections, of which there are few, in whose name all that was typed begins."""
        if wanted := phrases(search_term):
            names = queryset.values_list("pk", "name")
            queryset = queryset.filter(pk__in=[pk for pk, name in names if is_in(name, wanted)])
        return queryset, False


class EditionPhotoInline(ReadOnlyInline):
    """Photos as they stood; of those that were taken down nothing but that, and why."""

    model = EditionPhoto
    fields = readonly_fields = ("position", "picture", "words", "is_lead", "take_down")

    def get_queryset(self, request):
        self.takes_down = None  # of the article, which its first photo leads to
        self.user = request.user
        return super().get_queryset(request).marked().select_related("edition__article__unit")

    @admin.display(description="ảnh")
    def picture(self, photo):
        """A small version of it."""
        if photo.is_taken_down:
            return takedowns.of([photo])[photo.digest].words
        address = f"{edition_photo_url(photo.edition, photo.pk)}?{SMALL}"
        return format_html('<img class="desk-photo" src="{}" alt="{}">', address, photo.alt)

    @admin.display(description="chú thích và mô tả")
    def words(self, photo):
        """What is written under it, and what is told to people who cannot see it."""
        if photo.is_taken_down:
            return "–"
        return format_html("{}<br>{}", photo.caption or "–", photo.alt or "–")

    @admin.display(description="gỡ ảnh")
    def take_down(self, photo):
        """Where to take it down, for those who may."""
        article = photo.edition.article
        if self.takes_down is None:
            self.takes_down = can(self.user, Action.REDACT, article)
        if photo.is_taken_down or not self.takes_down:
            return "–"
        address = reverse("admin:articles_article_take_down", args=[article.pk, photo.digest])
        return format_html('<a class="take-down" href="{}">Gỡ vĩnh viễn ảnh này…</a>', address)


class EditionAboutInline(ReadOnlyInline):
    model = EditionAbout
    fields = readonly_fields = ("unit_name", "unit")


class EditionAdmin(ScopedAdmin):
    """Editions as they were published. There is no form for them: the bridge makes them.

    They go with their article: a unit that gave it away has no more to do with them.
    """

    unit_path = "article__unit_id"
    list_display = ("title", "number", "form", "unit_name", "starts_at", "ends_at", "approved_by")
    list_filter = ("form", "origin", "change")
    list_select_related = ("approved_by",)
    search_fields = ("title",)
    search_help_text = "Tiêu đề hoặc đơn vị của bài, không cần dấu; hoặc đúng tiêu đề khi đăng."
    ordering = ("-pk",)  # as they were made; no other order has an index
    inlines = (EditionPhotoInline, EditionAboutInline)
    exclude = ("redirect_to", "attachments")
    readonly_fields = ("leads_to", "files")

    def get_search_results(self, request, queryset, search_term):
        """By what the article is called now, without marks; or as its title stood then."""
        if term := search_term.strip():
            found = search.matching(Article.objects.all(), term)
            then = Q(title__icontains=nfc(term))
            queryset = queryset.filter(then | Q(article__in=found.values("pk")))
        return queryset, False

    @admin.display(description="tệp đính kèm")
    def files(self, edition):
        """The attached files, each leading to itself."""
        links = (
            (address_for_staff(edition.article_id, found.key), found.label)
            for found in entries.read(edition.attachments)
        )
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "–"

    @admin.display(description="chuyển hướng đến")
    def leads_to(self, edition):
        """The public address; that article's title on the desk is another unit's."""
        if edition.redirect_to_id is None:
            return "–"
        address = reverse("article-by-id", args=[edition.redirect_to_id])
        return format_html('<a href="{0}">{0}</a>', address)


class EventAdmin(ScopedAdmin):
    """The audit, newest first."""

    unit_path = "article__unit_id"
    list_display = ("at", "action", "article", "actor", "reason")
    list_filter = ("action",)
    list_select_related = ("article", "actor")
    ordering = ("-pk",)  # as it was written down; no other order has an index
    search_fields = ("article__title_words",)
    search_help_text = "Tiêu đề hoặc đơn vị của bài, không cần dấu."

    def get_search_results(self, request, queryset, search_term):
        """What happened to the articles that are found."""
        if search_term.strip():
            found = search.matching(Article.objects.all(), search_term)
            queryset = queryset.filter(article__in=found.values("pk"))
        return queryset, False


class ViewCountAdmin(ScopedAdmin):
    unit_path = "article__unit_id"
    list_display = ("article", "total", "day", "today")
    list_select_related = ("article",)


class DailyViewsAdmin(ScopedAdmin):
    unit_path = "article__unit_id"
    list_display = ("article", "day", "views")
    list_select_related = ("article",)
    date_hierarchy = "day"


class ImportedPageAdmin(ScopedAdmin):
    unit_path = "article__unit_id"
    list_display = ("article", "source_url", "imported_at")
    list_select_related = ("article",)


class OldAddressAdmin(ScopedAdmin):
    unit_path = "article__unit_id"
    list_display = ("path", "query", "article")
    list_select_related = ("article",)
    search_fields = ("path", "query")


class FeatureAdmin(ScopedAdmin):
    """Which posts were chosen for the home page. The article's page is where it is done."""

    unit_path = "article__unit_id"
    list_display = ("article", "place", "starts_at", "ends_at", "chosen_by")
    list_select_related = ("article", "chosen_by")


class RedactionAdmin(ScopedAdmin):
    """What had to go, when and why. The article's page is where it is done."""

    unit_path = "article__unit_id"
    list_display = ("article", "opened_at", "by", "public_reason", "reason")
    list_select_related = ("article", "by")


def register(site: admin.AdminSite):
    """Put these registers into the admin `site`."""
    site.register(Category, CategoryAdmin)
    site.register(Edition, EditionAdmin)
    site.register(Event, EventAdmin)
    site.register(Feature, FeatureAdmin)
    site.register(Redaction, RedactionAdmin)
    site.register(ViewCount, ViewCountAdmin)
    site.register(DailyViews, DailyViewsAdmin)
    site.register(ImportedPage, ImportedPageAdmin)
    site.register(OldAddress, OldAddressAdmin)
