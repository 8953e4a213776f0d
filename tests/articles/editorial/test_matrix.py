"""Who may do what, where and when: everybody, at every door, in every state."""

import re

import pytest
from django.apps import apps
from django.utils import timezone

from articles import content
from articles.attachments import entries
from articles.editorial import rules, standing
from articles.editorial.lists.filters import FilterForm
from articles.editorial.moves import MOVES
from articles.editorial.review.forms import ReviewForm
from articles.editorial.rules import Action
from articles.models import Event
from tests.articles.editorial import matrix_actions as actions
from tests.articles.editorial import matrix_doors as doors
from tests.articles.editorial import matrix_forgeries as forgeries
from tests.articles.editorial import matrix_table as table
from tests.articles.editorial.matrix_watch import Watch, undone
from tests.articles.editorial.matrix_world import RICH, secret, token
from wards import scope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_media_of_world", "_quiet")]


# --- the rules ---


def test_the_table_and_the_rules_agree_in_every_cell(world):
    assert set(table.ACTIONS) == {action.name for action in Action}
    wrong, asked = [], 0
    for who in table.WHO:
        user = world.people[who]
        scope.remember(user)
        for (place, public), article in world.articles.items():
            stands = standing.of(article)
            for desk in table.DESK:
                put(article, desk, world.now)
                for name in table.ACTIONS:
                    expected = table.may(who, name, place, desk, public)
                    if rules.can(user, Action[name], article, stands) != expected:
                        wrong.append(f"{who}, {name}, {place}, {desk}, {public}: not {expected}")
                    asked += 1
            put(article, "draft", world.now)
    assert not wrong, f"{len(wrong)} of {asked}:\n" + "\n".join(wrong[:60])


def put(article, desk: str, now) -> None:
    """Bring this object, not its row, into the desk state; a deleted one was a draft."""
    article.deleted_at = now if desk == "deleted" else None
    article.state = "draft" if desk == "deleted" else desk


def test_two_signatures_are_asked_of_two_people_at_the_right_places(world):
    wrong = []
    signed_by = {None: None, "reviewer": "reviewer", "another": "signer"}
    for place in table.PLACES:
        article = world.articles[place, "never"]
        for said, signer in signed_by.items():
            with undone():
                article.unit.two_signatures, article.state = True, "submitted"
                if signer:
                    sign(article, world.people[signer], world.now)
                for who in table.WHO:
                    for name in ("SIGN", "APPROVE"):
                        expected = table.may_sign_or_approve(who, name, place, said)
                        if rules.can(world.people[who], Action[name], article) != expected:
                            wrong.append(f"{who}, {name}, {place}, by {said}: not {expected}")
        article.unit.two_signatures, article.state = False, "draft"
    assert not wrong, "\n".join(wrong)


def sign(article, by, now) -> None:
    """The first of two signatures under what `article` says now."""
    Event.objects.create(
        article=article,
        action=Event.Action.SIGN,
        actor=by,
        at=now,
        to_state=article.state,
        version=article.version,
        content_hash=content.of_article(article).hash,
    )


# --- the doors ---

FORGED = {
    **{"action": "delete_selected", "_selected_action": "1", "select_across": "1", "index": "0"},
    **{"post": "yes", "_save": "1", "title": "Lén", "state": "settled", "reason": "x"},
}


def sort_of(who: str, place: str) -> str:
    """Which column of the table of doors is about `who` at an article of `place`."""
    if who in table.STRANGERS or who == "root":
        return "root" if who == "root" else "stranger"
    return "in" if table.sees(who, place) else "out"


def test_every_address_of_the_back_office_is_in_the_table():
    assert doors.routes() == doors.DOORS.keys() | doors.SECRET


def test_every_button_is_in_the_table():
    assert MOVES.keys() == actions.MOVES.keys()
    assert {action.name for action in ReviewForm.LABELS} == actions.REVIEW.keys()


def test_each_door_opens_for_whom_it_should_and_tells_nothing_of_other_units(world):
    watch = Watch(world)
    for who in (*table.STRANGERS, "root", "writer", "reviewer", "chief"):
        for place in places_to_walk(who):
            article = world.articles[place, RICH]
            with watch.standing(article, "submitted"):
                for door in doors.DOORS.values():
                    knock(watch, who, place, door, article)
    watch.close()


def places_to_walk(who: str) -> list[str]:
    """Those at which `who` goes to every door: between them, the three roles go everywhere."""
    if who in (*table.STRANGERS, "root"):
        return ["own"]
    return {
        "writer": ["own", "descendant", "part"],
        "reviewer": ["remainder", "above"],
        "chief": ["whole", "land", "sibling"],
    }[who]


def knock(watch, who, place, door, article) -> None:
    """Ask GET and POST at every address by which `door` leads to `article`."""
    if not door.has_article and (who, place) not in STANDS_FOR_ALL:
        return  # it is the same door wherever the article is
    sort = sort_of(who, place)
    column = "in" if sort == "out" and not door.has_article else sort
    for address in doors.addresses(door.route, article):
        answer = watch.ask(who, "GET", address)
        expected = doors.for_rank(door.get[column], who)
        watch.expect(f"{who}, {place}: GET {address}", expected, answer)
        if door.post[column] != "do" and (who, place) in POSTS:
            answer = watch.ask(who, "POST", address, FORGED | {"_selected_action": article.pk})
            expected = doors.for_rank(door.post[column], who)
            watch.expect(f"{who}, {place}: POST {address}", expected, answer)


# Of each sort of people, who posts to every door; and who asks at those that lead to no article.
POSTS = {("stranger", "own"), ("chief", "whole"), ("chief", "sibling"), ("root", "own")}
STANDS_FOR_ALL = {("stranger", "own"), ("writer", "own"), ("chief", "whole"), ("root", "own")}


def test_who_may_not_sign_in_meets_the_login_page_at_every_door(world):
    watch, article = Watch(world), world.articles["own", RICH]
    for who in table.LOCKED_OUT:
        for door in doors.DOORS.values():
            get, post = doors.OPEN.get(door.route, ("login", "login"))
            for address in doors.addresses(door.route, article):
                watch.expect(f"{who}: GET {address}", get, watch.ask(who, "GET", address))
                if who in ("anonymous", "off"):
                    answer = watch.ask(who, "POST", address, FORGED)
                    watch.expect(f"{who}: POST {address}", post, answer)
    watch.close()


def test_what_is_out_of_reach_does_not_exist_whatever_its_state(world):
    watch = Watch(world)
    kept = [world.articles[place, state] for place in table.OUT_OF_REACH for state in table.PUBLIC]
    for number, article in enumerate([*kept, world.lost, world.target]):
        who, desk = ("chief", "writer", "reviewer")[number % 3], table.DESK[number % 5]
        with watch.standing(article, desk):
            for address in own_pages(article)[number % 3 :: 3]:
                watch.expect(f"{who}, {desk}: {address}", "404", watch.ask(who, "GET", address))
    watch.close()


def test_pages_of_ones_own_tell_nothing_of_others_in_any_state(world):
    watch = Watch(world)
    own = [world.articles[place, state] for place in table.IN_REACH for state in table.PUBLIC]
    for number, article in enumerate([world.found, *own]):
        who, desk = ("chief", "writer", "reviewer")[number % 3], table.DESK[number % 5]
        with watch.standing(article, desk):
            pages = own_pages(article)
            # The first place is seen whole, of the others a different page each time.
            for address in pages if number <= len(table.PUBLIC) else [pages[number % len(pages)]]:
                answer = watch.ask(who, "GET", address)
                watch.expect(f"{who}, {desk}: {address}", "200 302", answer)
    watch.close()


def own_pages(article) -> list[str]:
    """The pages on which most of an article, or of what it leads to, can be read."""
    start = f"/admin/articles/article/{article.pk}/"
    pages = ("change/", "history/", "xu-ly/", "duyet/", "nhu-ngay/", "xem-truoc/khung/")
    today = f"{timezone.localdate():%d/%m/%Y}"
    found = [start + page + (f"?ngay={today}" if "ngay" in page else "") for page in pages]
    if last := article.editions.order_by("number").last():
        found += [
            f"{start}so-sanh/?tu=1&den=nhap",
            f"/admin/articles/edition/{last.pk}/change/",
            f"/admin/articles/event/{article.events.order_by('pk').last().pk}/change/",
        ]
    return found


def test_what_belongs_to_another_article_is_not_reached_through_ones_own(world):
    watch = Watch(world)
    own, other = world.articles["own", RICH], world.articles["sibling", RICH]
    start = "/admin/articles/article/{}/"
    for one, another in ((own, other), (other, own)):
        photo, link = another.photos.get(), another.preview_links.get()
        edition = another.editions.get(number=1)
        printed = edition.photos.get()
        for ending in (
            f"anh/{photo.pk}/",
            f"anh/{10**30}/",
            f"ban/1/anh/{printed.pk}/",
            f"ban/{10**30}/anh/{printed.pk}/",
            f"tep/{entries.read(another.attachments)[0].key}/",
            f"tep/{'0' * 16}/",
            f"go-anh/{photo.digest}/",
            f"go-anh/{printed.digest}/",
        ):
            address = start.format(one.pk) + ending
            watch.expect(address, "404", watch.ask("chief", "GET", address))
        address = f"{start.format(one.pk)}xem-truoc/lien-ket/{link.pk}/thu-hoi/"
        watch.expect(address, "404", watch.ask("chief", "POST", address))
    watch.close()


# --- the buttons ---


def test_every_button_works_for_whom_it_should_and_changes_nothing_for_others(world):
    watch = Watch(world)
    for ending, button in actions.buttons().items():
        for place in table.PLACES:
            article = world.articles[place, button.public]
            with watch.standing(article, button.desk, button.action == "SIGN"):
                for who in who_presses(place, button):
                    press(watch, who, place, ending, button)
        desk, public = button.elsewhere
        if public:
            article = world.articles["own", public]
            with watch.standing(article, desk, button.action == "SIGN"):
                for who in ("writer", "chief"):
                    press(watch, who, "own", ending, button, desk, public)
    watch.close()


def who_presses(place: str, button) -> tuple[str, ...]:
    """Everybody at one's own unit; elsewhere a chief, and others between them everywhere."""
    if place == "own":
        hands_count = button.action == "SIGN" or table.ACTIONS[button.action].whose
        others = set(table.MEMBERS) - {"writer", "reviewer", "chief"} if hands_count else ()
        return ("stranger", "root", "writer", "reviewer", "chief", *others)
    others = {"descendant": "writer", "remainder": "reviewer", "part": "reviewer"}
    others |= {"sibling": "root", "above": "writer"}
    return tuple(filter(None, ("chief", others.get(place))))


def press(watch, who, place, ending, button, desk=None, public=None) -> None:
    """Press a button and compare what comes of it with the table."""
    desk, public = desk or button.desk, public or button.public
    article = watch.world.articles[place, public]
    if button.action == "SIGN":
        expected = desk == "submitted" and table.may_sign_or_approve(who, "SIGN", place, None)
    else:
        expected = table.may(who, button.action, place, desk, public)
    data = button.data(watch.world, article)
    if "user" in data:
        data["user"] = watch.world.people[who].pk
    answer = watch.ask(who, "POST", actions.address(ending, article), data, freely=expected)
    cell = f"{who}, {place}, {desk}, {public}: {ending}"
    if expected:
        watch.expect(cell, button.answer, answer, may_change=True)
        if bool(answer.changes) != button.writes:
            watch.problems.append(f"{cell}: changed {answer.changes}")
    else:
        hidden = button.for_strangers if who in table.STRANGERS else "404"
        watch.expect(cell, "200 302 403" if table.sees(who, place) else hidden, answer)


# --- lists, searches, choices ---

ASKED_FREELY = (
    *("q=chimhoangyen", "q=congkhai", "e=1", "o=-2.1", "all=", "p=1", "_popup=1", "_to_field=id"),
    *("_facets=True", "cong_khai=live", "cong_khai=redirected", "da_xoa=co", "dang_khan=cho"),
    *("dang_luc=thang-nay", "state__exact=draft", "don_vi={unit}", "don_vi=ben", "xep=cu-nhat"),
    *("chuyen_muc={category}", "nguoi_viet={user}", "nguoi_viet=toi", "dang_tu=2020-01-01"),
    *("dang_den=2030-01-01", "sua_tu=2020-01-01", "sua_den=2030-01-01", "sau=0-1", "truoc=0-1"),
    *(
        "author__id__exact={user}",
        "unit={unit}",
        "unit__id__exact={unit}",
        "article={article}",
        "id__in={article}",
    ),
    *("category={category}", "article__id__exact={article}", "redirect_to={article}"),
)
# These would tell something of rows beside the list: whose they are, whether they are there.
REFUSED = (
    *("_to_field=title", "_to_field=author__password", "unit__memberships__user={user}"),
    *("author__password__startswith=md5", "article__unit__memberships__role=chief"),
    *("actor__password__startswith=md5", "approved_by__password__startswith=md5"),
    *("unit__articles__title__startswith=chim", "article__author__username=writer"),
)
# And of what points at the rows of the lists that all staff may see.
POINTING = (
    *("articles={article}", "articles__in={article}", "articles__isnull=False", "editions=1"),
    *("articles__title__startswith=chim", "memberships={user}", "articles_about={article}"),
    *("memberships__user={user}", "events={event}", "photos__isnull=False", "preview_links=1"),
)


def test_every_filter_of_the_list_is_asked():
    assert FilterForm.base_fields.keys() <= {query.partition("=")[0] for query in ASKED_FREELY}


def test_lists_searches_and_filters_show_ones_own_and_refuse_to_be_questioned(world):
    watch, other = Watch(world), world.articles["sibling", RICH]
    words = {
        "unit": other.unit_id,
        "category": other.category_id,
        "article": other.pk,
        "user": world.people["signer"].pk,
        "event": other.events.first().pk,
    }
    registers = [
        route for route in doors.DOORS if re.fullmatch(r"admin/(articles|wards)/\w+/", route)
    ]
    lists = [route for route in registers if doors.DOORS[route].get["in"] == "200"]
    assert len(lists) >= 10
    for number, route in enumerate(lists):
        who = ("writer", "chief", "reviewer")[number % 3]
        for query in ASKED_FREELY:
            address = f"/{route}?{query.format(**words)}"
            watch.expect(f"{who}: {address}", "200 302 400", watch.ask(who, "GET", address))
        for query in (*REFUSED, *POINTING):
            # 302 is to "?e=1": there is no such field.
            address = f"/{route}?{query.format(**words)}"
            watch.expect(f"{who}: {address}", "302 400", watch.ask(who, "GET", address))
    watch.close()


def test_each_list_shows_what_is_in_reach(world):
    """Without this, the lists above could pass by being empty."""
    watch = Watch(world)
    for name in ("article", "event", "viewcount", "dailyviews", "importedpage", "redaction"):
        for place in table.IN_REACH:
            sought = secret(place) if name == "event" else ""  # there are more than a page has
            address = f"/admin/articles/{name}/?q={sought}&all="
            assert secret(place) in watch.ask("writer", "GET", address).text, (name, place)
    assert "congkhaiwhole" in watch.ask("writer", "GET", "/admin/articles/edition/?all=").text
    shown = watch.ask("reviewer", "GET", f"/admin/articles/article/?q={secret('own')}").text
    assert f"{secret('own')}never-title" in shown
    watch.close()


def test_choices_to_complete_offer_nothing_of_other_units(world):
    watch = Watch(world)
    for app in apps.get_app_configs():
        for model in app.get_models():
            for field in model._meta.get_fields():
                if field.is_relation and field.concrete and field.related_model:
                    for who in ("writer", "chief", "stranger"):
                        complete(watch, who, app.label, model, field)
    watch.close()


def complete(watch, who, app, model, field) -> None:
    """Type into a field that completes: whose, the back office asks the target's page."""
    for term in ("chimhoangyen", "congkhai", ""):
        address = (
            f"/admin/autocomplete/?app_label={app}&model_name={model._meta.model_name}"
            f"&field_name={field.name}&term={term}"
        )
        answer = watch.ask(who, "GET", address)
        staff_may = field.related_model._meta.app_label in ("articles", "wards")
        wanted = "200 403 404" if staff_may and who != "stranger" else "403 404"
        watch.expect(f"{who}: {address}", wanted, answer)


def test_the_page_one_begins_on_names_what_waits_for_one_and_nothing_of_other_units(world):
    watch = Watch(world)
    waits_for = {"submitted": table.RANKS, "returned": ("writer",)}
    for place in table.PLACES:
        for desk, roles in waits_for.items():
            with watch.standing(world.articles[place, "never"], desk):
                for who in (*table.MEMBERS, *table.STRANGERS):
                    named = f"{secret(place)}never-title" in watch.ask(who, "GET", "/admin/").text
                    if named != (table.WHO[who].role in roles and table.PLACES[place]):
                        watch.problems.append(f"{who}, {place}, {desk}: named: {named}")
    watch.close()


# --- secret links ---


def test_a_secret_link_opens_its_own_article_and_nothing_else(world):
    watch = Watch(world)
    theirs = world.articles["sibling", RICH]
    other, key = theirs.photos.get().pk, entries.read(theirs.attachments)[0].key
    for place in ("own", "sibling"):
        article = world.articles[place, RICH]
        start, photo = f"/xem-truoc/{token(article)}/", article.photos.get()
        for desk in table.DESK:
            opens = "404" if desk == "deleted" else "200"
            with watch.standing(article, desk):
                # Its words are for whoever has the link: an administrator's eyes count as that.
                file = f"{start}tep/{entries.read(article.attachments)[0].key}/"
                for address in (start, f"{start}anh/{photo.pk}/", file):
                    watch.expect(f"{desk}: {address}", opens, watch.ask("root", "GET", address))
    own = f"/xem-truoc/{token(world.articles['own', RICH])}/"
    for who in ("anonymous", "stranger", "chief"):
        strange = (f"anh/{other}/", f"anh/{10**30}/", f"tep/{key}/")
        for address in (*(f"{own}{end}" for end in strange), "/xem-truoc/khong-co/"):
            watch.expect(f"{who}: {address}", "404", watch.ask(who, "GET", address))
        for address in (own, f"{own}anh/{other}/", f"{own}tep/{key}/"):
            watch.expect(f"{who}: {address}", "405", watch.ask(who, "POST", address))
    watch.close()


# --- forgeries ---


def test_forged_fields_change_nothing_that_the_form_does_not_show(world):
    watch, article = Watch(world), world.articles["own", RICH]
    start = f"/admin/articles/article/{article.pk}/change/"
    for name, fields in forgeries.ignored(world).items():
        for address in (start, "/admin/articles/article/add/"):
            data = actions.form(article) | fields
            answer = watch.ask("writer", "POST", address, data)
            for problem in forgeries.wrong(world, article, answer, is_new=address != start):
                watch.problems.append(f"{name}: POST {address}: {problem}")
    for name, fields in forgeries.refused(world, article).items():
        answer = watch.ask("writer", "POST", start, actions.form(article) | fields)
        watch.expect(name, "200 400 403", answer)
    watch.close()


def test_forged_decisions_and_moves_change_nothing(world):
    watch = Watch(world)
    for ending, desk, public, data in forgeries.moves(world):
        article = world.articles["own", public]
        with watch.standing(article, desk):
            address = f"/admin/articles/article/{article.pk}/{ending}"
            answer = watch.ask("chief", "POST", address, data)
            watch.expect(f"{address} {data}", "200 302 404", answer)
    watch.close()


def test_forged_roles_are_not_given(world):
    watch, address = Watch(world), "/admin/wards/membership/add/"
    for who, data in forgeries.roles(world):
        wanted = "200" if who == "chief" else "403"
        watch.expect(f"{who}: {data}", wanted, watch.ask(who, "POST", address, data))
    fit = {"user": world.people["stranger"].pk, "unit": world.units["descendant"].pk}
    fit |= {"role": "chief", "starts_on": "01/02/2026"}
    assert watch.ask("chief", "POST", address, fit).changes.keys() == {"wards.Membership"}
    watch.close()


def test_no_post_is_taken_without_its_token(world):
    watch, article = Watch(world, enforce_csrf=True), world.articles["own", RICH]
    pressed = {actions.address(ending, article): b for ending, b in actions.buttons().items()}
    for door in doors.DOORS.values():
        for address in doors.addresses(door.route, article):
            pressed.setdefault(address.partition("?")[0], None)
    for address, button in pressed.items():
        data = button.data(world, article) if button else FORGED
        for who in ("chief", "root"):
            answer = watch.ask(who, "POST", address, data)
            watch.expect(f"{who}: {address}", "403", answer)
    watch.close()


def test_other_methods_do_nothing(world):
    watch, article = Watch(world), world.articles["own", RICH]
    for door in doors.DOORS.values():
        if door.route.startswith("admin/articles/article/"):
            for address in doors.addresses(door.route, article):
                for method in ("PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
                    answer = watch.ask("chief", method, address)
                    watch.expect(f"{method} {address}", "200 302 400 403 404 405", answer)
    watch.close()


# --- the watch itself ---


def test_the_watch_would_notice_words_photos_and_changes(world):
    watch, article = Watch(world), world.articles["sibling", RICH]
    photo = f"/admin/articles/article/{article.pk}/anh/{article.photos.get().pk}/"
    for address in (f"/admin/articles/article/{article.pk}/change/", "/admin/", photo):
        told = world.told("writer", watch.ask("root", "GET", address))
        assert bool(told) == (address != "/admin/"), address
    with watch.standing(world.articles["own", "never"], "draft"):
        address = actions.address("xu-ly/submit/", world.articles["own", "never"])
        changes = watch.ask("writer", "POST", address).changes
    assert {"articles.Article", "articles.Event", "articles.Submission"} <= changes.keys()
    watch.close()
