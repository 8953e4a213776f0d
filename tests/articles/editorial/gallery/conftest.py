"""A form of a post at hand, as a browser has it: with rows to send and pictures to add."""

import json
import re

import pytest
from django.urls import reverse

from articles.editorial.drafting import typed
from articles.models import PhotoUpload
from tests.makers import jpeg


@pytest.fixture
def form(sign_in, people):
    """`form(article, who)`: that person's form of it; of a new post if there is none."""

    def of(article=None, who=None):
        return Form(sign_in(who or people.clerk), who or people.clerk, article)

    return of


class Form:
    """What somebody does in a form."""

    def __init__(self, client, user, article):
        self.client, self.user, self.article = client, user, article
        self.key = typed.key_of(article) if article else typed.new_key()
        self.page = typed.new_key()
        self.version = article.version if article else None

    @property
    def address(self) -> str:
        """Where the form is opened and sent to."""
        if self.article:
            return reverse("admin:articles_article_change", args=[self.article.pk])
        return reverse("admin:articles_article_add") + f"?dang-go={self.key}"

    def _place(self, name: str) -> str:
        if self.article:
            return reverse(f"admin:articles_article_{name}", args=[self.article.pk])
        return reverse(f"admin:articles_article_{name}_new")

    def upload(self, file=None, **others):
        """Send one picture as the script does; the answer."""
        data = {"user": self.user.pk, "typed_key": self.key, "file": file or jpeg()}
        return self.client.post(self._place("photos"), data | others)

    def staged(self, colour: str, name="") -> PhotoUpload:
        """A picture of that colour, uploaded."""
        file = jpeg(colour=colour)
        file.name = name or f"{colour}.jpg"
        return PhotoUpload.objects.get(pk=self.upload(file).json()["upload"])

    def edit(self, **asked):
        """Ask for a picture to be turned or cropped; the answer."""
        data = {"user": self.user.pk, "typed_key": self.key}
        return self.client.post(self._place("photo_edit"), data | asked)

    def type(self, **fields):
        """Send typed words as the script does; the answer."""
        data = {"user": self.user.pk, "typed_key": self.key, "form": self.page}
        data |= {"fields": json.dumps(fields), "base_version": self.version or ""}
        return self.client.post(self._place("typed"), data).json()

    def discard(self):
        """Press "Bỏ phần gõ dở"."""
        data = {"typed_key": self.key, "typed_form": self.page}
        return self.client.post(self._place("typed_discard"), data)

    def open(self):
        """The page."""
        return self.client.get(self.address)

    def save(self, rows=(), **others):
        """Press "Lưu bản nháp" with `rows`, dicts by the names of their inputs.

        Other inputs of the photos are given as photos_….
        """
        article = self.article
        data = {"title": "Ngõ 12 trồng hoa", "lead": "Bà con trồng hoa.", "body": "<p>Hoa.</p>"}
        if article:
            data |= {"title": article.title, "lead": article.lead, "body": article.body}
            data |= {"unit": article.unit_id, "category": article.category_id}
        data |= {"base_version": self.version or "", "event_date": "", "byline": "", "source": ""}
        data |= {"typed_key": self.key, "typed_form": self.page, "_continue": "1"}
        data["photos-TOTAL_FORMS"] = len(rows)
        data["photos-INITIAL_FORMS"] = len([row for row in rows if row.get("id")])
        for number, row in enumerate(rows):
            data |= {f"photos-{number}-{name}": value for name, value in row.items()}
        data |= {name.replace("photos_", "photos-"): value for name, value in others.items()}
        return self.client.post(self.address, data, follow=True)


def rows_of(page) -> list:
    """The rows that the page shows, in their order."""
    return page.context["inline_admin_formsets"][0].formset.rows


def as_rows(article) -> list[dict]:
    """What a form sends of the stored photos, untouched."""
    return [
        {"id": p.pk, "caption": p.caption, "alt": p.alt, "position": p.position}
        for p in article.photos.all()
    ]


def said(page) -> str:
    """All that the page says beside its fields."""
    messages = [str(message) for message in page.context["messages"]]
    errors = re.findall(r'<ul class="errorlist[^>]*>(.*?)</ul>', page.content.decode(), re.S)
    return " ".join([*messages, *errors])
