"""What Word and chats put on the clipboard, made into plain HTML before it is cleaned. Pure.

`articles.richtext` cleans whatever comes after; what only the look or the place of a piece of
markup tells (a list item, a deletion that is tracked, a paragraph of a chat) is lost by then. The
editor knows lists itself; `static/wardnews/form.js` does there what its filter would flatten
before it comes here (tracked deletions, the largest headings).
"""

import html as entities
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Each pattern stops at the next opening bracket or paragraph, and looks into a tag once before it
# takes the whole of it (`*+` gives nothing back), so that none takes time with the square of a text
# that somebody made to be slow.
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_DELETED = re.compile(
    r"<del\b(?=[^<>]*\b(?:cite|datetime)\s*=)[^<>]*+>(?:(?!<del\b).)*?</del\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TO_FOOTNOTE = re.compile(
    r"<a\b(?=[^<>]*#_(?:ftn|edn))[^<>]*+>((?:(?!<a\b).)*?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(
    r"<p\b(?=[^<>]*\bmso-list:\s*l\d+\s+level(\d))[^<>]*+>((?:(?!<p\b|</p).)*)</p\s*>\s*",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>((?:(?!<p\b|\[(?:end)?if).)*)<!(?:--)?\[endif\](?:--)?>",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"\(?(?:(\d{1,4})|[a-zđ]|[ivxlc]{1,6})[.)]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_DIV = re.compile(r"</?div\b[^<>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(<p\b[^<>]*>)((?:(?!<p\b|</p).)*)(</p\s*>)", re.IGNORECASE | re.DOTALL)
_GAP = re.compile(r"(?:<br\s*/?>(?:\s|&nbsp;)*){2,}", re.IGNORECASE)
_CELL = re.compile(
    r"(<t[dh]\b[^<>]*>)\s*<p\b[^<>]*>((?:(?!<p\b|</p).)*)</p\s*>\s*(?=</t[dh])",
    re.IGNORECASE | re.DOTALL,
)
_EDITED = re.compile(
    r"<p\b[^<>]*>\s*(?:<span\b[^<>]*>\s*)*(?:Đã chỉnh sửa|Edited)\s*(?:</span>\s*)*</p\s*>"
)
_HREF = re.compile(r"""(\bhref\s*=\s*)(["'])([^"'<>?]*+\?[^"'<>]*+)\2""", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mibextid|zarsrc|ref_src|_gl", re.IGNORECASE
)
_SPACES = re.compile(r"(?:&nbsp;|\s){2,}")


def tidy(html: str) -> str:
    """Return `html` with lists as lists, chats in paragraphs, and links without trackers.

    Text stays, but for deletions that Word tracks, and a chat's own word that it was edited. What
    is tidy already comes back as it is but for runs of spaces.
    """
    start, end = html.find(_START), html.rfind(_END)
    if 0 <= start < end:
        html = html[start + len(_START) : end]
    html = _DELETED.sub("", html)
    html = _TO_FOOTNOTE.sub(r"\1", html)
    html = _lists(html)
    if _DIV.search(html):
        html = "<p>" + _DIV.sub("</p><p>", html) + "</p>"
    html = _PARAGRAPH.sub(lambda m: m[1] + _GAP.sub(f"{m[3]}{m[1]}", m[2]) + m[3], html)
    html = _CELL.sub(r"\1\2", _EDITED.sub("", html))
    html = _HREF.sub(lambda m: m[1] + m[2] + _untracked(m[3]) + m[2], html)
    return _SPACES.sub(lambda m: "\n" if "\n" in m[0] else " ", html)


def _lists(html: str) -> str:
    """Return `html` with real lists where Word has paragraphs that look like items."""
    done, end, items = [], 0, []
    for match in _ITEM.finditer(html):
        if items and match.start() != end:
            done.append(_nested(items))
            items = []
        done.append(html[end : match.start()])
        level, inner = int(match[1]), match[2]
        mark = _MARK.search(inner)
        shown = entities.unescape(_TAG.sub("", mark[1])).strip() if mark else ""
        items.append((max(level, 1), _NUMBERED.fullmatch(shown), _MARK.sub("", inner, count=1)))
        end = match.end()
    if items:
        done.append(_nested(items))
    return "".join(done) + html[end:]


def _nested(items: list[tuple]) -> str:
    """Return lists in one another for (level, match of the number or None, HTML) in order."""
    out, opened = [], []
    for level, number, inner in items:
        kind = "ol" if number else "ul"
        while len(opened) > level:
            out.append(f"</li></{opened.pop()}>")
        if len(opened) == level:
            out.append("</li>")
            if opened[-1] != kind:
                out.append(f"</{opened.pop()}>")
        while len(opened) < level:
            if opened and out[-1].startswith(("<ul", "<ol")):
                out.append("<li>")
            starts = number and number[1] and int(number[1])
            out.append(f'<ol start="{starts}">' if starts and starts != 1 else f"<{kind}>")
            opened.append(kind)
        out.append(f"<li>{inner}")
    out += [f"</li></{kind}>" for kind in reversed(opened)]
    return "".join(out)


def _untracked(address: str) -> str:
    """Return the address, as it stands in an attribute, without what only watches its readers."""
    try:
        parts = urlsplit(entities.unescape(address))
    except ValueError:
        return address
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not _TRACKING.fullmatch(name)]
    if len(kept) == len(asked):
        return address
    return entities.escape(urlunsplit(parts._replace(query=urlencode(kept))))
