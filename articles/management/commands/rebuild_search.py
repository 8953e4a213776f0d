"""Make anew what search looks through and which documents posts cite, while the site goes on."""

from django.core.management.base import BaseCommand
from django.db import reset_queries
from django.utils.formats import number_format

from articles.importing import report
from articles.publishing import rebuilding


class Bar(report.Bar):
    """A progress bar in articles."""

    noun = "bài"

    def count(self, articles: int) -> None:
        """Count so many more."""
        self.done += articles
        self.texts += articles


class Command(BaseCommand):
    help = (
        "Dựng lại chỉ mục tìm kiếm và đọc lại các văn bản được dẫn. Trang tin vẫn chạy bình "
        "thường. Dừng giữa chừng lúc nào cũng được; chạy lại thì làm tiếp từ chỗ đã dừng."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--restart", action="store_true", help="làm lại từ bài đầu, dù lần trước chưa xong"
        )
        parser.add_argument(
            "--if-needed", action="store_true", help="chỉ làm khi chỉ mục còn thiếu bài"
        )

    def handle(self, *args, **options):
        if options["if_needed"] and not rebuilding.is_needed():
            return
        rebuild = rebuilding.begin(anew=options["restart"])
        if rebuild.position:
            self.stdout.write("Làm tiếp từ chỗ đã dừng lần trước.")
        bar = Bar(self.stderr, rebuilding.left(rebuild))
        try:
            for articles in rebuilding.go_on(rebuild):
                bar.count(articles)
                reset_queries()  # with DEBUG Django remembers them, whole texts long
                bar.draw()
        finally:
            bar.clear()
        done = number_format(bar.done, force_grouping=True)
        self.stdout.write(f"Đã dựng xong chỉ mục tìm kiếm: {done} bài.")
