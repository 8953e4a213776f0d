"""Every button of the back office: what it does, and what a browser sends when it is pressed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from articles import content
from articles.editorial.drafting import typed
from articles.editorial.lists import bulk
from articles.models import Article, Edition
from articles.publishing import emergencies
from tests import attached
from tests.articles.editorial.matrix_world import World
from tests.makers import jpeg


def _nothing(world: World, article: Article) -> dict:
    return {}


@dataclass(frozen=True)
class Button:
    """A row's `action`, states in which somebody may, and `elsewhere`: states in which nobody.

    `answer` is what whoever may gets; a "user" in the data stands for whoever presses.
    """

    action: str
    desk: str
    public: str
    elsewhere: tuple[str, str]
    data: Callable[[World, Article], dict] = _nothing
    answer: str = "302"
    for_strangers: str = "404"
    writes: bool = True  # into a row; else into the store alone


def _hash(article: Article) -> str:
    return content.of_article(article).hash


def _decide(name: str):
    def data(world, article):
        return {"action": name, "shown_hash": _hash(article), "reason": ""}

    return data


def _return(world, article):
    return _decide("RETURN")(world, article) | {"reason": "Thiếu giờ."}


def _confirm(world, article):
    shown: Edition | None = emergencies.uncleared_of(article)
    return {"action": "CONFIRM", "shown_hash": shown.content_hash if shown else "0"}


def _reassign(world, article):
    to = "descendant" if article.unit_id == world.units["own"].pk else "own"
    return {"reassign-to": world.units[to].pk}


def _reschedule(world, article):
    day = timezone.localdate() + timedelta(days=9)
    return {"reschedule-starts_at_0": day.isoformat(), "reschedule-starts_at_1": "08:00"}


def _emergency(world, article):
    return {"emergency-reason": "Nước lên.", "emergency-shown_hash": _hash(article)}


def _redact_text(world, article):
    sure = {"redacttext-reason": "Tòa.", "redacttext-sure": "on"}
    return {"redacttext-phrase": article.title} | sure


def _take_down(world, article):
    return {"public_reason": "privacy", "reason": "Tòa.", "sure": "on"}


def _feature(world, article):
    day = timezone.localdate() + timedelta(days=9)
    until = {"feature-ends_at_0": day.isoformat(), "feature-ends_at_1": "08:00"}
    return until | {"feature-place": "lead"}


def _note(name: str):
    return lambda world, article: {f"{name}-public_note": "Sai."}


def _redirect(world, article):
    return {"redirect-to": f"/tin/{world.target.pk}/"}


def form(article: Article, **fields) -> dict:
    """What a browser sends from the form of `article` when a word of the lead was changed."""
    return {
        "unit": article.unit_id,
        "category": article.category_id,
        "title": article.title,
        "lead": f"{article.lead} và hơn nữa",
        "body": article.body,
        "byline": article.byline,
        "source": article.source,
        "event_date": "",
        "base_version": article.version,
        "photos-TOTAL_FORMS": 0,
        "photos-INITIAL_FORMS": 0,
    } | fields


def _typed(world, article):
    page = {"user": "", "form": typed.new_key(), "base_version": article.version}
    return page | {"fields": '{"title": "Ngõ 12 trồng hoa"}'}


def _file(world, article):
    return {"user": "", "file": attached.upload(attached.pdf())}


def _picture(world, article):
    return {"user": "", "file": jpeg()}


def _turned(world, article):
    return {"user": "", "photo": article.photos.get().pk, "turn": "90"}


def _take(world, article):
    return {"take": "1"}


def _decline(world, article):
    return {"decline": "1", "answer": "Bài viết đúng."}


MOVES = {
    "submit": Button("SUBMIT", "draft", "live", ("submitted", "live")),
    "recall": Button("RECALL", "submitted", "never", ("draft", "never")),
    "revise": Button("REVISE", "settled", "live", ("returned", "live")),
    "discard": Button("DISCARD", "returned", "live", ("draft", "called-off")),
    "copy": Button("COPY", "settled", "live", ("deleted", "live")),
    "reassign": Button("REASSIGN", "settled", "live", ("deleted", "never"), _reassign),
    "delete": Button("DELETE", "draft", "never", ("draft", "removed")),
    "undelete": Button("UNDELETE", "deleted", "never", ("draft", "never")),
    "reschedule": Button("RESCHEDULE", "settled", "waiting", ("settled", "live"), _reschedule),
    "unschedule": Button("UNSCHEDULE", "draft", "scheduled", ("settled", "called-off")),
    "restore": Button("RESTORE", "settled", "removed", ("settled", "live")),
    "withdraw": Button("WITHDRAW", "draft", "live", ("draft", "removed"), _note("withdraw")),
    "remove": Button("REMOVE", "settled", "withdrawn", ("settled", "scheduled"), _note("remove")),
    "redirect": Button("REDIRECT", "settled", "live", ("draft", "redirected"), _redirect),
    "emergency": Button("EMERGENCY", "submitted", "live", ("returned", "live"), _emergency),
    "redacttext": Button("REDACT", "draft", "live", ("deleted", "live"), _redact_text),
    "claim": Button("CLAIM", "submitted", "never", ("submitted", "called-off")),
    "feature": Button("FEATURE", "settled", "live", ("draft", "withdrawn"), _feature),
    "unfeature": Button("UNFEATURE", "draft", "live", ("settled", "waiting")),
    "release": Button("RELEASE", "submitted", "called-off", ("submitted", "never")),
}
REVIEW = {
    "APPROVE": Button("APPROVE", "submitted", "live", ("submitted", "waiting"), _decide("APPROVE")),
    "SIGN": Button("SIGN", "submitted", "never", ("draft", "never"), _decide("SIGN")),
    "RETURN": Button("RETURN", "submitted", "never", ("returned", "never"), _return),
    "CONFIRM": Button("CONFIRM", "settled", "rushed", ("settled", "live"), _confirm),
}
# The other addresses that take a POST, by what follows the number of the article.
OTHERS = {
    "change/": Button("EDIT", "returned", "live", ("settled", "live"), lambda w, a: form(a)),
    "xem-truoc/lien-ket/": Button(
        "SHARE", "submitted", "live", ("settled", "live"), lambda w, a: {"days": 7}
    ),
    "dang-go/": Button("KEEP", "submitted", "live", ("settled", ""), _typed, answer="200"),
    "tep/": Button("EDIT", "draft", "live", ("submitted", "live"), _file, "200", writes=False),
    "dang-go/bo/": Button("KEEP", "draft", "live", ("settled", "")),
    "anh/": Button("KEEP", "draft", "live", ("settled", ""), _picture, answer="200"),
    "anh/sua/": Button("KEEP", "returned", "live", ("settled", ""), _turned, answer="200"),
    "go-anh/{digest}/": Button("REDACT", "draft", "never", ("deleted", "never"), _take_down),
    "gop-y/{suggestion}/#take": Button("REVISE", "settled", "live", ("submitted", "live"), _take),
    "gop-y/{suggestion}/#decline": Button(
        "ANSWER", "submitted", "live", ("deleted", "live"), _decline
    ),
    "xem-truoc/lien-ket/{link}/thu-hoi/": Button("UNSHARE", "settled", "live", ("settled", "")),
}


def _all_at_once(name: str) -> Button:
    """The button of the same name for several articles, pressed with one ticked."""

    def data(world, article):
        asked = MOVES[name].data(world, article)
        given = {key.removeprefix(f"{name}-"): value for key, value in asked.items()}
        return given | {"viec": name, "bai": article.pk, "dong-y": "1"}

    return replace(MOVES[name], data=data, for_strangers="403")


BULK = {f"hang-loat/#{name}": _all_at_once(name) for name in bulk.BULK}


def buttons() -> dict[str, Button]:
    """All of them, by what follows "/admin/articles/article/<number>/" in the address."""
    moves = {f"xu-ly/{name}/": button for name, button in MOVES.items()}
    review = {f"duyet/#{name}": button for name, button in REVIEW.items()}
    return moves | review | OTHERS | BULK


def address(ending: str, article: Article) -> str:
    """Where a button of `buttons` sends its form about `article`."""
    ending = ending.partition("#")[0]
    if "{link}" in ending:
        ending = ending.format(link=article.preview_links.earliest("pk").pk)
    if "{digest}" in ending:
        ending = ending.format(digest=article.photos.get().digest)
    if "{suggestion}" in ending:
        ending = ending.format(suggestion=article.suggestions.get().pk)
    of_one = "" if ending.startswith("hang-loat/") else f"{article.pk}/"
    return f"/admin/articles/article/{of_one}{ending}"
