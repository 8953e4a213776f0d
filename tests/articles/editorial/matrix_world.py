"""The world of the matrix: one article for every place and public state, each with its own words.

What the desk wrote carries a secret word that names the article's place; what was published before
carries another. The people of "own" must meet neither of an article out of their reach.
"""

import hashlib
import re
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles import content, publishing
from articles.content import to_json
from articles.editorial.drafting import typed
from articles.models import (
    Abbreviation,
    Article,
    Category,
    Citation,
    Claim,
    DailyViews,
    Document,
    Event,
    Feature,
    ImportedPage,
    Notice,
    OldAddress,
    PhotoUpload,
    PreviewLink,
    Redaction,
    SavedView,
    Submission,
    Suggestion,
)
from articles.models.pictures import StoredPicture, names_of
from tests import attached
from tests.articles.editorial.matrix_table import OUT_OF_REACH, PLACES, PUBLIC, WHO
from tests.articles.editorial.matrix_watch import digest, sign_in
from tests.makers import HOUR, REFORM, add_photo, unit
from wards.models import Membership, Succession, Unit

DAY = timedelta(days=1)
RICH = "live"  # of these articles every kind of row exists
CITING = (RICH, "scheduled")  # these cite the document


class World:
    """Units, people and articles; `articles[place, public]`, all of them drafts."""

    def __init__(self):
        self.now = timezone.now()
        self.category = Category.objects.create(name="Tin tức", slug="tin-tuc")
        self._make_units()
        self._make_people()
        # Where redirected articles lead: another unit's, of which all may know what is public.
        self.target = self._article("sibling", "target")
        self.articles = {
            (place, public): self._article(place, public) for place in PLACES for public in PUBLIC
        }
        self.document = self._document()
        for place in PLACES:
            self._enrich(self.articles[place, RICH])
            for public in CITING:
                self._cite(self.articles[place, public])
        SavedView.objects.create(
            user=self.people["signer"], name=f"{secret('sibling')}-view", query="da_xoa=co"
        )
        Abbreviation.objects.get_or_create(short="TTĐT", meaning="trật tự đô thị")
        Notice.objects.create(
            title=f"{secret('sibling')}-title",
            unit=self.units["sibling"],
            starts_at=self.now + DAY,
            ends_at=self.now + 2 * DAY,
            created_by=self.people["rusher"],
        )
        self._stage(self.articles["sibling", RICH])
        # Published under "own" or "sibling" and then given to the other.
        self.lost = self._article("own", "lost", becomes="sibling")
        self.found = self._article("sibling", "found", becomes="own")
        self._close_what_is_gone()
        self.signed_in = {who: sign_in(user) for who, user in self.people.items()}
        self.secret_photos = {
            photo.digest: place
            for place in OUT_OF_REACH
            for public in PUBLIC
            for photo in self.articles[place, public].photos.all()
        }

    # --- who and where ---

    def _make_units(self):
        kind = Unit.Kind
        top = unit(kind.CITY, "Thành phố", "thanh-pho")
        own = unit(kind.WARD, "Phường Giữa", "phuong-giua", top)
        self.units = {
            "above": top,
            "own": own,
            "sibling": unit(kind.WARD, "Phường Bên", "phuong-ben", top),
            "descendant": unit(kind.RESIDENTIAL_GROUP, "Tổ dân phố 1", "tdp-1", own),
        }
        for share in ("whole", "remainder", "part", "land"):
            self.units[share] = unit(kind.WARD, f"Phường cũ {share}", f"cu-{share}", top)
            self._succeeds(share, "own", share)
        for share in ("part", "land"):
            self._succeeds(share, "sibling", "remainder")

    def _succeeds(self, old: str, new: str, share: str):
        Succession.objects.create(
            predecessor=self.units[old], successor=self.units[new], share=share, happened_on=REFORM
        )

    def _close_what_is_gone(self):
        """Only now: nothing could have been scheduled in a unit that is gone."""
        for share in ("whole", "remainder", "part", "land"):
            Unit.objects.filter(pk=self.units[share].pk).update(closed_on=REFORM)

    def _make_people(self):
        make = get_user_model().objects.create_user
        today = timezone.localdate()
        self.people = {"anonymous": AnonymousUser()}
        for who, person in WHO.items():
            if who == "anonymous":
                continue
            is_root = who.startswith("root")
            user = self.people[who] = make(
                who.replace(" ", "-"),
                is_staff=who != "outsider",
                is_superuser=is_root,
                is_active=person.signs_in or who == "outsider",
            )
            starts, ends = today - 900 * DAY, None
            if who == "former":
                ends = today
            if who == "early":
                starts = today + DAY
            role = person.role or (None if is_root or who == "stranger" else "chief")
            self._grant(user, "own", role, starts, ends)
        for who, role in (("approver", "reviewer"), ("rusher", "chief"), ("signer", "reviewer")):
            self.people[who] = make(who, is_staff=True)
            self._grant(self.people[who], "above", role, today - 900 * DAY)

    def _grant(self, user, place, role, starts, ends=None):
        if role:
            Membership.objects.create(
                user=user, unit=self.units[place], role=role, starts_on=starts, ends_on=ends
            )

    # --- what is written ---

    def _article(self, place: str, public: str, becomes: str | None = None) -> Article:
        known = f"congkhai{becomes or place}{public.replace('-', '')}"
        if public == "target":
            known = "aicungdoc"
        article = Article.objects.create(
            unit=self.units[place],
            category=self.category,
            author=self.people["writer"],
            **words(known),
        )
        if public in ("never", RICH):
            add_photo(article, 1, f"{known}-caption", f"{known}-alt")
            attach(article, known)
        self._event(article, Event.Action.CREATE, "writer")
        self._publish(article, public)
        if becomes:
            article.unit = self.units[becomes]
        self._write_anew(article, f"{secret(becomes or place)}{public.replace('-', '')}", public)
        return article

    def _publish(self, article: Article, public: str) -> None:
        approver, chief, at = self.people["approver"], self.people["rusher"], self.now - 30 * HOUR
        if public == "never":
            return
        if public in ("scheduled", "called-off"):
            publishing.publish(article.pk, by=approver, at=at, starts_at=self.now + 24 * HOUR)
        elif public == "rushed":
            for who in ("editing reviewer", "editing chief"):
                self._event(article, Event.Action.EDIT, who)
            publishing.publish(article.pk, by=chief, at=at, emergency="Nước lên.")
        else:
            publishing.publish(article.pk, by=approver, at=at)
        after = {"by": chief, "at": self.now - 20 * HOUR}
        match public:
            case "called-off":
                publishing.unschedule(article.pk, **after)
            case "waiting":
                publishing.publish(article.pk, starts_at=self.now + 24 * HOUR, **after)
            case "withdrawn":
                publishing.withdraw(article.pk, public_note="Xem lại.", **after)
            case "removed":
                publishing.remove(article.pk, public_note="Sai.", **after)
            case "redirected":
                publishing.redirect(article.pk, to=self.target, **after)

    def _document(self) -> Document:
        """What posts of all units cite, with a file for everybody."""
        return Document.objects.create(
            number="108-KH/QU",
            number_key="108 kh qu",
            kind="KH",
            title="Ra quân",
            file=attached.entry(attached.pdf(), "108.pdf"),
        )

    def _cite(self, article: Article) -> None:
        edition = article.editions.first()
        Citation.objects.create(
            document=self.document,
            edition=edition,
            position=1,
            as_written="108-KH/QU",
            sentence=edition.body,
        )

    def _stage(self, article: Article) -> None:
        """Let somebody have a picture that is in no post yet: the one of `article`, once more."""
        photo = article.photos.get()
        fields = {name: getattr(photo, name) for name in names_of(StoredPicture)}
        PhotoUpload.objects.create(
            user=self.people["signer"],
            article=article,
            key=typed.key_of(article),
            name=f"{secret('sibling')}.jpg",
            uploaded_at=self.now,
            **fields,
        )

    def _write_anew(self, article: Article, word: str, public: str) -> None:
        """As the desk has it now: other words and photos than residents have, and submitted."""
        for field, text in words(word).items():
            setattr(article, field, text)
        article.state = Article.State.DRAFT
        article.save()
        if photo := article.photos.first():
            photo.delete()
            add_photo(article, 2, f"{word}-caption", f"{word}-alt")
            article.photos.update(position=1)  # as a save numbers it
            attach(article, word)
        for who in ("editing reviewer", "editing chief"):
            self._event(article, Event.Action.EDIT, who)
        text = content.of_article(article)
        sent = self._event(article, Event.Action.SUBMIT, "writer", content_hash=text.hash)
        Submission.objects.create(event=sent, content=to_json(text))
        if public == "called-off":
            Claim.objects.create(
                article=article,
                submission=sent,
                by=self.people["reviewer"],
                at=self.now,
                expires_at=self.now + DAY,
            )

    def _event(self, article, action, who: str, **fields) -> Event:
        return Event.objects.create(
            article=article,
            action=action,
            actor=self.people[who],
            at=self.now - HOUR,
            to_state=article.state,
            version=article.version,
            **fields,
        )

    def _enrich(self, article: Article) -> None:
        word = article.title.removesuffix("-title")
        ImportedPage.objects.create(
            article=article,
            key=word,
            source_url=f"https://cu.vn/{word}",
            digest="0",
            imported_at=self.now,
        )
        OldAddress.objects.create(article=article, path=f"/{word}", query="")
        DailyViews.objects.create(article=article, day=REFORM, views=7)
        Redaction.objects.create(
            article=article,
            reason=f"{word}-redaction",
            by=self.people["rusher"],
            opened_at=self.now,
            applied_at=self.now,
        )
        # Somebody's who had a role there once; in reach, the first page would list them rightly.
        if any(secret(place) in word for place in OUT_OF_REACH):
            for who in ("writer", "reviewer", "chief"):
                typed.keep(
                    self.people[who],
                    article=article,
                    fields=words(f"{word}-typed"),
                    form=typed.new_key(),
                )
        said = {
            "quote": f"{word}-body",
            "proposal": f"{word}-body đúng",
            "remark": f"{word}-source",
        }
        Suggestion.objects.create(
            article=article, edition=article.editions.first(), sent_at=self.now, **said
        )
        Feature.objects.create(
            article=article,
            starts_at=self.now - HOUR,
            ends_at=self.now + DAY,
            chosen_by=self.people["rusher"],
        )
        PreviewLink.objects.create(
            article=article,
            token_hash=hashlib.sha256(token(article).encode()).hexdigest(),
            created_by=self.people["writer"],
            created_at=self.now,
            expires_at=self.now + DAY,
        )

    # --- what may be told ---

    def told(self, who: str, answer, as_residents: bool = False) -> list[str]:
        """The places out of the reach of `who` of which `answer` told words or a photo.

        Where they are shown a page `as_residents` get it, it may name what those can read now.
        """
        if WHO[who].sees_all:
            return []
        reaches = WHO[who].role is not None and WHO[who].signs_in
        kept = OUT_OF_REACH if reaches else tuple(PLACES)
        text = answer.text
        if as_residents:
            text = re.sub(rf"congkhai(?:{'|'.join(PLACES)})live", "", text)
        found = [place for place in kept if secret(place) in text or f"congkhai{place}" in text]
        if place := self.secret_photos.get(digest(answer.body)):
            found.append(f"a photo of {place}")
        return found


def words(word: str) -> dict[str, str]:
    """Every text of an article, told by `word`."""
    return {
        "title": f"{word}-title",
        "lead": f"{word}-lead",
        "body": f"<p>{word}-body</p>",
        "byline": f"{word}-byline",
        "source": f"{word}-source",
    }


def attach(article: Article, word: str) -> None:
    """Make a file whose name, title and content tell `word` the only one of the working copy."""
    data = attached.pdf(text=word)
    article.attachments = [attached.entry(data, f"{word}.pdf", title=f"{word}-file")]
    article.save()


def secret(place: str) -> str:
    """The word in everything that the desk has of articles at `place`."""
    return f"chimhoangyen{place}"


def token(article: Article) -> str:
    """The secret of the link to the preview of `article`."""
    return f"token-{article.pk}"
