"""What the import says: a bar on a terminal, a table in a file, and the totals."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from articles.importing.report import Bar
from articles.importing.sources import Found
from articles.models import Article
from tests.articles.importing.made import numbered, record, write


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def bar(stream, total=1000) -> Bar:
    return Bar(OutputWrapper(stream), total)


def advance(one: Bar, length: int) -> None:
    one.advance(Found(None, None, None, "", length))
    one.drawn = 0.0  # long ago
    one.draw()


def test_the_bar_tells_part_rate_and_the_time_left():
    one = bar(Terminal())
    one.done, one.texts = 250, 3000
    line = one.line(elapsed=30)
    assert line.count("█") == 7 and line.count("░") == 23
    assert line.endswith(" 25%  3.000 bài, 100 bài/giây, còn 1:30")


def test_the_bar_is_drawn_in_place_and_goes_away():
    stream = Terminal()
    one = bar(stream)
    advance(one, 500)
    one.clear()
    assert "50%" in stream.getvalue() and "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(("stream", "total"), [(io.StringIO(), 1000), (Terminal(), 0)])
def test_without_a_terminal_or_anything_to_do_there_is_no_bar(stream, total):
    one = bar(stream, total)
    advance(one, 1)
    one.clear()
    assert stream.getvalue() == ""


def test_the_bar_does_not_pass_its_end_when_a_file_grows():
    one = bar(Terminal())
    one.done = 5000
    assert "100%" in one.line(elapsed=1) and one.line(elapsed=1).count("█") == 30


@pytest.mark.django_db
def test_the_report_names_each_text_and_ends_with_the_totals(city, tmp_path, capsys):
    path = write(tmp_path / "bai.jsonl", [numbered(1), record(title=""), numbered(2), numbered(1)])
    (tmp_path / "hong.txt").write_text("KHỐI PHƯỜNG\n\nTiêu đề\n")
    report = tmp_path / "kết quả.tsv"
    with pytest.raises(CommandError):
        call_command("import_articles", str(tmp_path), "--report", str(report))
    table, totals = report.read_text(encoding="utf-8").split("\n\n")
    rows = [row.split("\t") for row in table.splitlines()]
    one, two = Article.objects.order_by("pk").values_list("pk", flat=True)
    assert [row[:4] for row in rows] == [
        ["kết quả", "tệp", "dòng", "bài số"],
        ["nhập mới", str(path), "1", str(one)],
        ["từ chối", str(path), "2", ""],
        ["nhập mới", str(path), "3", str(two)],
        ["bỏ qua", str(path), "4", str(one)],
        ["từ chối", str(tmp_path / "hong.txt"), "3", ""],
    ]
    assert rows[2][4] == "thiếu “title”" and "không phải trang bài viết" in rows[5][4]
    assert totals == "Nhập mới 2, cập nhật 0, bỏ qua 1, từ chối 2.\n"
    said = capsys.readouterr()
    assert totals in said.out and "\x1b" not in said.err + said.out


@pytest.mark.django_db
def test_the_report_of_a_dry_run_names_no_articles(city, tmp_path):
    path = write(tmp_path / "bai.jsonl", [numbered(1)])
    call_command("import_articles", str(path), "--dry-run", "--report", str(tmp_path / "r"))
    assert f"nhập mới\t{path}\t1\t\tsẽ nhập" in (tmp_path / "r").read_text()


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_is_said_before_anything_is_imported(city, tmp_path):
    path = write(tmp_path / "bai.jsonl", [numbered(1)])
    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("import_articles", str(path), "--report", str(tmp_path / "khong" / "co"))
    assert not Article.objects.exists()
