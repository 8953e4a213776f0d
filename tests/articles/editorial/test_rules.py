"""The table of rules: who, in which state, for which unit."""

import pytest
from django.utils import timezone

from articles import publishing
from articles.editorial import foureyes, rules, standing, workflow
from articles.editorial.rules import Action
from articles.editorial.standing import Public
from articles.models import Article
from tests.makers import HOUR, NOON
from wards import scope
from wards.models import Membership, Succession, Unit

pytestmark = pytest.mark.django_db

State = Article.State
WRITER = {
    Action.KEEP,
    *(Action.VIEW, Action.EDIT, Action.SUBMIT, Action.RECALL, Action.REVISE, Action.DISCARD),
    *(Action.DELETE, Action.UNDELETE, Action.SHARE, Action.UNSHARE, Action.COPY),
    Action.ANSWER,
}
REVIEWER = WRITER | {
    *(Action.RETURN, Action.SIGN, Action.APPROVE, Action.UNSCHEDULE, Action.RESCHEDULE),
    *(Action.CONFIRM, Action.CLAIM, Action.RELEASE),
}


def test_the_table_has_a_rule_for_every_action():
    assert set(rules.RULES) == set(Action)


@pytest.mark.parametrize(
    ("role", "expected"),
    [("writer", WRITER), ("reviewer", REVIEWER), ("chief", set(Action))],
)
def test_a_role_includes_those_below_it(role, expected):
    ranks = ["writer", "reviewer", "chief"]
    holds = ranks[: ranks.index(role) + 1]
    assert {action for action, rule in rules.RULES.items() if rule.role in holds} == expected


@pytest.mark.parametrize("action", Action)
def test_each_action_is_refused_in_every_other_desk_state(make_article, people, action):
    for state in set(State) - set(rules.RULES[action].desk):
        assert "tình trạng" in rules.why_not(people.chief, action, make_article(state=state))


@pytest.mark.parametrize("who", ["other_clerk", "stranger", "root"])
@pytest.mark.parametrize("action", set(Action) - {Action.VIEW})
def test_without_a_role_in_the_unit_nothing_is_allowed(make_article, people, who, action):
    said = rules.why_not(getattr(people, who), action, make_article())
    assert said.startswith("Bạn không có vai trò")


def test_a_superuser_sees_and_does_nothing_else(make_article, people):
    assert rules.allowed(people.root, make_article()) == [Action.VIEW]


def test_a_deleted_post_can_only_be_taken_back_and_its_links_revoked(make_article, people):
    article = make_article(deleted_at=timezone.now())
    left = [Action.VIEW, Action.KEEP, Action.UNDELETE, Action.UNSHARE]
    assert rules.allowed(people.chief, article) == left


@pytest.fixture
def stories(make_article, publish, people):
    """An article in each public state, by that state, as of NOON plus two hours."""

    def out(**options):
        article = make_article()
        publish(article, at=NOON, **options)
        return article

    found = {Public.NEVER: make_article(), Public.LIVE: out()}
    found[Public.SCHEDULED] = out(starts_at=NOON + 9 * HOUR)
    down = {"by": people.chief, "at": NOON + HOUR}
    found[Public.WITHDRAWN] = out()
    publishing.withdraw(found[Public.WITHDRAWN].pk, public_note="Xem lại.", **down)
    found[Public.REMOVED] = out()
    publishing.remove(found[Public.REMOVED].pk, public_note="Sai.", **down)
    found[Public.REDIRECTED] = out()
    publishing.redirect(found[Public.REDIRECTED].pk, to=found[Public.LIVE], **down)
    return found


def test_the_public_state_of_one_article_and_of_a_list_agree(stories):
    at = NOON + 2 * HOUR
    for state in Public:
        by_list = set(Article.objects.filter(standing.in_public_state(state, at)))
        one_by_one = {a for a in stories.values() if standing.of(a, at).public == state}
        assert by_list == one_by_one == {stories[state]}


def test_each_action_is_refused_in_every_other_public_state(stories, people):
    for action, rule in rules.RULES.items():
        for state in set(Public) - set(rule.public):
            article = stories[state]
            article.state = rule.desk[0]
            stands = standing.of(article, NOON + 2 * HOUR)
            assert "Với bạn đọc" in rules.why_not(people.chief, action, article, stands)


# --- who is asked ---


def grant(user, unit, role):
    Membership.objects.create(user=user, unit=unit, role=role, starts_on="2021-01-01")


def names(steps):
    return [[user.username for user in users] for users in steps]


def test_the_nearest_are_named_first(people, city):
    grant(people.stranger, city.viet_hung, "reviewer")
    assert names(scope.holders(city.viet_hung.pk, "reviewer")) == [["la"], ["hoa", "lan", "minh"]]
    assert names(scope.holders(city.viet_hung.pk, "chief")) == [[], ["hoa"]]


def test_a_closed_wards_people_are_those_of_its_successor(people, city):
    Succession.objects.create(
        predecessor=city.duc_giang,
        successor=city.viet_hung,
        share=Succession.Share.REMAINDER,
        happened_on="2025-07-01",
    )
    assert "huong" in str(names(scope.holders(city.duc_giang.pk, "writer")))


@pytest.mark.parametrize("role", ["writer", "reviewer", "chief"])
def test_both_readings_of_the_same_roles_agree(people, city, role):
    grant(people.stranger, city.duc_giang, "chief")
    everybody = [p for p in vars(people).values() if p != people.root]
    for unit in Unit.objects.all():
        up = {user.pk for users in scope.holders(unit.pk, role) for user in users}
        down = {p.pk for p in everybody if unit.pk in scope.unit_ids(p, role)}
        assert up == down, unit


def test_who_had_a_hand_in_it_is_not_asked(make_article, people):
    article = make_article()
    workflow.note_edit(article, people.reviewer, created=True)
    assert names(foureyes.eligible(article)) == [[], ["hoa", "lan"]]
    assert names([foureyes.nearest(foureyes.eligible(article))]) == [["hoa", "lan"]]
