"""What is measured: the lines of the table, and what each is compared with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Line:
    """A row: which server is asked for which addresses (see `_serving_fill`), and what is due."""

    label: str
    application: str
    kind: str
    asked: str = "home"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    counts: bool = False  # whether each answer is a view
    least: float = 0  # of `bare` under gunicorn's sync workers

    @property
    def name(self) -> str:
        """What it is called, the server with it."""
        server = "granian" if self.kind == "granian" else f"gunicorn {self.kind}"
        return f"{self.label} ({server})"

    @property
    def server(self) -> tuple[str, str]:
        """Application and kind."""
        return self.application, self.kind


BARE = Line("bare", "bare", "sync")
LINES = (
    BARE,
    Line("bare", "bare", "gthread"),
    Line("bare", "bare", "granian"),
    Line("plain: bài", "plain", "sync", "plain", counts=True),
    Line("plain: bài", "plain", "granian", "plain", counts=True),
    Line("bài", "portal", "granian", "article", counts=True, least=0.6),
    Line(
        "bài, nén gzip", "portal", "granian", "article", {"Accept-Encoding": "gzip"},
        counts=True, least=0.6,
    ),
    Line("200 bài lần lượt", "portal", "granian", "articles", counts=True, least=0.6),
    Line("trang nhất", "portal", "granian", "home", least=1),
    Line("chuyên mục", "portal", "granian", "category", least=1),
    Line("đơn vị", "portal", "granian", "unit", least=1),
    Line("lưu trữ, một tháng", "portal", "granian", "month", least=1),
    Line("RSS", "portal", "granian", "feed"),
    Line("không có trang (404)", "portal", "granian", "missing", status=404),
    Line("tìm kiếm", "portal", "granian", "search"),
    Line("tệp tĩnh", "portal", "granian", "static"),
    Line("ảnh", "portal", "granian", "photo"),
    Line("ảnh đã có (304)", "portal", "granian", "photo", {"If-None-Match": "*"}, status=304),
    Line("bài", "portal", "gthread", "article", counts=True),
    Line("trang nhất", "portal", "gthread", "home"),
)  # fmt: skip


def chosen(words: list[str]) -> list[Line]:
    """The lines that hold one of `words`, in label or server, and those they are compared with."""
    named = [line for line in LINES if not words or any(word in line.name for word in words)]
    kinds = {line.kind for line in named} | {BARE.kind}
    return [
        line
        for line in LINES
        if line in named or (line.application == "bare" and line.kind in kinds)
    ]
