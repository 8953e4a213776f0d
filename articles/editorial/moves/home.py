"""Moves onto the home page and away from it."""

from django import forms
from django.urls import reverse
from django.utils import timezone

from articles.editorial import features
from articles.editorial.fields import MomentField
from articles.editorial.moves.base import Move
from articles.editorial.rules import Action
from articles.models import Feature as Choice
from articles.wording import moment


class _OfHome(Move):
    @classmethod
    def leads_to(cls, article):
        return reverse("admin:articles_article_home")  # which shows how it all stands now


class Feature(_OfHome):
    action = Action.FEATURE
    label = "Đưa lên trang chủ"
    place = forms.ChoiceField(
        label="Vị trí",
        choices=Choice.Place.choices,
        initial=Choice.Place.FEATURED,
        help_text="Chọn tin chính mới thì tin chính cũ xuống hàng tin nổi bật.",
    )
    ends_at = MomentField(
        label="Đến",
        help_text=f"Tối đa {features.LONGEST.days} ngày; đến lúc ấy bài tự rời trang chủ.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["ends_at"] = timezone.now() + features.USUAL
        self.chosen = features.of(self.article)
        if self.chosen:
            self.initial["place"] = self.chosen.place

    @property
    def intro(self):
        if self.chosen:
            return (
                f"Bài đang được chọn là “{self.chosen.get_place_display()}” đến "
                f"{moment(self.chosen.ends_at)}. Chọn lại thì bài đứng đầu vị trí ấy."
            )
        return "Bài đứng ở đầu trang chủ trong thời gian bạn chọn. Bài bị gỡ thì tự mất khỏi đó."

    def perform(self):
        chosen = features.choose(
            self.article.pk,
            by=self.user,
            place=self.cleaned_data["place"],
            ends_at=self.cleaned_data["ends_at"],
        )
        return (
            f"Bài nay đứng trên trang chủ, vị trí “{chosen.get_place_display()}”, đến "
            f"{moment(chosen.ends_at)}."
        )


class Unfeature(_OfHome):
    action = Action.UNFEATURE
    label = "Thôi đưa lên trang chủ"
    simple = True

    def perform(self):
        features.end(self.article.pk, by=self.user)
        return "Bài thôi đứng ở đầu trang chủ; trong các danh sách bài vẫn ở chỗ cũ."


HOME = (Feature, Unfeature)
