"""What an article's form shows of writing under way: words given back, others who have it open.

Words that wait are put into the fields at once, with a notice on top and a way to throw them away.
An offer that has to be taken first would leave whoever comes back after a lost session before the
old text, and what they type then would replace what waited.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse

from articles import richtext
from articles.editorial import conflicts, standing
from articles.editorial.conflicts import Conflict
from articles.editorial.drafting import presence, typed
from articles.editorial.gallery import reading, uploads
from articles.editorial.rules import Action, can
from articles.editorial.standing import Standing
from articles.models import Article, TypedText
from articles.wording import moment

KEY = "dang-go"  # names the form of a new post in its address


@dataclass(frozen=True)
class Restored:
    """Words that wait in a form: put into its fields, or beside them where it takes none."""

    row: TypedText
    conflict: Conflict | None  # beside the stored text; None for a new post
    in_fields: bool
    is_behind: bool  # somebody saved since they were typed

    @property
    def when(self) -> str:
        """When the last of them was typed."""
        return moment(self.row.written_at)


@dataclass(frozen=True)
class Page:
    """One opening of a form: what its template and its script have to know."""

    form: str
    seen: str  # the openings of pages before it whose words this one took over
    key: str
    address: str
    discard: str
    restored: Restored | None
    unfinished: list[tuple[TypedText, str]]
    others: list[str]
    finished: list[str]
    is_sent: bool  # the fields hold what was just sent and not saved
    takes_words: bool
    beat = presence.BEAT
    names = typed.FIELDS

    @property
    def initial(self) -> dict:
        """What the form's fields begin with instead of the stored values."""
        if not (self.restored and self.restored.in_fields):
            return {}
        row = self.restored.row
        # Saving goes by the version it was typed over: what came since is shown first.
        version = {"base_version": row.base_version} if row.article_id else {}
        fields = {name: value for name, value in row.fields.items() if name != typed.PHOTOS}
        return _shown(fields) | version

    @property
    def words_of_photos(self) -> list[dict]:
        """What was typed about photos and is to stand in their rows; see `gallery.words`."""
        if not (self.restored and self.restored.in_fields):
            return []
        return self.restored.row.fields.get(typed.PHOTOS, [])


def of(
    request, article: Article | None, stands: Standing | None = None, fresh: str = ""
) -> Page | None:
    """Return what the form of `article`, or of a new post, shows; None for who may keep nothing.

    `stands` spares a query where it is known; `fresh` is a key for a form that has none yet.
    """
    user = request.user
    if article is None:
        return _of_new(request, fresh or typed.new_key())
    stands = stands or standing.of(article)
    if not can(user, Action.KEEP, article, stands):
        return None
    is_sent = request.method == "POST"
    takes_words = can(user, Action.EDIT, article, stands)
    rows = typed.of_article(user, article)
    row = None if is_sent else next((row for row in rows if not row.done), None)
    here = [article.pk]
    return Page(
        form=typed.new_key(),
        seen=_seen(request, row),
        key=typed.key_of(article),
        address=reverse("admin:articles_article_typed", args=here),
        discard=reverse("admin:articles_article_typed_discard", args=here),
        restored=row and _restored(row, article, takes_words),
        unfinished=[],
        others=presence.others(user, article),
        finished=[row.form for row in rows if row.done],
        is_sent=is_sent,
        takes_words=takes_words or is_sent,
    )


def key_of_new(request) -> str | None:
    """The key of the form of a new post that `request` asks for or sends; None if it has none."""
    asked = request.POST.get("typed_key") or request.GET.get(KEY, "")
    return asked if typed.is_key(asked) else None


def _of_new(request, fresh: str) -> Page:
    user, is_sent = request.user, request.method == "POST"
    key = key_of_new(request) or fresh
    row = None if is_sent else typed.waiting(user, key)
    if row is None and not is_sent and typed.post_of(user, key):
        key = typed.new_key()
    begun = [] if row or is_sent else [r for r in typed.unfinished(user) if not r.article_id]
    return Page(
        form=typed.new_key(),
        seen=_seen(request, row),
        key=key,
        address=reverse("admin:articles_article_typed_new"),
        discard=reverse("admin:articles_article_typed_new_discard"),
        restored=row and Restored(row, None, in_fields=True, is_behind=False),
        unfinished=[(other, typed.title_of(other)) for other in begun],
        others=[],
        finished=[],
        is_sent=is_sent,
        takes_words=True,
    )


def _restored(row: TypedText, article: Article, takes_words: bool) -> Restored | None:
    """The words of `row`; None where they say just what is stored."""
    values = typed.as_values(row)
    if "body" in values and richtext.reads_alike(article.body, values["body"]):
        values["body"] = article.body  # the editor only spaced it otherwise
    if typed.PHOTOS in row.fields:
        staged = uploads.of(uploads.Form(row.user, row.key)).in_bulk()
        said, photos = row.fields[typed.PHOTOS], article.photos.all()
        values["photos"] = reading.contents(photos, staged, said, article.lead_photo_id)
    conflict = conflicts.between_saved_and_typed(article, values)
    if conflict.differences.is_empty and len(values) == len(row.fields):
        return None
    return Restored(row, conflict, takes_words, row.base_version != article.version)


def _shown(fields: dict) -> dict:
    """`fields` for the form; the body cleaned, since what comes from outside is."""
    try:
        return fields | {"body": richtext.clean(fields.get("body", ""))}
    except ValidationError:  # the form will say what is wrong with it
        return fields


def _seen(request, row: TypedText | None) -> str:
    """The openings whose words the fields begin with: of a refused save, or of `row`."""
    if request.method == "POST":
        before = request.POST.get("typed_seen", "").split()
        return " ".join([*before[-4:], request.POST.get("typed_form", "")])
    return row.form if row else ""
