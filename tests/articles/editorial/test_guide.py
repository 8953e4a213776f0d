"""The staff guide: every chapter opens, and every picture it shows is there."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from PIL import Image

from articles.editorial.guide import chapters
from tests.pictures.shots import SHOTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("chapter", chapters.CHAPTERS, ids=lambda chapter: chapter.slug)
def test_a_chapter_opens_for_whoever_may_sign_in_and_leads_on(sign_in, people, chapter):
    page = sign_in(people.stranger).get(f"/admin/huong-dan/{chapter.slug}/").content.decode()
    assert f"<title>{chapter.title} |" in page
    for name, width, height in re.findall(
        r'src="[^"]*guide/([a-z0-9-]+)[^"/]*\.webp" width="(\d+)" height="(\d+)"', page
    ):
        file = finders.find(f"wardnews/guide/{name}.webp")
        with Image.open(file) as picture:
            assert picture.format == "WEBP"
            assert picture.width * int(height) == picture.height * int(width), name
    others = [each for each in chapters.neighbours(chapter) if each]
    assert all(f'href="/admin/huong-dan/{each.slug}/"' in page for each in others)


def test_the_contents_lead_to_every_chapter_and_the_first_page_to_them(sign_in, people):
    client = sign_in(people.clerk)
    assert 'href="/admin/huong-dan/"' in client.get("/admin/").content.decode()
    page = client.get("/admin/huong-dan/").content.decode()
    assert re.findall(r'<li><a href="/admin/huong-dan/([a-z-]+)/">', page) == [
        chapter.slug for chapter in chapters.CHAPTERS
    ]


def test_a_chapter_that_is_not_there_is_not_found(sign_in, people):
    assert sign_in(people.clerk).get("/admin/huong-dan/khong-co/").status_code == 404


def test_each_picture_that_is_taken_is_shown_once_and_none_is_missing():
    shown = [
        name
        for chapter in chapters.CHAPTERS
        for name in re.findall(
            r'{% picture "([a-z0-9-]+)"', get_template(chapter.template).template.source
        )
    ]
    assert sorted(shown) == sorted(shot.name for shot in SHOTS) == sorted(chapters.pictures())
