"""Notices to residents: who may write which, what they may hold, and how they end."""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.editorial import working_hours
from articles.editorial.fields import MomentField, UnitChoiceField
from articles.models import Notice
from articles.models.portal import is_fit_address
from wards import scope, siteversion
from wards.models import Unit

USUAL = timedelta(days=7)
LONGEST = timedelta(days=90)
# Nghị định 224/2026/NĐ-CP asks that planned downtime is announced so many working days ahead.
DAYS_AHEAD = 7
_WORKDAY = working_hours.between(
    datetime(2026, 11, 30, tzinfo=working_hours.ZONE),
    datetime(2026, 12, 1, tzinfo=working_hours.ZONE),
)

COMING, RUNNING, OVER = "Sắp hiện", "Đang hiện", "Đã hết"


def state(notice: Notice, at: datetime | None = None) -> str:
    """Say whether `notice` is still to come, stands at `at`, or is over."""
    at = at or timezone.now()
    if notice.ends_at <= at:
        return OVER
    return RUNNING if notice.starts_at <= at else COMING


def in_state(said: str, at: datetime | None = None) -> Q:
    """The condition on notices of which `state` says so."""
    at = at or timezone.now()
    return {
        COMING: Q(starts_at__gt=at, ends_at__gt=at),
        RUNNING: Q(starts_at__lte=at, ends_at__gt=at),
        OVER: Q(ends_at__lte=at),
    }[said]


def units_of(user) -> frozenset[int]:
    """Ids of the units in whose name `user` may write; an administrator may in any and in none."""
    return scope.unit_ids(user, scope.Role.CHIEF)


def may_write(user) -> bool:
    """Whether `user` may write notices at all."""
    if user.is_superuser:
        return user.is_active
    # Asked on every page of the back office: the many who are no chiefs cost no query.
    return scope.has_role(user, scope.Role.CHIEF) and bool(units_of(user))


def is_short_notice(notice: Notice, at: datetime | None = None) -> bool:
    """Whether `notice` of a planned downtime stands for too few working days before it is over.

    When the portal stops is in its words alone; not after the notice ends.
    """
    if notice.kind != Notice.Kind.DOWNTIME:
        return False
    start = max(notice.starts_at, at or timezone.now())
    ahead = working_hours.between(start, notice.ends_at, settings.HOLIDAYS)
    return ahead < DAYS_AHEAD * _WORKDAY


def end(notice_id: int, at: datetime | None = None) -> bool:
    """End the notice now, if it stands; say whether it did."""
    with transaction.atomic():
        notice = Notice.objects.select_for_update(no_key=True).get(pk=notice_id)
        now = at or timezone.now()
        if state(notice, now) != RUNNING:
            return False
        siteversion.bump()
        # It stood for an instant at least: a row that ends as it starts is none.
        notice.ends_at = max(now, notice.starts_at + timedelta(microseconds=1))
        notice.save(update_fields=["ends_at"])
        return True


class NoticeForm(forms.ModelForm):
    """A notice as `by` writes it: an administrator any, a chief of their units."""

    by = None
    starts_at = MomentField(label="Hiện từ")
    ends_at = MomentField(
        label="Hiện đến",
        help_text=f"Tối đa {LONGEST.days} ngày; đến lúc ấy thông báo tự mất. Với thông báo tạm "
        "dừng cổng, ghi giờ cổng chạy lại.",
    )

    class Meta:
        model = Notice
        fields = ("kind", "title", "text", "link", "unit", "starts_at", "ends_at", "everywhere")
        field_classes = {"unit": UnitChoiceField}
        help_texts = {
            "text": "Chữ thường, không định dạng; xuống dòng được giữ.",
            "everywhere": "Chỉ dành cho thông báo chung của cổng. Nếu không chọn, thông báo hiện ở "
            "trang chủ và trang của đơn vị.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "unit" in self.fields:  # not where a notice is there only to be seen
            field, here = self.fields["unit"], Q(pk=self.instance.unit_id)
            if self.by.is_superuser:
                field.queryset = _open(here, Q())
                field.empty_label = "Chung của cổng"
            else:
                field.queryset = _open(here, Q(pk__in=units_of(self.by)))
                field.required = True
                field.empty_label = "Chọn đơn vị"
        if not self.by.is_superuser and "kind" in self.fields:
            self.fields.pop("everywhere", None)
            # Only an administrator can stop the portal.
            kinds = [(k, said) for k, said in Notice.Kind.choices if k != Notice.Kind.DOWNTIME]
            self.fields["kind"].choices = kinds

    def clean_link(self) -> str:
        """Refuse what leads to no page."""
        link = self.cleaned_data["link"]
        if link and not is_fit_address(link):
            raise forms.ValidationError(
                "Hãy ghi địa chỉ đầy đủ, bắt đầu bằng https://, hoặc một trang của cổng này, bắt "
                "đầu bằng dấu /."
            )
        return link

    def clean(self):
        """Ask about what one field alone does not tell."""
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at:
            if ends_at <= starts_at:
                self.add_error("ends_at", "Lúc kết thúc phải sau lúc bắt đầu.")
            elif ends_at <= timezone.now():
                self.add_error("ends_at", "Lúc này đã qua, thông báo sẽ không hiện nữa.")
            elif ends_at - starts_at > LONGEST:
                self.add_error("ends_at", f"Thông báo hiện tối đa {LONGEST.days} ngày.")
        if cleaned.get("everywhere") and cleaned.get("unit"):
            self.add_error(
                "everywhere", "Chỉ thông báo chung của cổng mới hiện trên mọi trang; hãy bỏ đơn vị."
            )
        return cleaned


def _open(here: Q, reach: Q):
    """Open units within `reach`, and the one that a notice has already."""
    open_now = Unit.objects.open_on(timezone.localdate()).filter(reach)
    return Unit.objects.filter(here | Q(pk__in=open_now)).select_related("parent")
