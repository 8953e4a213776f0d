"""Every word that Django may say here is Vietnamese, in pages and in what scripts say."""

import re
from collections import Counter
from gettext import GNUTranslations
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

from tests import catalogues
from tests.vietnamese import foreign

DJANGO = Path(django.__file__).parent
OWN = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
PARTS = ["conf", *(f"contrib/{name}" for name in ("admin", "auth", "contenttypes", "sessions"))]
# What these say, nobody here can be told.
SILENT = (
    "conf/global_settings.py",  # names of languages: settings.LANGUAGES knows one
    "views/generic/",  # not used
    "views/static.py",  # serves no folders here
    "views/templates/",  # pages of a project without addresses, and of folders
    "views/csrf.py",  # templates/403_csrf.html stands in its place
)
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdr]|\{\w*\}")
_TAG = re.compile(r"</?[a-z][^>]*>")


def asked_for(domain: str) -> list[catalogues.Message]:
    """What the code of Django's parts asks to be translated, and can be seen here."""
    paths = (DJANGO / part / "locale/en/LC_MESSAGES" / f"{domain}.po" for part in PARTS)
    messages = [m for path in paths if path.exists() for m in catalogues.read(path)]
    return [m for m in messages if not all(f.startswith(SILENT) for f in m.files)]


def spoken(domain: str) -> DjangoTranslation:
    """What this site answers, as Django's pages or its catalogue for scripts ask."""
    admin = [str(DJANGO / "contrib/admin/locale")] if domain == "djangojs" else None
    return DjangoTranslation("vi", domain=domain, localedirs=admin)


def say(voice, message) -> str:
    if message.many is None and message.context is None:
        return voice.gettext(message.one)
    if message.many is None:
        return voice.pgettext(message.context, message.one)
    return voice.ngettext(message.one, message.many, 2)


def complaint(message, text: str) -> str | None:
    """What is wrong with `text` as Vietnamese for `message`."""
    plain = _TAG.sub(" ", _PLACEHOLDER.sub(" , ", text))
    wanted = message.many or message.one
    if words := foreign(plain):
        return f"not Vietnamese: {words}"
    if not plain.strip() and message.one.strip():
        return "nothing is said"
    for sort, pattern in (("placeholders", _PLACEHOLDER), ("tags", _TAG)):
        if Counter(pattern.findall(text)) != Counter(pattern.findall(wanted)):
            return f"other {sort}"
    return None


@pytest.mark.parametrize(("domain", "at_least"), [("django", 480), ("djangojs", 70)])
def test_whatever_django_says_is_vietnamese(domain, at_least):
    voice, messages = spoken(domain), asked_for(domain)
    wrong = [
        f"{message.key!r}: {text!r}: {why}"
        for message in messages
        for text in [say(voice, message)]
        if (why := complaint(message, text))
    ]
    assert wrong == []
    assert len(messages) >= at_least


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Save %(name)s and continue", "not Vietnamese: ['Save', 'and', 'continue']"),
        ("Lưu", "other placeholders"),
        ("Lưu %(ten)s", "other placeholders"),
        ("Lưu <em>%(name)s</em>", "other tags"),
        ("", "nothing is said"),
        ("Lưu %(name)s", None),
    ],
)
def test_a_bad_translation_is_noticed(text, why):
    assert complaint(catalogues.Message(one="Save %(name)s"), text) == why


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain):
    written = {m.key: m.said for m in catalogues.read(OWN / f"{domain}.po")}
    with (OWN / f"{domain}.mo").open("rb") as file:
        compiled = GNUTranslations(file)._catalog
    assert {
        key[0] if isinstance(key, tuple) else key: text for key, text in compiled.items() if key
    } == written


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_is_translated_that_nobody_asks_for(domain):
    asked = {m.key for m in asked_for(domain)}
    assert asked
    assert [m.key for m in catalogues.read(OWN / f"{domain}.po") if m.key not in asked] == []
