"""Posts that a chief chooses for the home page: who, for how long, and what is left behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import aftercare, features, workflow
from articles.models import Event, Feature
from articles.public import home_page
from tests.desk import approve, events, grant, stored
from tests.makers import HOUR
from wards import siteversion

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LIST = "/admin/articles/article/trang-chu/"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def live(make_article, people, now):
    """`live("Tin A")`: a post that is out since an hour."""

    def run(title, **fields):
        article = make_article(title=title, **fields)
        by = fields.get("author", people.clerk)
        workflow.note_edit(article, by, created=True)
        workflow.submit(article.pk, by=by)
        approve(article, people.reviewer, at=now - HOUR)
        return stored(article)

    return run


def choose(article, by, place="featured", lasts=7 * DAY, at=None):
    return features.choose(
        article.pk, by=by, place=place, ends_at=(at or timezone.now()) + lasts, at=at
    )


def standing(at=None) -> tuple[str | None, list[str]]:
    """What the home page shows at its top: the lead story's title, and the others'."""
    front = home_page.of(at or timezone.now())
    return front.lead and front.lead.title, [edition.title for edition in front.featured]


def test_a_chief_puts_a_post_on_the_home_page_for_a_time(live, people, now):
    old, new = live("Cũ"), live("Mới")
    before = siteversion.current()
    feature = choose(old, people.chief, "lead", at=now)
    assert siteversion.current() == before + 1
    assert standing(now) == ("Cũ", [])
    assert standing(feature.ends_at - HOUR) == ("Cũ", [])
    assert standing(feature.ends_at)[0] == new.title
    event = Event.objects.latest("pk")
    assert (event.action, event.actor, event.at) == (Event.Action.FEATURE, people.chief, now)
    assert event.edition == old.editions.get()
    local = timezone.localtime(feature.ends_at)
    assert event.reason == f"Tin chính, đến {local:%H:%M ngày %d/%m/%Y}"


def test_chosen_anew_it_comes_first_and_ends_when_it_was_said_last(live, people, now):
    one, other = live("Một"), live("Hai")
    choose(one, people.chief, at=now - HOUR / 2)
    choose(other, people.chief, at=now - HOUR / 3)
    live("Ba", photos=1)
    assert standing() == ("Ba", ["Hai", "Một"])
    choose(one, people.chief, lasts=DAY, at=now - HOUR / 4)
    assert standing() == ("Ba", ["Một", "Hai"])
    assert Feature.objects.get(article=one).ends_at == now - HOUR / 4 + DAY
    assert events(one)[-2:] == ["feature", "feature"]


def test_it_is_ended_at_once(live, people, now):
    article = live("Một")
    choose(article, people.chief, at=now - HOUR / 2)
    before = siteversion.current()
    features.end(article.pk, by=people.chief)
    assert siteversion.current() == before + 1
    assert not Feature.objects.current().exists()
    assert Feature.objects.current(now - HOUR / 3).exists()  # it did stand there
    assert events(article)[-1] == "unfeature"
    with pytest.raises(workflow.Refused, match="không nằm trong những bài được chọn"):
        features.end(article.pk, by=people.chief)
    choose(article, people.chief)
    assert Feature.objects.current().exists()


@pytest.mark.parametrize(
    ("lasts", "reason"),
    [
        (timedelta(0), "Lúc này đã qua"),
        (-DAY, "Lúc này đã qua"),
        (60 * DAY + HOUR, "tối đa 60 ngày"),
    ],
)
def test_no_time_that_is_over_and_none_too_long(live, people, lasts, reason):
    article = live("Một")
    before = siteversion.current()
    with pytest.raises(workflow.Refused, match=reason):
        choose(article, people.chief, lasts=lasts)
    assert siteversion.current() == before
    assert not Feature.objects.exists() and events(article)[-1] == "publish"


def test_only_a_chief_of_the_unit_may(live, people, city, make_article):
    article = live("Một")
    grant(people.stranger, city.new_bo_de, "chief")
    for who in (people.clerk, people.reviewer, people.root, people.stranger):
        with pytest.raises(workflow.Refused, match="không có vai trò"):
            choose(article, who)
    choose(article, people.chief)
    for who in (people.clerk, people.reviewer, people.root, people.stranger):
        with pytest.raises(workflow.Refused, match="không có vai trò"):
            features.end(article.pk, by=who)


def test_what_residents_do_not_have_in_a_list_cannot_be_chosen(live, people, make_article):
    draft, withdrawn = make_article(), live("Một")
    aftercare.withdraw(withdrawn.pk, by=people.chief, public_note="Sai.")
    for article in (draft, withdrawn):
        with pytest.raises(workflow.Refused, match="Với bạn đọc, bài đang ở tình trạng"):
            choose(article, people.chief)


def test_withdrawing_takes_it_from_the_home_page_and_restoring_puts_it_back(live, people):
    article, other = live("Một"), live("Hai")
    choose(article, people.chief, "lead")
    aftercare.withdraw(article.pk, by=people.chief, public_note="Sai.")
    assert standing() == ("Hai", [])
    aftercare.restore(article.pk, by=people.chief)
    assert standing()[0] == "Một"
    aftercare.redirect(article.pk, by=people.chief, to=other)
    assert standing() == ("Hai", [])


# --- the desk ---


def press(client, article, move, **fields):
    data = {f"{move}-{name}": value for name, value in fields.items()}
    return client.post(f"/admin/articles/article/{article.pk}/xu-ly/{move}/", data, follow=True)


def test_the_desk_says_that_it_stands_there_and_until_when(sign_in, people, live):
    article = live("Một")
    client, soon = sign_in(people.chief), timezone.localdate() + 3 * DAY
    page = press(
        client, article, "feature", place="lead", ends_at_0=soon.isoformat(), ends_at_1="09:30"
    ).content.decode()
    said = f"09:30 ngày {soon:%d/%m/%Y}"
    assert f"vị trí “Tin chính”, đến {said}" in page.replace("&quot;", '"')
    assert "Tin chính</strong>" in page and "Một" in page  # the list, where one is led
    page = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert f"trên trang chủ: Tin chính, đến {said}" in page
    assert "Thôi đưa lên trang chủ" in page
    history = client.get(f"/admin/articles/article/{article.pk}/history/").content.decode()
    assert f"Tin chính, đến {said}" in history
    page = press(client, article, "unfeature").content.decode()
    assert "Bài thôi đứng ở đầu trang chủ" in page
    page = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "trên trang chủ:" not in page


def test_a_form_that_asks_too_much_says_so_and_keeps_what_was_typed(sign_in, people, live):
    far = timezone.localdate() + 90 * DAY
    page = press(
        sign_in(people.chief),
        live("Một"),
        "feature",
        **{"place": "lead", "ends_at_0": far.isoformat(), "ends_at_1": "09:30"},
    ).content.decode()
    assert "tối đa 60 ngày" in page and far.isoformat() in page
    assert not Feature.objects.exists()


def test_the_form_offers_a_week(sign_in, people, live):
    article = live("Một")
    page = sign_in(people.chief).get(f"/admin/articles/article/{article.pk}/xu-ly/")
    assert f"{timezone.localdate() + 7 * DAY:%Y-%m-%d}" in page.content.decode()


def test_the_list_has_what_stands_there_in_its_order_and_what_found_no_room(sign_in, people, live):
    for number in range(1, 7):
        choose(live(f"Tin số {number}"), people.chief, "lead" if number == 2 else "featured")
    gone = live("Đã gỡ")
    choose(gone, people.chief)
    aftercare.withdraw(gone.pk, by=people.chief, public_note="Sai.")
    page = sign_in(people.chief).get(LIST).content.decode()
    places = [page.index(f">Tin số {number}</a>") for number in (2, 6, 5, 4, 3, 1)]
    assert places == sorted(places)
    assert page.count("Thôi đưa lên trang chủ<span") == 6
    assert page.count("Chưa có chỗ") == 1 and "Đã gỡ" not in page


def test_a_chief_sees_their_own_units_an_administrator_all_and_others_nothing(
    sign_in, people, live, city
):
    choose(live("Tin Việt Hưng"), people.chief)
    choose(live("Tin Bồ Đề", unit=city.new_bo_de, author=people.other_clerk), people.chief)
    grant(people.stranger, city.new_bo_de, "chief")
    page = sign_in(people.stranger).get(LIST).content.decode()
    assert "Tin Bồ Đề" in page and "Tin Việt Hưng" not in page
    assert "Ngoài ra có 1 bài của đơn vị khác" in page
    page = sign_in(people.root).get(LIST).content.decode()
    assert "Tin Bồ Đề" in page and "Tin Việt Hưng" in page
    assert "Thôi đưa lên trang chủ<span" not in page
    for who in (people.clerk, people.reviewer):
        assert sign_in(who).get(LIST).status_code == 403
        assert LIST not in sign_in(who).get("/admin/").content.decode()
    assert LIST in sign_in(people.chief).get("/admin/").content.decode()


def test_an_empty_list_says_what_stands_there_instead(sign_in, people, city):
    page = sign_in(people.chief).get(LIST).content.decode()
    assert "Hiện không bài nào được chọn" in page
