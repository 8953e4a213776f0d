"""Filters and columns of the article list."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Subquery

from articles.editorial import home, standing
from articles.editorial.standing import Public
from articles.models import Edition
from articles.publishing import emergencies
from articles.wording import moment


class PublicStateFilter(admin.SimpleListFilter):
    """By what residents have of an article."""

    title = "tình trạng với bạn đọc"
    parameter_name = "cong_khai"

    def lookups(self, request, model_admin):
        return Public.choices

    def queryset(self, request, queryset):
        if self.value() not in Public.values:
            return queryset
        return queryset.filter(standing.in_public_state(self.value()))


class EmergencyFilter(admin.SimpleListFilter):
    """Texts that a chief published alone and nobody has approved since."""

    title = "dấu đăng khẩn"
    parameter_name = "dang_khan"

    def lookups(self, request, model_admin):
        return [("cho", "Chờ duyệt lại")]

    def queryset(self, request, queryset):
        if self.value() != "cho":
            return queryset
        return queryset.filter(Exists(emergencies.uncleared().filter(article=OuterRef("pk"))))


class PublishedFilter(admin.SimpleListFilter):
    """By the date that residents see."""

    title = "ngày đăng"
    parameter_name = "dang_luc"

    def lookups(self, request, model_admin):
        return [("thang-nay", "Tháng này")]

    def queryset(self, request, queryset):
        if self.value() != "thang-nay":
            return queryset
        return queryset.filter(Exists(home.published_this_month().filter(article=OuterRef("pk"))))


class DeletedFilter(admin.SimpleListFilter):
    """Deleted posts show only when asked for."""

    title = "bài còn hay đã xóa"
    parameter_name = "da_xoa"

    def lookups(self, request, model_admin):
        return [("co", "Bài đã xóa")]

    def choices(self, changelist):
        for choice in super().choices(changelist):
            if choice["display"] != "Bài đã xóa":
                choice["display"] = "Bài còn"
            yield choice

    def queryset(self, request, queryset):
        return queryset.filter(deleted_at__isnull=self.value() != "co")


def with_public_state(queryset):
    """Annotate articles with what `public_state` says: one statement for the whole list."""
    own = {"article": OuterRef("pk")}
    live = Edition.objects.live().filter(**own)
    waiting = Edition.objects.scheduled().filter(**own)
    return queryset.annotate(
        live_form=Subquery(live.values("form")[:1]),
        due=Subquery(waiting.values("starts_at")[:1]),
    )


def public_state(article) -> str:
    """Say what residents have of an article that `with_public_state` annotated."""
    state = standing.by_form(article.live_form)
    if article.due is None:
        return (state or Public.NEVER).label
    due = f"hẹn {moment(article.due)}"
    return f"{state.label}; {due}" if state else due[0].upper() + due[1:]
