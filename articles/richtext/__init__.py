"""The one seam for HTML that people typed: its editor, its cleaning, its rendering.

The editor is CKEditor 4 (django-ckeditor), which is end-of-life. It is fenced: no uploader, no
iframe (`divarea`), an explicit allow-list in the browser, and whatever arrives is cleaned here on
the way in and again on the way out, since `QuerySet.update()` and raw SQL pass by the first.
Replacing the editor touches this package alone: `cleaning` lets in and shows, `arrangement` fits
what is shown to a page, `marking` puts links and the like around words of it, `editor` is the
editor with its fence.
"""

from articles.richtext.absolute import absolute
from articles.richtext.arrangement import Arranged, Heading, arrange
from articles.richtext.cleaning import (
    MAX_CHARACTERS,
    clean,
    from_paragraphs,
    pasted,
    reads_alike,
    render,
    to_text,
    word_count,
)
from articles.richtext.editor import EDITOR_CONFIG, EDITOR_CSP, RichTextFormField, holes_in_fence
from articles.richtext.marking import Mark, Marker, mark

__all__ = [
    "EDITOR_CONFIG",
    "EDITOR_CSP",
    "MAX_CHARACTERS",
    "Arranged",
    "Heading",
    "Mark",
    "Marker",
    "RichTextFormField",
    "absolute",
    "arrange",
    "clean",
    "from_paragraphs",
    "holes_in_fence",
    "mark",
    "pasted",
    "reads_alike",
    "render",
    "to_text",
    "word_count",
]
