"""The first page of the back office: one glance tells each person what to do next."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from articles.editorial import home, housekeeping, office, overview, rules, workflow
from articles.editorial.review import queue
from articles.editorial.rules import Action
from articles.editorial.working_hours import ZONE
from articles.models import Article
from tests.desk import approve, grant, rush, sign, stored, write
from tests.makers import unit
from wards import scope
from wards.models import Unit

pytestmark = pytest.mark.django_db

State = Article.State
DAY = timedelta(days=1)
LIST = "/admin/articles/article/"


@pytest.fixture
def first_page(sign_in):
    def look(user):
        return sign_in(user).get(reverse("admin:index")).content.decode()

    return look


@pytest.fixture
def submit(make_article, people):
    """`submit(title, by=…, at=…, **fields)`: a post in review."""

    def run(title, by=None, at=None, **fields):
        by = by or people.clerk
        article = make_article(title=title, author=by, **fields)
        workflow.note_edit(article, by, created=True)
        return workflow.submit(article.pk, by=by, at=at)

    return run


def titles(articles) -> list[str]:
    return [article.title for article in articles]


def count(client, query: str) -> int:
    """How many the list shows to which a number leads."""
    return client.get(f"{LIST}?{query}").context["cl"].result_count


# --- who writes ---


def test_a_writer_sees_what_came_back_and_why(first_page, people, submit):
    article = submit("Ngõ 5 sạch")
    workflow.send_back(article.pk, by=people.reviewer, reason="Thiếu giờ.")
    page = first_page(people.clerk)
    assert "Cần sửa lại" in page and "Ngõ 5 sạch" in page and "Thiếu giờ." in page
    assert page.index("Thiếu giờ.") < page.index("Viết bài") < page.index("Bản nháp")
    assert "Ngõ 5 sạch" not in first_page(people.other_clerk)
    workflow.submit(article.pk, by=people.clerk)
    assert "Cần sửa lại" not in first_page(people.clerk)


def test_a_writer_sees_their_own_first_then_their_units(people, make_article, city):
    grant(people.stranger, city.viet_hung, "writer")
    for number in range(4):
        make_article(title=f"Của Hương {number}")
    for number in range(3):
        make_article(title=f"Của Lạ {number}", author=people.stranger)
    make_article(title="Bồ Đề", unit=city.new_bo_de, author=people.other_clerk)
    assert titles(home.of(people.clerk).drafts.shown) == [
        *(f"Của Hương {number}" for number in (3, 2, 1, 0)),
        "Của Lạ 2",
    ]
    assert titles(home.of(people.stranger).drafts.shown)[:3] == [f"Của Lạ {n}" for n in (2, 1, 0)]


def test_a_writer_sees_with_whom_a_post_waits_and_how_long(first_page, people, submit):
    article = submit("Ngõ 5 sạch", at=timezone.now() - 3 * DAY)
    page = first_page(people.clerk)
    assert "Chờ 3 ngày · hoa, lan, minh có thể duyệt" in page
    housekeeping.claim(article.pk, by=people.reviewer)
    assert "Chờ 3 ngày · minh nhận lúc" in first_page(people.clerk)


def test_a_writer_is_told_where_nobody_can_approve(first_page, people, submit):
    article = submit("Ngõ 5 sạch")
    for who in (people.reviewer, people.second_reviewer, people.chief):
        workflow.note_edit(stored(article), who, created=False)
    assert "hiện chưa có ai duyệt được" in first_page(people.clerk)


def test_counts_are_of_ones_own_units_and_lead_to_what_they_count(
    sign_in, people, make_article, publish, city
):
    grant(people.stranger, city.viet_hung, "writer")
    for state, number in ((State.DRAFT, 2), (State.SUBMITTED, 3), (State.RETURNED, 1)):
        for _ in range(number):
            make_article(state=state)
        make_article(state=state, author=people.stranger)
    make_article(unit=city.new_bo_de)
    make_article(deleted_at=timezone.now())
    publish(make_article())
    publish(make_article(author=people.stranger))
    publish(make_article(), at=timezone.now() - 40 * DAY)
    desk, client = home.of(people.clerk), sign_in(people.clerk)
    sections = (desk.returned, desk.drafts, desk.in_review, desk.published)
    assert [s.own.number for s in sections] == [1, 2, 3, 1]
    assert [s.everybody.number for s in sections] == [2, 3, 4, 2]
    for section in sections:
        for figure in (section.own, section.everybody):
            assert count(client, figure.query) == figure.number, figure


def test_where_somebody_reviews_their_desk_shows_only_what_they_wrote(people, make_article):
    make_article(state=State.RETURNED)
    make_article(title="Của Minh", author=people.reviewer)
    desk = home.of(people.reviewer)
    assert (titles(desk.drafts.shown), desk.returned.shown) == (["Của Minh"], [])
    assert desk.drafts.everybody is None


def test_a_post_is_one_tap_away_and_nothing_is_for_those_without_a_role(first_page, people):
    assert "Viết bài" in first_page(people.clerk)
    assert "Viết bài" not in first_page(people.stranger)
    assert "Việc gần đây" not in first_page(people.stranger)


# --- who reviews ---


def waiting(user, at=None) -> list[str]:
    return [one.article.title for one in queue.of(user, at).to_decide]


def test_what_waited_longest_is_first_and_past_the_hours_it_says_so(
    first_page, people, submit, settings
):
    now = datetime(2026, 11, 24, 10, tzinfo=ZONE)  # a Tuesday
    settings.REVIEW_HOURS, settings.HOLIDAYS = 8, frozenset()
    submit("Mới", at=now - timedelta(hours=1))
    submit("Đúng giờ", at=datetime(2026, 11, 23, 10, 1, tzinfo=ZONE))
    submit("Quá giờ", at=datetime(2026, 11, 23, 10, tzinfo=ZONE))
    submit("Thứ sáu", at=datetime(2026, 11, 20, 17, tzinfo=ZONE))
    assert waiting(people.reviewer, now) == ["Thứ sáu", "Quá giờ", "Đúng giờ", "Mới"]
    late = [one.is_late for one in queue.of(people.reviewer, now).submissions]
    assert late == [True, True, False, False]
    settings.HOLIDAYS = frozenset({datetime(2026, 11, 23).date()})
    late = [one.is_late for one in queue.of(people.reviewer, now).submissions]
    assert late == [False, False, False, False]
    settings.HOLIDAYS = frozenset()
    submit("Rất lâu", at=timezone.now() - 9 * DAY)
    assert "Chờ quá 8 giờ làm việc" in first_page(people.reviewer)


def test_what_somebody_cannot_approve_stands_apart_with_the_reason(first_page, people, submit):
    mine = submit("Tôi đã sửa")
    write(mine, people.reviewer, lead="Một chữ.")
    submit("Của người khác")
    page = first_page(people.reviewer)
    assert "Chờ bạn duyệt: 1 bài" in page and "Chờ người khác duyệt: 1 bài" in page
    assert page.index("Của người khác") < page.index("Chờ người khác duyệt") < page.index("Tôi đã")
    assert "Bạn đã viết hoặc sửa bài này" in page


@pytest.fixture
def all_sorts(people, city, submit, publish, make_article):
    """Every reason for which a post may wait for somebody else."""
    kind = Unit.Kind
    strict = unit(kind.WARD, "Phường Hai Chữ Ký", "hai-chu-ky", city.top, two_signatures=True)
    grant(people.stranger, strict, "reviewer")
    grant(people.other_clerk, strict, "writer")
    found = [submit("Thường"), submit("Có tay Minh")]
    write(found[1], people.reviewer, lead="Khác.")
    found += [submit(f"Hai chữ ký {n}", people.other_clerk, unit=strict) for n in range(3)]
    sign(found[3], people.stranger)
    sign(found[4], people.stranger)
    write(found[4], people.second_reviewer, lead="Chữ ký cũ không còn.")
    published = submit("Đã đăng")
    approve(published, people.chief)
    workflow.revise(published.pk, by=people.clerk)
    found.append(workflow.submit(published.pk, by=people.clerk))
    due = submit("Hẹn giờ")
    approve(due, people.chief, starts_at=timezone.now() + DAY)
    workflow.revise(due.pk, by=people.clerk)
    found.append(workflow.submit(due.pk, by=people.clerk))
    housekeeping.claim(found[0].pk, by=people.reviewer)
    rush(make_article(title="Khẩn"), people.chief)
    return found


def test_the_queue_and_the_rules_agree(all_sorts, people):
    for user in (people.reviewer, people.second_reviewer, people.chief, people.stranger):
        for one in queue.of(user).submissions:
            article = stored(one.article)
            approves, signs = (rules.can(user, a, article) for a in (Action.APPROVE, Action.SIGN))
            why = None if signs else rules.why_not(user, Action.APPROVE, article)
            assert (one.obstacle is None) == (approves or signs), (user, article)
            assert one.obstacle == why, (user, article)
            assert one.may_claim == rules.can(user, Action.CLAIM, article)
            assert one.may_release == rules.can(user, Action.RELEASE, article)
    assert {one.article for one in queue.of(people.chief).submissions} == set(all_sorts)
    told = {one.obstacle for one in queue.of(people.reviewer).others}
    assert len(told) == 3, told  # own hand, first signature, another edition to come


def test_an_emergency_is_shown_to_whom_it_waits_for_and_apart_to_who_made_it(all_sorts, people):
    def shown(user, part):
        return [one.edition.title for one in getattr(queue.of(user), part)]

    assert shown(people.reviewer, "to_clear") == ["Khẩn"]
    assert shown(people.chief, "to_clear") == []
    assert shown(people.chief, "others_to_clear") == ["Khẩn"]


# --- who answers for units ---


def said(user, at=None) -> dict[str, dict[str, int]]:
    rows = overview.of(user, queue.of(user, at), at).rows
    return {
        row.unit.name: {key: figure.number for key, figure in row.figures.items()} for row in rows
    }


def test_a_chief_sees_each_unit_of_which_there_is_something_to_say(
    all_sorts, people, sign_in, make_article, city
):
    make_article(unit=city.new_bo_de)
    make_article(unit=city.new_bo_de, state=State.RETURNED)
    assert said(people.chief) == {
        "Phường Bồ Đề": {"drafts": 1, "returned": 1},
        "Phường Hai Chữ Ký": {"waiting": 3},
        "Phường Việt Hưng": {"waiting": 4, "rushed": 1, "published": 2, "scheduled": 1},
    }
    client = sign_in(people.chief)
    for row in overview.of(people.chief, queue.of(people.chief)).rows:
        for key, figure in row.figures.items():
            assert count(client, figure.query) == figure.number, (row.unit, key)
    assert overview.of(people.reviewer, queue.of(people.reviewer)) is None


def test_a_chief_sees_where_something_waits_too_long_first(people, submit, city):
    submit("Mới")
    submit("Lâu", people.other_clerk, at=timezone.now() - 9 * DAY, unit=city.new_bo_de)
    seen = overview.of(people.chief, queue.of(people.chief))
    assert [row.unit.name for row in seen.urgent] == ["Phường Bồ Đề"]
    assert [row.unit.name for row in seen.calm] == ["Phường Việt Hưng"]


def test_silent_units_are_told_by_how_long(people, city, publish, make_article):
    wards = {}
    for days in (5, 29, 31, 61, 89, 91, 400):
        name = f"Phường {days}"
        wards[days] = unit(Unit.Kind.WARD, name, f"phuong-{days}", city.top)
        publish(make_article(unit=wards[days]), at=timezone.now() - days * DAY)
    unit(Unit.Kind.WARD, "Phường Im", "phuong-im", city.top)
    cell = unit(Unit.Kind.PARTY_CELL, "Chi bộ có người viết", "chi-bo-moi", wards[5])
    grant(people.stranger, cell, "writer")
    unit(Unit.Kind.RESIDENTIAL_GROUP, "Tổ không có ai viết", "to-khong", city.viet_hung)
    Unit.objects.filter(pk=city.viet_hung.pk).update(opened_on=timezone.localdate() - 3 * DAY)
    silences = overview.of(people.chief, queue.of(people.chief)).silences
    assert [(s.days, [u.name for u in s.units]) for s in silences] == [
        (
            90,
            ["Chi bộ có người viết", "Phường 91", "Phường 400", "Phường Bồ Đề", "Phường Im"],
        ),
        (60, ["Phường 61", "Phường 89"]),
        (30, ["Phường 31"]),
    ]


# --- who administers, and what one did ---


def test_an_administrator_sees_accounts_without_a_role_and_what_happened(
    first_page, people, city, submit
):
    submit("Ngõ 5 sạch")
    page = first_page(people.root)
    assert "Tài khoản chưa có vai trò" in page and ">la</a>" in page
    assert "Ngõ 5 sạch" in page and "Trình duyệt · huong" in page
    grant(people.stranger, city.viet_hung, "writer")
    assert "Tài khoản chưa có vai trò" not in first_page(people.root)
    get_user_model().objects.create_user("nghi", is_staff=True, is_active=False)
    assert office.of(people.root).idle_accounts == []
    assert office.of(people.chief) is None


def test_everybody_sees_what_they_did_themselves_in_their_reach(first_page, people, submit, city):
    article = submit("Ngõ 5 sạch")
    assert [d.what for d in office.recent(people.clerk)] == ["Trình duyệt", "Tạo bài"]
    assert "Việc gần đây của bạn" in first_page(people.clerk)
    assert office.recent(people.reviewer) == []
    housekeeping.reassign(article.pk, by=people.chief, to=city.new_bo_de)
    assert office.recent(people.clerk) == []


def test_the_admins_own_list_is_there_folded_away(first_page, people):
    page = first_page(people.clerk)
    assert '<details class="home-apps">' in page
    assert page.index("Các mục quản trị") < page.index('class="model-article')


# --- what it costs ---

QUERIES = {"clerk": 24, "reviewer": 26, "chief": 44, "root": 12}


@pytest.mark.parametrize("who", QUERIES)
def test_the_first_page_costs_the_same_whatever_waits(
    who, sign_in, people, all_sorts, make_article, submit, publish, city, django_assert_num_queries
):
    client = sign_in(getattr(people, who))
    client.get(reverse("admin:index"))  # what is asked once, like content types
    with django_assert_num_queries(QUERIES[who]):
        client.get(reverse("admin:index"))
    for number in range(5):
        ward = unit(Unit.Kind.WARD, f"Phường {number}", f"phuong-{number}", city.top)
        grant(people.other_clerk, ward, "writer")
        for at, by in ((city.viet_hung, people.clerk), (ward, people.other_clerk)):
            make_article(unit=at, author=by)
            make_article(state=State.RETURNED, unit=at, author=by)
            submit(f"Bài {number}", unit=at, by=by)
            publish(make_article(unit=at, author=by))
        rush(make_article(), people.chief)
        claimed = submit("Nhận")
        housekeeping.claim(claimed.pk, by=people.second_reviewer)
    with django_assert_num_queries(QUERIES[who]):
        client.get(reverse("admin:index"))


def test_scope_of_many_units_is_the_scope_of_each(people, city):
    grant(people.stranger, city.viet_hung, "reviewer")
    ids = list(Unit.objects.values_list("pk", flat=True))
    many = scope.holders_by_unit(ids, scope.Role.REVIEWER)
    assert many == {pk: scope.holders(pk, scope.Role.REVIEWER) for pk in ids}
