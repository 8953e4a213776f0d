"""Notices to residents as the back office writes them: who, in whose name, for how long."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.editorial import site_notices
from articles.models import Notice
from tests.desk import grant
from wards import siteversion

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LIST = "/admin/articles/notice/"
ADD = f"{LIST}add/"


def change(notice) -> str:
    return f"{LIST}{notice.pk}/change/"


def posted(starts=timedelta(0), ends=3 * DAY, **fields) -> dict:
    """What a browser sends from the form of a notice; the times count from now on."""
    found = {"kind": "information", "title": "Cắt nước", "text": "", "link": "", "unit": ""}
    for name, after in (("starts_at", starts), ("ends_at", ends)):
        local = timezone.localtime(timezone.now() + after)
        found |= {f"{name}_0": f"{local:%Y-%m-%d}", f"{name}_1": f"{local:%H:%M}"}
    return found | fields


def errors(page) -> dict:
    assert page.status_code == 200
    return page.context["adminform"].form.errors


@pytest.fixture
def ward_chief(people, city):
    """A chief of Việt Hưng alone."""
    grant(people.stranger, city.viet_hung, "chief")
    return people.stranger


@pytest.fixture
def notify(people):
    """`notify("Cắt nước", starts=-DAY)`: a stored notice."""

    def run(title="Cắt nước", starts=-DAY, ends=DAY, **fields):
        now = timezone.now()
        times = {"starts_at": now + starts, "ends_at": now + ends, "created_by": people.root}
        return Notice.objects.create(title=title, **(times | fields))

    return run


# --- administrators ---


def test_an_administrator_writes_a_notice_for_every_page(sign_in, people, client):
    before = siteversion.current()
    sign_in(people.root).post(ADD, posted(everywhere="on", text="Từ 13 giờ.", link="/don-vi/"))
    notice = Notice.objects.get()
    assert (notice.everywhere, notice.unit, notice.created_by) == (True, None, people.root)
    assert siteversion.current() == before + 1
    client.logout()
    page = client.get("/don-vi/").content.decode()
    assert "Cắt nước" in page and "Từ 13 giờ." in page


def test_a_notice_of_a_unit_is_on_no_other_page(sign_in, people, city):
    fields = posted(everywhere="on", unit=city.viet_hung.pk)
    assert "everywhere" in errors(sign_in(people.root).post(ADD, fields))
    assert not Notice.objects.exists()


def test_what_is_typed_is_told_as_it_is(sign_in, people, client):
    title = "<script>alert(1)</script> {{ site_name }}"
    sign_in(people.root).post(ADD, posted(title=title, text="<b>Đậm</b>\n\nHai", everywhere="on"))
    page = client.get("/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ site_name }}" in page
    assert "<script>alert" not in page and "<b>Đậm" not in page
    page = client.get(change(Notice.objects.get())).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//ke-gian.vn", "ftp://x.vn/", "data:,x", "tin/12", "/\\x.vn"]
)
def test_a_link_leads_to_a_page_or_is_refused(sign_in, people, link):
    assert "link" in errors(sign_in(people.root).post(ADD, posted(link=link)))
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("starts", "ends", "reason"),
    [
        (DAY, DAY, "Lúc kết thúc phải sau lúc bắt đầu."),
        (-3 * DAY, -DAY, "Lúc này đã qua"),
        (timedelta(0), 91 * DAY, "tối đa 90 ngày"),
    ],
)
def test_times_that_make_no_sense_are_refused(sign_in, people, starts, ends, reason):
    found = errors(sign_in(people.root).post(ADD, posted(starts, ends)))
    assert reason in str(found["ends_at"])
    assert not Notice.objects.exists()


# --- chiefs ---


def test_a_chief_writes_for_their_own_units(sign_in, ward_chief, city, client):
    page = sign_in(ward_chief).get(ADD).content.decode()
    assert "Phường Việt Hưng" in page and "Phường Bồ Đề" not in page
    assert 'name="everywhere"' not in page and "Tạm dừng cổng" not in page
    sign_in(ward_chief).post(ADD, posted(unit=city.viet_hung.pk))
    notice = Notice.objects.get()
    assert (notice.unit, notice.created_by) == (city.viet_hung, ward_chief)
    assert "Cắt nước" in client.get("/").content.decode()


def test_a_chief_writes_for_nobody_else(sign_in, ward_chief, city):
    client = sign_in(ward_chief)
    for unit in ("", city.new_bo_de.pk, city.top.pk):
        assert "unit" in errors(client.post(ADD, posted(unit=unit)))
    assert "kind" in errors(client.post(ADD, posted(unit=city.viet_hung.pk, kind="downtime")))
    assert not Notice.objects.exists()
    client.post(ADD, posted(unit=city.viet_hung.pk, everywhere="on"))
    assert Notice.objects.get().everywhere is False


def test_a_chief_does_not_meet_the_notices_of_others(sign_in, ward_chief, city, notify):
    own = notify("Của Việt Hưng", unit=city.viet_hung)
    others = [notify("Của Bồ Đề", unit=city.new_bo_de), notify("Của cổng")]
    client = sign_in(ward_chief)
    page = client.get(LIST).content.decode()
    assert "Của Việt Hưng" in page and "Của Bồ Đề" not in page and "Của cổng" not in page
    assert client.get(change(own)).status_code == 200
    for other in others:
        for data in (None, {"_end": "1"}, posted(unit=city.viet_hung.pk)):
            ask = client.get if data is None else client.post
            assert ask(change(other), data).status_code == 404
        assert client.post(f"{LIST}{other.pk}/delete/", {"post": "yes"}).status_code == 404
    assert Notice.objects.current().count() == 3


def test_who_is_no_chief_has_no_notices_to_look_after(sign_in, people, city, notify):
    notice = notify(unit=city.viet_hung)
    for who in (people.clerk, people.reviewer, people.stranger):
        client = sign_in(who)
        assert client.get(LIST).status_code == 403
        assert client.post(ADD, posted(unit=city.viet_hung.pk)).status_code == 403
        assert client.get(change(notice)).status_code == 404
    assert Notice.objects.count() == 1


# --- their end ---


def test_the_desk_leads_whoever_may_write_notices_to_them(sign_in, people, ward_chief, city):
    for who, led in ((ward_chief, True), (people.root, True), (people.clerk, False)):
        page = sign_in(who).get("/admin/").content.decode()
        assert (f'<a href="{LIST}">Thông báo trên cổng</a>' in page) is led


def test_a_notice_is_ended_at_once(sign_in, ward_chief, city, notify, client):
    notice = notify(unit=city.viet_hung)
    assert "Cắt nước" in client.get("/").content.decode()
    page = sign_in(ward_chief).get(change(notice)).content.decode()
    assert "Kết thúc ngay" in page
    before = siteversion.current()
    answer = sign_in(ward_chief).post(change(notice), {"_end": "1"}, follow=True)
    assert "Đã kết thúc thông báo “Cắt nước”." in answer.content.decode()
    assert siteversion.current() == before + 1
    assert "Cắt nước" not in client.get("/").content.decode()
    assert Notice.objects.get().title == "Cắt nước"  # it is known what stood there
    assert not site_notices.end(notice.pk)


def test_what_is_over_stays_as_it_was(sign_in, people, notify):
    notice = notify(ends=-timedelta(hours=1), starts=-2 * DAY)
    client = sign_in(people.root)
    assert "không sửa được nữa" in client.get(change(notice)).content.decode()
    assert client.post(change(notice), posted(title="Khác")).status_code == 403
    assert client.post(f"{LIST}{notice.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Notice.objects.get().title == "Cắt nước"


def test_only_what_nobody_has_seen_can_be_deleted(sign_in, people, notify):
    client, coming, running = sign_in(people.root), notify(starts=DAY, ends=2 * DAY), notify()
    before = siteversion.current()
    for notice in (coming, running):
        client.post(f"{LIST}{notice.pk}/delete/", {"post": "yes"})
    assert list(Notice.objects.all()) == [running]
    assert siteversion.current() == before + 1


def test_an_end_that_is_set_earlier_holds(sign_in, people, notify):
    notice = notify(ends=5 * DAY)
    before = siteversion.current()
    sign_in(people.root).post(change(notice), posted(-DAY, DAY))
    assert not Notice.objects.current(timezone.now() + 2 * DAY).exists()
    assert siteversion.current() == before + 1


def test_the_list_tells_what_stands_what_comes_and_what_is_over(sign_in, people, notify):
    notify("Một", starts=DAY, ends=2 * DAY)
    notify("Hai")
    notify("Ba", starts=-2 * DAY, ends=-DAY)
    client = sign_in(people.root)
    page = client.get(LIST).content.decode()
    for said in ("Sắp hiện", "Đang hiện", "Đã hết"):
        assert said in page
    shown = {
        query: [t for t in ("Một", "Hai", "Ba") if f">{t}</a>" in page]
        for query in ("dang", "sap", "het")
        for page in [client.get(f"{LIST}?tinh_trang={query}").content.decode()]
    }
    assert shown == {"dang": ["Hai"], "sap": ["Một"], "het": ["Ba"]}


# --- planned downtime ---

MONDAY = datetime(2026, 11, 30, 1, tzinfo=UTC)  # 08:00 in Hà Nội


@pytest.mark.parametrize(
    ("kind", "days", "is_short"),
    [
        ("downtime", 8, True),  # until Tuesday of the week after: six working days
        ("downtime", 9, False),  # seven
        ("downtime", 1, True),
        ("information", 1, False),
    ],
)
def test_downtime_is_told_of_seven_working_days_ahead(kind, days, is_short):
    notice = Notice(kind=kind, starts_at=MONDAY, ends_at=MONDAY + days * DAY)
    assert site_notices.is_short_notice(notice, MONDAY) == is_short
    assert site_notices.is_short_notice(notice, MONDAY - 30 * DAY) == is_short


def test_holidays_are_no_working_days(settings):
    notice = Notice(kind="downtime", starts_at=MONDAY, ends_at=MONDAY + 9 * DAY)
    settings.HOLIDAYS = frozenset([(MONDAY + DAY).date()])
    assert site_notices.is_short_notice(notice, MONDAY)


def test_a_late_announcement_is_warned_of_and_saved(sign_in, people):
    client = sign_in(people.root)
    page = client.post(ADD, posted(ends=DAY, kind="downtime"), follow=True).content.decode()
    assert "ít nhất 7 ngày làm việc" in page
    assert Notice.objects.count() == 1
    page = client.post(ADD, posted(ends=20 * DAY, kind="downtime"), follow=True).content.decode()
    assert "ít nhất 7 ngày làm việc" not in page
