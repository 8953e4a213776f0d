"""The desk's side, the public's side, and what both share."""

from articles.models.category import Category
from articles.models.claim import Claim
from articles.models.counts import DailyViews, ViewCount, ViewLane
from articles.models.desk import Article, Event, ImportedPage, Photo
from articles.models.drafting import PhotoUpload, Presence, TypedText
from articles.models.edition_parts import EditionAbout, EditionPhoto
from articles.models.glossary import Abbreviation
from articles.models.old_address import OldAddress
from articles.models.portal import Feature, Notice
from articles.models.public import Edition
from articles.models.redaction import Redaction, Tombstone
from articles.models.register import Citation, Document
from articles.models.review import PreviewLink, Remark, Submission
from articles.models.saved import SavedView
from articles.models.searching import (
    SearchEntry,
    SearchIndex,
    SearchRebuild,
    SearchTitles,
    SearchWord,
)
from articles.models.suggestion import Suggestion

__all__ = [
    "Abbreviation",
    "Article",
    "Category",
    "Citation",
    "Claim",
    "DailyViews",
    "Document",
    "Edition",
    "EditionAbout",
    "EditionPhoto",
    "Event",
    "Feature",
    "ImportedPage",
    "Notice",
    "OldAddress",
    "Photo",
    "PhotoUpload",
    "Presence",
    "PreviewLink",
    "Redaction",
    "Remark",
    "SavedView",
    "SearchEntry",
    "SearchIndex",
    "SearchRebuild",
    "SearchTitles",
    "SearchWord",
    "Submission",
    "Suggestion",
    "Tombstone",
    "TypedText",
    "ViewCount",
    "ViewLane",
]
