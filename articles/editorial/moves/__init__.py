"""What can be done with an article by pressing a button: its name, what it asks for, its doing.

Reading and approving is `articles.editorial.review`; all else is here.
"""

from articles.editorial.moves.aftercare import AFTERCARE
from articles.editorial.moves.base import Move
from articles.editorial.moves.desk import DESK
from articles.editorial.moves.home import HOME
from articles.editorial.rules import allowed

MOVES: dict[str, type[Move]] = {move.name(): move for move in (*DESK, *HOME, *AFTERCARE)}

__all__ = ["MOVES", "Move", "offered"]


def offered(user, article, bound: Move | None = None) -> list[Move]:
    """The forms of all moves that `user` may make with `article` now.

    `bound` is one that was refused: it stands in its place with what was typed.
    """
    possible = set(allowed(user, article))
    found = []
    for name, move in MOVES.items():
        if bound is not None and bound.name() == name:
            found.append(bound)
        elif move.action in possible:
            found.append(move(article=article, user=user))
    return found
