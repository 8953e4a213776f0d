"""Filling forms as a browser would, with whatever their controls take: the very page decides."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.payloads.table import chunks, lines

_TYPED = ("text", "search", "tel", "url")
# Dates, numbers and addresses are no words; what such a field makes of words is its own test.
_NO_WORDS = ("vDateField", "vTimeField", "vIntegerField", "vForeignKeyRawIdAdminField")
# RFC 5321 lets much stand before the @, if it is quoted. Forms take it.
MAIL = '"<img/src=x/onerror=ran(0)>"@beacon.example'


@dataclass
class Control:
    """A control of a form: its name, what sort it is, what it holds."""

    name: str
    sort: str
    value: str = ""
    limit: int | None = None
    is_words: bool = False


@dataclass
class Form:
    """A form of a page."""

    action: str
    controls: list[Control] = field(default_factory=list)

    def filled(self, number: int = 0, **given) -> dict:
        """What is sent of it: the payloads of that `number` in each field of words, or `given`."""
        data = {}
        for control in self.controls:
            if control.name in given or "__prefix__" in control.name:
                continue
            value = control.value
            if control.sort == "email":
                value = MAIL
            elif control.is_words:
                texts = chunks(min(control.limit or 1000, 1500))
                value = texts[number % len(texts)]
                value = value if control.sort == "textarea" else lines(value)
            data.setdefault(control.name, []).append(value)
        return data | given


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self._area, self._select = [], None, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.forms.append(Form(told.get("action") or ""))
        if not self.forms:
            return
        controls, name = self.forms[-1].controls, told.get("name")
        if tag == "option" and self._select:
            self._choose(told)
        elif not name or "disabled" in told:
            return
        elif tag == "input":
            self._input(controls, name, told)
        elif tag == "textarea":
            limit = int(told.get("maxlength") or 0) or None
            self._area = Control(name, "textarea", "", limit, is_words=True)
            controls.append(self._area)
        elif tag == "select":
            self._select = Control(name, "select")

    def _input(self, controls, name, told):
        sort = told.get("type", "text")
        is_words = sort in _TYPED and not any(c in told.get("class", "") for c in _NO_WORDS)
        is_words = is_words and not name.endswith("slug") and "readonly" not in told
        if sort in ("submit", "button", "file", "image", "reset"):
            return
        if sort in ("checkbox", "radio") and "checked" not in told:
            return
        limit = int(told.get("maxlength") or 0) or None
        value = told.get("value", "on" if sort in ("checkbox", "radio") else "")
        controls.append(Control(name, sort, value, limit, is_words))

    def _choose(self, told):
        if "selected" in told:
            chosen = Control(self._select.name, "select", told.get("value") or "")
            self.forms[-1].controls.append(chosen)

    def handle_data(self, data):
        if self._area is not None:
            self._area.value += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None
        if tag == "select":
            self._select = None


def read(page: str) -> list[Form]:
    """The forms of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def send(client, address: str, has: str, number: int = 0, **given):
    """Open `address`, fill the form that has a control named `has`, and send it."""
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    found = [form for form in read(page.text) if any(c.name == has for c in form.controls)]
    assert found, f"{address}: no form has {has}"
    return client.post(found[0].action or address, found[0].filled(number, **given))


def taken(client, address: str, has: str, number: int = 0, **given):
    """The same where the form has to take it: it leads on."""
    answer = send(client, address, has, number, **given)
    errors = re.findall(r'<ul class="errorlist.*?</ul>', answer.text)
    assert answer.status_code in (302, 303), (address, answer.status_code, errors)
    return answer
