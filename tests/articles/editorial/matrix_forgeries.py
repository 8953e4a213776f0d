"""What somebody might send who does not keep to what the forms show."""

from datetime import timedelta

from django.utils import timezone

from articles import content
from articles.models import Article, Event, Photo
from tests.articles.editorial.matrix_world import RICH, World

# Columns of the working copy that a save may change; and tables to which it may add rows.
_WRITTEN = {"lead", "version", "updated_at"}
_ADDED = {"articles.Article", "articles.Event"}


def ignored(world: World) -> dict[str, dict]:
    """Fields that are sent along and must have no effect, whatever else is saved."""
    other = world.articles["sibling", RICH]
    return {
        "desk fields": {
            **{"state": "settled", "version": 99, "author": world.people["chief"].pk},
            **{"deleted_at": "2026-01-01", "created_at": "2020-01-01", "attachments": '[{"a":1}]'},
            **{"id": other.pk, "pk": other.pk, "user": world.people["chief"].pk},
        },
        "public fields": {
            **{"approved_by": world.people["reviewer"].pk, "content_hash": "0" * 64},
            **{"emergency": "on", "listed": "on", "starts_at": "2020-01-01", "form": "text"},
            **{"editions-TOTAL_FORMS": 1, "editions-INITIAL_FORMS": 0, "editions-0-title": "Lén"},
            **{"events-TOTAL_FORMS": 1, "events-INITIAL_FORMS": 0, "events-0-action": "publish"},
        },
        "an action of the list": {
            **{"action": "delete_selected", "_selected_action": other.pk, "post": "yes"},
        },
        "a window beside the form": {"_popup": 1, "_to_field": "id"},
        "a negative number of forms": {"photos-TOTAL_FORMS": -1, "photos-INITIAL_FORMS": -1},
        "another's photo, deleted": {
            **{"photos-TOTAL_FORMS": 1, "photos-INITIAL_FORMS": 1, "photos-0-DELETE": "on"},
            **{"photos-0-id": other.photos.get().pk, "photos-0-article": other.pk},
        },
        "other buttons": {"_save": 1, "_continue": 1, "_addanother": 1},
    }


def refused(world: World, article: Article) -> dict[str, dict]:
    """Values for which nothing at all must be saved."""
    other = world.articles["sibling", RICH]
    theirs, own = other.photos.get(), article.photos.get()
    one = {"photos-TOTAL_FORMS": 1, "photos-INITIAL_FORMS": 1}
    their_photo = {
        **{"photos-0-id": theirs.pk, "photos-0-article": article.pk, "photos-0-position": 1},
        **{"photos-0-caption": "Lén", "photos-0-alt": "Lén"},
    }
    units = {
        f"the unit {place}": {"unit": world.units[place].pk}
        for place in ("sibling", "above", "part", "land", "whole")  # "whole" is in reach, but gone
    }
    return units | {
        "no unit": {"unit": ""},
        "a unit that is none": {"unit": 10**30},
        "about a unit that is none": {"about": [10**9]},
        "another's photo": one | their_photo,
        "another's photo and article": one | their_photo | {"photos-0-article": other.pk},
        "one's own photo, given away": one
        | {
            **{"photos-0-id": own.pk, "photos-0-article": other.pk, "photos-0-position": 1},
            **{"photos-0-caption": own.caption, "photos-0-alt": own.alt},
        },
        "a photo by its name": {
            **{"photos-TOTAL_FORMS": 1, "photos-INITIAL_FORMS": 0, "photos-0-position": 1},
            **{"photos-0-file": theirs.file, "photos-0-digest": theirs.digest},
            **{"photos-0-caption": "Lén", "photos-0-article": article.pk},
        },
        "no management form": {"photos-TOTAL_FORMS": "", "photos-INITIAL_FORMS": ""},
        # One for each photo that is there and a hundred more would do.
        "more forms than anybody has": {f"photos-{n}-position": 0 for n in range(102)}
        | {"photos-TOTAL_FORMS": 102},
        "an older version": {"base_version": article.version - 1},
        "a version to come": {"base_version": article.version + 1},
        "no version": {"base_version": ""},
        "a copy": {"_saveasnew": 1},
        "a key that is none": {"_to_field": "title"},
        "a key through another table": {"_to_field": "author__password"},
        "a title too long": {"title": "x" * 301},
    }


def wrong(world: World, article: Article, answer, is_new: bool) -> list[str]:
    """What a save changed beyond the words of `article`, or of the one that it made."""
    if answer.outcome not in ("200", "302") or not answer.changes:
        return [f"{answer.outcome}, saved {sorted(answer.changes)}"]
    found = [f"changed {table}" for table in answer.changes.keys() - _ADDED]
    for table, (gone, new) in answer.changes.items():
        if table != "articles.Article" and gone:
            found.append(f"rows of {table} are gone")
        if table == "articles.Event":
            names = [f.attname for f in Event._meta.concrete_fields]
            did = [dict(zip(names, row, strict=True)) for row in new]
            if [d["action"] for d in did] != ["create" if is_new else "edit"]:
                found.append(f"recorded {did}")
            if {d["actor_id"] for d in did} != {world.people["writer"].pk}:
                found.append("recorded it as somebody else's")
    names = [field.attname for field in Article._meta.concrete_fields]
    gone, new = answer.changes["articles.Article"]
    if len(new) != 1 or len(gone) != (not is_new):
        return [*found, f"{len(gone)} articles became {len(new)}"]
    row = dict(zip(names, new[0], strict=True))
    if is_new:
        expected = {"state": "draft", "version": 1, "author_id": world.people["writer"].pk}
        expected |= {"deleted_at": None, "attachments": [], "unit_id": world.units["own"].pk}
    else:
        before = dict(zip(names, gone[0], strict=True))
        expected = {n: v for n, v in before.items() if n not in _WRITTEN}
        expected["version"] = before["version"] + 1
    found += [f"{n} is {row[n]}" for n, v in expected.items() if row[n] != v]
    return found


def moves(world: World) -> list[tuple[str, str, str, dict]]:
    """(address, desk, public, data) of presses that a chief may make, but not like this."""
    other, unsent = world.articles["sibling", RICH], world.articles["own", "never"]
    now = content.of_article(world.articles["own", RICH]).hash
    theirs: Photo = other.photos.get()
    own: Photo = world.articles["own", RICH].photos.get()
    today = timezone.localdate()
    soon, far = (today + timedelta(days=days) for days in (2, 62))
    read = {"shown_hash": now, "reason": "x"}
    return [
        *(
            ("duyet/", "submitted", RICH, read | {"action": action})
            for action in ("DELETE", "EMERGENCY", "WITHDRAW", "REDACT", "UNDELETE", "", "approve")
        ),
        ("duyet/", "submitted", RICH, read | {"action": "SIGN"}),
        ("duyet/", "submitted", RICH, read | {"action": "CONFIRM"}),
        ("duyet/", "submitted", RICH, {"action": "APPROVE"}),
        ("duyet/", "submitted", RICH, {"action": "APPROVE", "shown_hash": "0" * 64}),
        ("duyet/", "submitted", RICH, {"action": "APPROVE", "shown_hash": now, "shown_live": 7}),
        ("duyet/", "submitted", RICH, {"action": "RETURN", "shown_hash": now, "block-99": "x"}),
        ("duyet/", "submitted", RICH, {"action": "RETURN", "shown_hash": "0", "reason": "x"}),
        *(
            ("xu-ly/reassign/", "draft", RICH, {"reassign-to": world.units[place].pk})
            for place in ("sibling", "above", "part", "land", "whole", "own")
        ),
        ("xu-ly/reassign/", "draft", RICH, {"to": world.units["descendant"].pk}),
        ("xu-ly/redirect/", "draft", RICH, {"redirect-to": f"/tin/{unsent.pk}/"}),
        ("xu-ly/redirect/", "draft", RICH, {"redirect-to": world.articles["own", RICH].pk}),
        ("xu-ly/redirect/", "draft", RICH, {"redirect-to": world.articles["part", "never"].pk}),
        ("xu-ly/withdraw/", "draft", RICH, {"withdraw-public_note": "  "}),
        ("xu-ly/withdraw/", "draft", RICH, {"public_note": "Sai."}),
        ("xu-ly/emergency/", "draft", RICH, {"emergency-reason": "x"}),
        (
            *("xu-ly/emergency/", "draft", RICH),
            {"emergency-reason": "x", "emergency-shown_hash": "0" * 64},
        ),
        *(
            (f"go-anh/{digest}/", "draft", RICH, {"reason": "x", "sure": "on"} | fields)
            for digest, fields in (
                (theirs.digest, {"public_reason": "privacy"}),
                ("0" * 64, {"public_reason": "privacy"}),
                (own.digest, {"public_reason": "nguoi-yeu-cau"}),
                (own.digest, {"public_reason": ""}),
                (own.digest, {"public_reason": "privacy", "sure": ""}),
                (own.digest, {"public_reason": "privacy", "reason": " "}),
            )
        ),
        (
            *("xu-ly/redacttext/", "draft", RICH),
            {
                "redacttext-phrase": other.title[4:],
                "redacttext-reason": "x",
                "redacttext-sure": "on",
            },
        ),
        (
            *("xu-ly/reschedule/", "draft", "waiting"),
            {"reschedule-starts_at_0": "2020-01-01", "reschedule-starts_at_1": "08:00"},
        ),
        *(
            ("xu-ly/feature/", "draft", RICH, {f"feature-{k}": v for k, v in fields.items()})
            for fields in (
                {"place": "lead", "ends_at_0": "2020-01-01", "ends_at_1": "08:00"},
                {"place": "lead", "ends_at_0": f"{far:%Y-%m-%d}", "ends_at_1": "08:00"},
                {"place": "everywhere", "ends_at_0": f"{soon:%Y-%m-%d}", "ends_at_1": "08:00"},
                {"place": "lead"},
            )
        ),
        ("xu-ly/khong-co/", "draft", RICH, {}),
        ("xu-ly/approve/", "submitted", RICH, {"approve-shown_hash": now}),
        ("xem-truoc/lien-ket/", "draft", RICH, {"days": 365}),
        ("xem-truoc/lien-ket/", "draft", RICH, {"days": -1}),
        ("xem-truoc/lien-ket/", "draft", RICH, {}),
    ]


def roles(world: World) -> list[tuple[str, dict]]:
    """(who, data) of roles that people give who may not give these."""
    people, units = world.people, world.units
    given = {"role": "writer", "starts_on": "01/02/2026", "ends_on": ""}
    below = given | {"unit": units["descendant"].pk}
    elsewhere = [
        ("chief", given | {"user": people["stranger"].pk, "unit": units[place].pk})
        for place in ("own", "above", "sibling", "part", "land", "whole", "remainder")
    ]
    unfit = [("chief", below | {"user": people[who].pk}) for who in ("chief", "root", "off")]
    strangers = [
        (who, below | {"user": people["stranger"].pk})
        for who in ("writer", "reviewer", "former", "early", "stranger")
    ]
    return [*elsewhere, *unfit, *strangers]
