"""The page of components, and the contrast of the colours that it computes."""

import re

import pytest
from django.urls import reverse

from articles.editorial.components import colours, samples
from articles.editorial.components.views import PARTS
from tests.makers import NOON

CSS = colours.read()
HIGH = [name for name in colours.PALETTES if name.startswith("Tương phản cao")]


# --- colours ---


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        *(("000000", "ffffff", 21), ("ffffff", "000000", 21), ("777777", "ffffff", 4.48)),
        *(("8a2419", "8a2419", 1), ("0000ff", "ffffff", 8.59)),
    ],
)
def test_contrast_is_computed_as_wcag_does(one, other, expected):
    assert colours.ratio(one, other) == pytest.approx(expected, abs=0.005)


def test_later_rules_hold_over_earlier_ones_and_conditions_only_where_they_are_met():
    css = """/* :root { --a: #000 } */ :root { --a: #123; --b: #456789; }
    @media (prefers-color-scheme: dark) { :root { --a: #fff; } } p { --a: #999 }
    @media print { :root { --a: #777; } } :root[data-contrast="high"] { --b: #000 }"""
    found = [colours.palette(css, rules) for rules in colours.PALETTES.values()]
    assert found == [
        {"a": "112233", "b": "456789"},
        {"a": "ffffff", "b": "456789"},
        {"a": "112233", "b": "000000"},
        {"a": "ffffff", "b": "000000"},
    ]


@pytest.mark.parametrize("name", colours.PALETTES)
def test_every_pair_of_colours_can_be_told_apart(name):
    drawn = colours.palette(CSS, colours.PALETTES[name])
    for label, front, back, least in colours.PAIRS:
        least = 7 if name in HIGH else least
        assert colours.ratio(drawn[front], drawn[back]) >= least, label


@pytest.mark.parametrize("name", HIGH)
def test_high_contrast_is_the_same_by_button_and_by_system(name):
    by_button = colours.palette(CSS, colours.PALETTES[name])
    assert by_button == colours.palette(CSS, colours.ASKED_OF_THE_SYSTEM[name])
    assert {by_button["paper"], by_button["ink"]} == {"000000", "ffffff"}
    assert colours.ratio(by_button["line"], by_button["paper"]) >= 7


@pytest.mark.parametrize("name", colours.PALETTES)
def test_pages_for_errors_wear_the_same_colours(name):
    alone = (colours.settings.BASE_DIR / "static/wardnews/error.css").read_text()
    for rules in (colours.PALETTES[name], colours.ASKED_OF_THE_SYSTEM.get(name, [])):
        worn = colours.palette(alone, rules)
        assert worn.items() <= colours.palette(CSS, rules).items()


# --- the page ---


@pytest.fixture
def page(sign_in, people, city):
    return lambda name, *args: sign_in(people.clerk).get(reverse(name, args=args)).content.decode()


@pytest.mark.django_db
def test_samples_are_as_long_as_they_say():
    assert (len(samples.LONG_WORD), len(samples.LONG_UNIT)) == (80, 120)
    assert len(samples.LONG_TITLE) > 290


@pytest.mark.django_db
def test_the_page_shows_every_part_with_what_strains_it(page):
    shown = page("components")
    for anchor, name in PARTS:
        assert f'id="{anchor}"' in shown and f'href="#{anchor}"' in shown and name in shown
    assert samples.LONG_WORD in shown and samples.LONG_UNIT in shown
    assert "Khẩn" in shown and "Tạm dừng cổng để bảo trì" in shown
    assert shown.count("Xem tin mới hơn") == shown.count("Xem tin cũ hơn") == 2
    assert "4,2" in shown and "21,0" in shown  # contrasts
    assert len(re.findall(r'class="row"', shown)) == len(samples.posts())


@pytest.mark.django_db
def test_it_is_drawn_by_the_public_pages_own_style_sheet_without_styles_in_it(page):
    for shown in (page("components"), *(page("components-frame", s) for s in samples.frames())):
        assert "/static/wardnews/site.css" in shown
        assert not re.findall(r"<style|\sstyle=|\son\w+=|<script>", shown)
        assert "chỉ cán bộ xem được" in shown and "noindex" in shown
        ids = re.findall(r'\sid="([^"]+)"', shown)
        assert len(ids) == len(set(ids))


@pytest.mark.django_db
def test_samples_wear_a_photo_that_residents_see_and_none_that_they_do_not(
    page, make_article, publish
):
    make_article(photos=1)
    assert "/media/" not in page("components")
    publish(make_article(photos=1), at=NOON)
    assert "/media/" in page("components")


@pytest.mark.django_db
def test_an_empty_and_an_overfull_frame_are_pages_of_their_own(page):
    empty, full = (page("components-frame", slug) for slug in ("chua-ghi-gi", "dai-nhat"))
    assert "Điện thoại" not in empty.split("<footer")[1]
    assert samples.LONG_WORD in full.split("<main")[0]
    assert full.count("/chuyen-muc/") == 50


@pytest.mark.django_db
def test_no_other_frame_is_there(sign_in, people):
    address = reverse("components-frame", args=["khong-co"])
    assert sign_in(people.clerk).get(address).status_code == 404


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in(client):
    assert client.get(reverse("components"))["Location"].startswith("/admin/login/")
