"""The forms in which ward staff write."""

from django import forms
from django.core.exceptions import ValidationError

from articles import richtext
from articles.editorial import conflicts, hints
from articles.editorial.attaching.board import Board
from articles.editorial.attaching.received import NOTHING
from articles.editorial.rules import Action, can, why_not
from articles.editorial.step import last_step
from articles.models import Article
from articles.richtext import RichTextFormField
from wards import scope
from wards.choices import name_and_parent
from wards.text import one_line


def may_write(request, article: Article) -> bool:
    """Whether the admin takes a form of `article` from the user.

    One that is sent is taken even where the post has left the writer's hands meanwhile: the form
    then refuses it (see `ArticleForm.clean`) on a page that still holds what was typed.
    """
    if can(request.user, Action.EDIT, article):
        return True
    return request.method == "POST" and article.unit_id in scope.unit_ids(request.user)


class ArticleForm(forms.ModelForm):
    """The working copy. Saving over somebody else's newer version is refused, nothing is lost."""

    body = RichTextFormField(
        label="Nội dung",
        required=False,
        help_text=hints.LINES["body"],
    )
    base_version = forms.IntegerField(label="", widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        # In the order in which people think; photos stand between the two groups.
        groups = (
            ("unit", "title", "lead", "body"),
            ("about", "category", "byline", "source", "event_date"),
        )
        fields = (*groups[0], *groups[1])
        help_texts = hints.LINES
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField", "enterkeyhint": "next"}),
            "lead": forms.Textarea(
                attrs={"rows": 4, "class": "vLargeTextField", "enterkeyhint": "next"}
            ),
            # The phone's own calendar; ISO is what such a field sends and takes.
            "event_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    user = None  # set by the admin, which knows who is writing
    typed = {}  # set by the admin: what was typed before and not saved, by field
    received = NOTHING  # set by the admin: the files that came along
    conflict = None  # set where somebody else saved meanwhile

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = self.instance.version
        sent = (self.data, self.received) if self.is_bound else ()
        self.attachments = Board(self.instance, self.user, *sent)
        if not self.is_bound:
            self.initial |= self.typed
        for name, tips in hints.TIPS.items():
            if name in self.fields:  # not where the post is there only to be read
                self.fields[name].tips = tips
        if about := self.fields.get("about"):
            about.queryset = about.queryset.select_related("parent")
            about.label_from_instance = name_and_parent
        if self.instance.pk is None:
            self._prepare_for_new_post()

    def _prepare_for_new_post(self):
        """Put the cursor where there is something to do, and say what was chosen already."""
        first = "title" if self.initial.get("unit") else "unit"
        if first in self.fields:
            widget = self.fields[first].widget
            getattr(widget, "widget", widget).attrs["autofocus"] = True  # within the admin's frame
        if self.initial.get("category") and "category" in self.fields:
            self.fields["category"].help_text = f"{hints.LINES['category']} {hints.CHOSEN}"

    def clean_body(self):
        """The text; the stored one where only editor or tidying made it another.

        Opening and saving a post without a change must make nobody a contributor.
        """
        body = self.cleaned_data["body"]
        stored = self.instance.body
        return stored if richtext.reads_alike(richtext.pasted(stored), body) else body

    def clean_title(self):
        """One line, NFC."""
        return one_line(self.cleaned_data["title"])

    def clean_lead(self):
        """One paragraph, NFC."""
        return one_line(self.cleaned_data["lead"])

    def clean(self):
        """Refuse a save that would overwrite what came in since the form was opened.

        The row stays locked until the admin's transaction ends, so two savers follow one another.
        """
        cleaned = super().clean()
        if self.instance.pk:
            stored = Article.objects.select_for_update(no_key=True).get(pk=self.instance.pk)
            # Not the form's to write: what the desk did meanwhile must not be written back.
            for field in ("state", "version", "author_id", "attachments", "deleted_at"):
                setattr(self.instance, field, getattr(stored, field))
            if reason := why_not(self.user, Action.EDIT, stored):
                raise ValidationError(
                    f"{last_step(stored)} {reason} Lần lưu của bạn chưa được ghi; nội dung bạn vừa "
                    "gõ còn nguyên bên dưới, hãy chép ra nếu cần giữ."
                )
            if cleaned.get("base_version") != stored.version:
                typed = cleaned | {"attachments": self.attachments.listed}
                self.conflict = conflicts.between_saved_and_typed(stored, typed)
                # Shown now: the next save is one in the knowledge of both.
                self.data = self.data.copy()
                self.data["base_version"] = stored.version
                raise ValidationError(
                    f"{last_step(stored)} Việc đó xảy ra sau khi bạn mở trang này, nên lần lưu của "
                    "bạn chưa được ghi. Bản kia ở ngay trên đây, nội dung bạn vừa gõ còn nguyên "
                    "trong các ô. Hãy ghép lại; lần lưu tới ghi đúng những gì có trong các ô."
                )
        self.attachments.apply(self)
        return cleaned

    def is_multipart(self):
        """Yes: files come with it that are no field of its own."""
        return True
