"""August 2025 in two wards, told with the desk's own steps; every figure can be counted by hand."""

from datetime import datetime
from types import SimpleNamespace

from django.utils import timezone

from articles import publishing
from articles.editorial import aftercare, workflow
from articles.models import Edition
from articles.public import counting
from tests.desk import approve, rush, stored
from tests.makers import import_item

PAGE = "/admin/articles/article/so-tin-bai/"


def moment(day: str, clock: str = "12:00") -> datetime:
    """The local instant of a day like "03/08" of 2025."""
    return timezone.make_aware(datetime.strptime(f"{day}/2025 {clock}", "%d/%m/%Y %H:%M"))


def tell(people, city, make_article) -> SimpleNamespace:
    """What happened. Waits, in hours: Việt Hưng 2, 1, 4, 10; Bồ Đề 6, 3, 1."""
    at, clerk, other = moment, people.clerk, people.other_clerk

    def send(article, by, day, clock="12:00"):
        workflow.submit(article.pk, by=by, at=at(day, clock))

    # Returned once, approved on the second try.
    mended = make_article(title="Ngõ 5 sạch", photos=2, byline="Thu Hương")
    send(mended, clerk, "01/08")
    workflow.send_back(mended.pk, by=people.reviewer, reason="Thiếu giờ.", at=at("01/08", "14:00"))
    send(mended, clerk, "03/08")
    approve(stored(mended), people.reviewer, at=at("03/08", "13:00"))

    # Approved at once, corrected five days later; a minor change after that counts nowhere.
    corrected = make_article(title="Họp tổ dân phố", byline="Thu Hương")
    send(corrected, clerk, "05/08")
    approve(stored(corrected), people.reviewer, at=at("05/08", "16:00"))
    workflow.revise(corrected.pk, by=clerk, at=at("10/08", "08:00"))
    send(corrected, clerk, "10/08")
    approve(
        stored(corrected),
        people.reviewer,
        change=Edition.Change.CORRECTION,
        public_note="Nhầm giờ.",
        at=at("10/08", "22:00"),
    )

    rushed = make_article(title="Nước lên")
    rush(stored(rushed), people.chief, at=at("06/08"))

    # Decided in August, out with the first instant of September.
    scheduled = make_article(title="Khai giảng", unit=city.new_bo_de, author=other)
    send(scheduled, other, "31/08", "06:00")
    approve(stored(scheduled), people.reviewer, starts_at=at("01/09", "00:00"), at=at("31/08"))

    withdrawn = make_article(title="Chợ đêm", unit=city.new_bo_de, author=other)
    send(withdrawn, other, "20/08")
    approve(stored(withdrawn), people.reviewer, at=at("20/08", "15:00"))
    aftercare.withdraw(withdrawn.pk, by=people.chief, public_note="Sai.", at=at("22/08"))

    imported = make_article(title="Bài từ cổng cũ", author=None, state="settled", byline="CTV")
    item = import_item(imported, at("15/08"), views=999)
    publishing.publish_imports([item], at=at("16/08"))

    july = make_article(title="Cuối tháng bảy")
    publishing.publish(july.pk, by=people.reviewer, at=at("31/07", "23:59"))

    waiting = make_article(title="Chưa ai đọc", unit=city.new_bo_de, author=other)
    send(waiting, other, "25/08")
    workflow.send_back(waiting.pk, by=people.reviewer, reason="Thiếu tên.", at=at("25/08", "13:00"))

    for article, day, times in (
        (mended, "04/08", 3),
        (mended, "05/08", 2),
        (mended, "01/09", 1),
        (july, "10/08", 4),
        (imported, "20/08", 1),
    ):
        for _ in range(times):
            counting.count(article.pk, at=at(day))
    return SimpleNamespace(
        mended=mended, corrected=corrected, rushed=rushed, scheduled=scheduled,
        withdrawn=withdrawn, imported=imported, july=july, waiting=waiting,
    )  # fmt: skip
