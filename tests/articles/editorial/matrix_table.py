"""What may be done, by whom, where and when: written from DESIGN's table, not from the rules.

"Public" has three states more than the design's, since they decide something: `waiting` is live
with another edition to come, `rushed` is live by an emergency that nobody has approved since, and
`called-off` was scheduled and never came. Posts that are `live` were chosen for the home page.
"""

from dataclasses import dataclass

DESK = ("draft", "submitted", "returned", "settled", "deleted")
PUBLIC = (
    *("never", "scheduled", "live", "withdrawn", "removed", "redirected"),
    *("waiting", "rushed", "called-off"),
)
# Where the article's unit lies, seen from the unit whose people ask; do their roles reach it?
PLACES = {
    "own": True,
    "descendant": True,
    "whole": True,  # its predecessor by a whole share
    "remainder": True,
    "part": False,
    "land": False,
    "sibling": False,
    "above": False,
}
IN_REACH = tuple(place for place, reached in PLACES.items() if reached)
OUT_OF_REACH = tuple(place for place, reached in PLACES.items() if not reached)
RANKS = ("writer", "reviewer", "chief")


@dataclass(frozen=True)
class Person:
    """Who asks: their role at the unit "own", and what they did to every article, everywhere."""

    role: str | None = None
    touched: bool = False  # wrote into every article since the last approval
    sent: bool = False  # submitted every article
    holds: bool = False  # claimed every submission that was called off once, and no other
    sees_all: bool = False
    signs_in: bool = True  # as far as the back office


WHO = {
    "anonymous": Person(signs_in=False),
    "stranger": Person(),
    "former": Person(),  # a chief until yesterday
    "early": Person(),  # a chief from tomorrow
    "off": Person(signs_in=False),  # a chief who was switched off
    "root off": Person(signs_in=False),
    "root": Person(sees_all=True),
    "outsider": Person("writer", signs_in=False),  # has the role, but not the back office
    "writer": Person("writer", touched=True, sent=True),
    "colleague": Person("writer"),
    "reviewer": Person("reviewer", holds=True),
    "editing reviewer": Person("reviewer", touched=True),
    "chief": Person("chief"),
    "editing chief": Person("chief", touched=True),
}
MEMBERS = tuple(name for name, person in WHO.items() if person.role and person.signs_in)
STRANGERS = ("stranger", "former", "early")
LOCKED_OUT = tuple(name for name, person in WHO.items() if not person.signs_in)

# action, least role, desk states, public states, and of whom: "sent it", "no hand", "holds it".
_TABLE = """
VIEW        writer    *                            *
EDIT        writer    draft,returned               *
KEEP        writer    *                            *
SUBMIT      writer    draft,returned               *
RECALL      writer    submitted                    *                                     sent-it
RETURN      reviewer  submitted                    *
SIGN        reviewer  submitted                    -
APPROVE     reviewer  submitted                    never,live,rushed,called-off          no-hand
REVISE      writer    settled                      *
DISCARD     writer    draft,returned               scheduled,live,waiting,rushed,withdrawn,removed,redirected
UNSCHEDULE  reviewer  live-desk                    scheduled,waiting
RESCHEDULE  reviewer  live-desk                    scheduled,waiting
WITHDRAW    chief     live-desk                    live,waiting,rushed,withdrawn
REMOVE      chief     live-desk                    live,waiting,rushed,withdrawn,redirected
REDIRECT    chief     live-desk                    live,waiting,rushed,withdrawn,removed
RESTORE     chief     live-desk                    withdrawn,removed,redirected
EMERGENCY   chief     draft,submitted              never,live,rushed,called-off
CONFIRM     reviewer  live-desk                    rushed                                no-hand
REASSIGN    chief     live-desk                    *
DELETE      writer    draft,returned               never,called-off
UNDELETE    writer    deleted                      *
REDACT      chief     live-desk                    *
SHARE       writer    draft,submitted,returned     *
UNSHARE     writer    *                            *
CLAIM       reviewer  submitted                    never,live,rushed                     no-hand
RELEASE     reviewer  submitted                    called-off                            holds-it
COPY        writer    live-desk                    *
ANSWER      writer    live-desk                    *
FEATURE     chief     live-desk                    live,waiting,rushed
UNFEATURE   chief     live-desk                    live
"""  # noqa: E501 (a row of a table stands on one line)


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    role: str
    desk: tuple[str, ...]
    public: tuple[str, ...]
    whose: str


def _read(table: str) -> dict[str, Row]:
    desks = {"*": DESK, "live-desk": tuple(d for d in DESK if d != "deleted")}
    publics = {"*": PUBLIC, "-": ()}
    rows = {}
    for line in table.strip().splitlines():
        name, role, desk, public, *whose = line.split()
        rows[name] = Row(
            role,
            desks.get(desk) or tuple(desk.split(",")),
            publics[public] if public in publics else tuple(public.split(",")),
            "".join(whose),
        )
    return rows


ACTIONS = _read(_TABLE)


def sees(who: str, place: str) -> bool:
    """Whether an article at `place` exists for `who`."""
    person = WHO[who]
    return person.sees_all or (person.role is not None and PLACES[place])


def may(who: str, action: str, place: str, desk: str, public: str) -> bool:
    """Whether `who` may do `action` with an article at `place` in these states.

    Units ask for one signature here; see `may_sign_or_approve` for two.
    """
    person, row = WHO[who], ACTIONS[action]
    if action == "VIEW" and person.sees_all:
        return True
    if person.role is None or not PLACES[place]:
        return False
    return (
        RANKS.index(person.role) >= RANKS.index(row.role)
        and desk in row.desk
        and public in row.public
        and not (row.whose == "sent-it" and not person.sent)
        and not (row.whose == "no-hand" and person.touched)
        and not (row.whose == "holds-it" and not person.holds and person.role != "chief")
    )


def may_sign_or_approve(who: str, action: str, place: str, signed_by: str | None) -> bool:
    """The same for SIGN and APPROVE of a submission in a unit that needs two signatures.

    `signed_by` gave the first. All of these people are of "own" itself, so they sign there, and
    approve where they look down at the unit from above or from what succeeded it.
    """
    person = WHO[who]
    if person.role not in ("reviewer", "chief") or not PLACES[place] or person.touched:
        return False
    if action == "SIGN":
        return place == "own" and signed_by is None
    return place != "own" and signed_by not in (None, who)
