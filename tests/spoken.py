"""All that a page of HTML says: to eyes, to screen readers, and in what pops up over it."""

import json
from html.parser import HTMLParser

# Not said: code, and what people typed.
_SILENT = {"script", "style", "textarea", "svg", "code"}
_SAID = {"title", "alt", "placeholder", "label", "summary", "abbr", "content"} | {
    f"aria-{name}"
    for name in ("label", "description", "roledescription", "valuetext", "placeholder")
}
_BUTTONS = {"submit", "button", "reset"}
# Elements that do not part the words around them.
_INLINE = {"a", "b", "strong", "em", "i", "u", "s", "small", "ins", "del", "mark", "wbr"}


class _Listener(HTMLParser):
    def __init__(self):
        super().__init__()
        self.said, self._text, self._silent = [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self._attributes(tag, attributes)
        if tag in _SILENT or (self._silent and tag == self._silent[-1]):
            self._silent.append(tag)
        if tag not in _INLINE:
            self._pause()

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        if tag not in _INLINE:
            self._pause()

    def handle_data(self, data):
        if not self._silent:
            self._text.append(data)

    def _attributes(self, tag, attributes):
        for name, value in attributes.items():
            if name in _SAID and value and tag != "meta":
                self.said.append(value)
        if tag == "input" and attributes.get("type") in _BUTTONS:
            self.said.append(attributes.get("value") or "")
        if formset := attributes.get("data-inline-formset"):  # the admin's script makes buttons
            options = json.loads(formset)["options"]
            self.said += [str(options[name]) for name in ("addText", "deleteText")]

    def _pause(self):
        if text := " ".join("".join(self._text).split()):
            self.said.append(text)
        self._text = []

    def close(self):
        super().close()
        self._pause()


def spoken(html: str) -> list[str]:
    """Each text of the page and of the attributes that somebody may see or hear, in one piece."""
    listener = _Listener()
    listener.feed(html)
    listener.close()
    return [text for text in listener.said if text.strip()]
