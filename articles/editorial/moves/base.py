"""The form of one move."""

from django import forms
from django.urls import reverse

from articles.editorial.rules import Action
from articles.models import Article


class Move(forms.Form):
    """One thing to do with an article. `simple` ones ask for nothing and stand beside the text."""

    action: Action
    label = ""
    intro = ""
    simple = False
    grave = False  # residents notice at once
    undo = ""  # the name of the simple move that takes it back

    def __init__(self, data=None, *, article: Article, user):
        super().__init__(data, prefix=self.name())
        self.article, self.user = article, user
        self.shown = article  # whose page comes next; `perform` may make another

    @classmethod
    def name(cls) -> str:
        """The move's part of its address, and the prefix of its fields."""
        return cls.__name__.lower()

    @classmethod
    def leads_to(cls, article: Article) -> str:
        """The address of the page that comes next, done or not."""
        return reverse("admin:articles_article_change", args=[article.pk])

    def perform(self) -> str:
        """Do it; return in Vietnamese what was done. Raises Refused."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether the page shows the form unfolded: it was sent and refused."""
        return self.is_bound


def reason(label: str, help_text: str = "", required: bool = True) -> forms.CharField:
    """A field for a sentence or two."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
