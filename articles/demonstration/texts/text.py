"""What a demonstration post consists of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A demonstration post. Slugs name units and categories of the demonstration's ward tree."""

    key: str  # stable, unique, ASCII
    title: str
    lead: str  # one or two sentences, under 400 characters
    body: str  # HTML: p, h2, h3, ul, ol, li, table and its parts, strong, em, blockquote
    unit: str  # slug of the responsible unit
    about: tuple[str, ...]  # slugs of further units concerned
    category: str  # slug
    published: str  # "2024-03-16 08:30", local time; "" when not published
    views: int
    byline: str  # a pen name or a desk, may be ""
    event_date: str  # "2024-03-15" or ""
    photos: tuple[tuple[str, str, str], ...]  # (scene, caption, alternative text)
    state: str = "published"  # published, draft, submitted or returned
    reason: str = ""  # why it was returned to its writer
    # The wrong phrase that stood in the body at first, the right one in its place in `body` now,
    # and the public note of the correction.
    correction: tuple[str, str, str] | None = None
    withdrawn: str = ""  # the public explanation; it was published and later withdrawn


def html(source):
    """Return HTML written on short lines with every element of the text on one line.

    A line that does not begin with a tag continues the line before it.
    """
    lines = []
    for line in source.strip().splitlines():
        line = line.strip()
        if line.startswith("<") or not lines:
            lines.append(line)
        else:
            lines[-1] += " " + line
    return "\n".join(lines)
