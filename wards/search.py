"""Looking up what is listed in the back office: without marks, in any order, by how words begin.

"duc giang" finds "Phường Đức Giang", "rac" does not find "trác". What is typed between two spaces
stands together: "108-KH/QU" finds the number and not any text that has 108 in it.
"""

import re

from django.contrib.auth import get_user_model
from django.db.models import Q

from wards.models import Unit
from wards.people import full_name
from wards.text import search_words, words_key

_DIGIT = re.compile(r"\d")
_MOST_PHRASES = 10  # each costs a comparison for every row


def phrases(typed: str) -> list[str]:
    """Return the folded phrases of what was `typed`; [] if there is nothing to look for."""
    folded = (words_key(part) for part in typed.split())
    return list(dict.fromkeys(filter(None, folded)))[:_MOST_PHRASES]


def begins_in(column: str, phrase: str) -> Q:
    """The condition that `phrase` begins at a word of `column`, which holds a `words_key`."""
    found = Q()
    for typed in _spellings(phrase):
        found |= Q(**{f"{column}__startswith": typed}) | Q(**{f"{column}__contains": f" {typed}"})
    return found


def is_in(text: str, found: list[str]) -> bool:
    """Whether each of the phrases `found` begins at a word of `text`: the same rule in memory.

    Here "8" finds "08", too; a column would have to hold that.
    """
    words = "".join(f" {spelling}" for spelling in _spellings(words_key(text)))
    return all(any(f" {typed}" in words for typed in _spellings(phrase)) for phrase in found)


def _spellings(key: str) -> list[str]:
    """A `words_key` as it is and as search has it: "108kh qu" is "108 kh qu", "08" is "8"."""
    return [key, " ".join(search_words(key))] if _DIGIT.search(key) else [key]


def unit_names() -> dict[int, str]:
    """The words by which each unit is found: its own name and those above it, up to the ward.

    Many wards have a cell 19, so people type the ward as well; of the city all units are. One
    query.
    """
    rows = {
        pk: (parent, kind, words)
        for pk, parent, kind, words in Unit.objects.values_list(
            "pk", "parent_id", "kind", "name_words"
        )
    }
    above_wards = (Unit.Kind.CITY, Unit.Kind.DISTRICT)
    found = {}
    for pk, (parent, kind, words) in rows.items():
        names, seen = [words], {pk}
        while parent in rows and parent not in seen and kind not in Unit.WARD_LEVEL:
            seen.add(parent)
            parent, kind, words = rows[parent]
            if kind in above_wards:
                break
            names.append(words)
        found[pk] = " ".join(names)
    return found


def user_names() -> dict[int, str]:
    """The words by which each account is found. One query.

    Accounts are the staff of a city, some hundreds: they are folded here.
    """
    users = get_user_model().objects.only("pk", "username", "first_name", "last_name", "email")
    return {user.pk: f"{full_name(user)} {user.get_username()} {user.email}" for user in users}


def _all_in(names: dict[int, str], wanted: list[str]) -> list[int]:
    return [pk for pk, words in names.items() if is_in(words, wanted)]


class FoldedUnits:
    """Searches a list of units, for its page and for fields that complete."""

    search_help_text = "Tên đơn vị hoặc tên phường, không cần dấu, thứ tự nào cũng được."

    def get_search_results(self, request, queryset, search_term):
        """The units in whose name, or that of the ward they are of, all that was typed begins."""
        if wanted := phrases(search_term):
            named = _all_in(unit_names(), wanted)
            queryset = queryset.filter(Q(pk__in=named) | Q(slug=search_term.strip()))
        return queryset, False


class FoldedPeople:
    """Searches the list of accounts, for its page and for fields that complete."""

    search_help_text = "Họ tên hoặc tên tài khoản, không cần dấu."

    def get_search_results(self, request, queryset, search_term):
        """The accounts in whose name, address or account all that was typed begins."""
        if wanted := phrases(search_term):
            queryset = queryset.filter(pk__in=_all_in(user_names(), wanted))
        return queryset, False


class FoldedMemberships:
    """Searches the list of roles: "van a duc giang" finds those of Văn A in Đức Giang."""

    search_help_text = "Họ tên, tài khoản hoặc đơn vị, không cần dấu, thứ tự nào cũng được."

    def get_search_results(self, request, queryset, search_term):
        """The roles in whose person or unit each phrase begins: some in the one, some in other."""
        wanted = phrases(search_term)
        units, users = (unit_names(), user_names()) if wanted else ({}, {})
        for phrase in wanted:
            of_person = Q(user__in=_all_in(users, [phrase]))
            queryset = queryset.filter(of_person | Q(unit__in=_all_in(units, [phrase])))
        return queryset, False
