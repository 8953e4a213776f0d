"""A portal at its extremes: nothing in it is longer, emptier or more than people may make it.

It grows in stages, because some pages are only themselves while there is little: `stages` says
which it has reached. Made through the seams that the site itself uses.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from PIL import Image

from articles import publishing
from articles.models import (
    Article,
    Category,
    Document,
    Edition,
    Feature,
    Notice,
    Photo,
    PreviewLink,
)
from articles.photos import intake
from tests import attached
from tests.makers import import_item, unit
from tests.site import texts
from wards import siteversion
from wards.models import Imprint, Succession, Unit

REFORM = date(2025, 7, 1)
SHAPES = [(900, 600), (900, 300), (450, 700)]
TOKEN = "bi-mat-cua-ban-xem-truoc"
CITING = 300  # posts that cite one document
FILLERS = 65  # so many posts that a list has four pages


def plain(number: int) -> Image.Image:
    """A picture of one colour: as large as real ones are, and quickly stored."""
    return Image.new("RGB", SHAPES[number % 3], (number * 37 % 256, number * 11 % 200, 90))


@dataclass
class World:
    """What was made, by name."""

    draw: Callable[[int], Image.Image] = plain
    units: dict[str, Unit] = field(default_factory=dict)
    sections: dict[str, Category] = field(default_factory=dict)
    posts: dict[str, Edition] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    _pictures: dict[int, object] = field(default_factory=dict)

    def stages(self) -> Iterator[str]:
        """Build, stopping at each stage: no post yet; one; everything."""
        self._begin()
        yield "empty"
        self._publish({"plain": self._write(photos=1)}, days=400)
        yield "one"
        self._fill()
        self._extremes()
        self._after()
        self._front()
        yield "full"

    # --- What stands before any post

    def _begin(self) -> None:
        make = get_user_model().objects.create_user
        self.clerk, self.chief = make("viet-bai-cuc-han"), make("truong-ban-cuc-han")
        city = unit(Unit.Kind.CITY, "Thành phố Thử Nghiệm", "thanh-pho-thu-nghiem")
        old = unit(Unit.Kind.WARD, "Phường Ngọc Thuỵ", "ngoc-thuy-cu", city, closed_on=REFORM)
        new = unit(Unit.Kind.WARD, "Phường Hồng Hà", "hong-ha-moi", city, opened_on=REFORM)
        other = unit(Unit.Kind.WARD, "Phường Bồ Đề", "bo-de-moi", city, opened_on=REFORM)
        for share, heir in (("remainder", new), ("part", other)):
            Succession.objects.create(
                predecessor=old, successor=heir, share=share, happened_on=REFORM,
                legal_basis="Nghị quyết 1656/NQ-UBTVQH15",
            )  # fmt: skip
        new.introduction = f"{texts.words(80)}\n\n{texts.words(60)}"
        new.address, new.phone = "Số 12, ngõ 34, phố Ngọc Thuỵ", "024 3827 1234"
        new.email, new.legal_basis = "hongha@phuong.example", "Nghị quyết 1656/NQ-UBTVQH15"
        new.save()
        self.units = {
            "city": city,
            "old": old,
            "ward": new,
            "long": unit(Unit.Kind.ASSOCIATION, texts.UNIT_NAME, "ten-rat-dai", new),
            "empty": unit(Unit.Kind.RESIDENTIAL_GROUP, "Tổ dân phố 99", "to-dan-pho-99", new),
        }
        for name, label in (
            ("full", "Đời sống khu phố"),
            (
                "long",
                "Phòng cháy, chữa cháy, cứu nạn, cứu hộ và an toàn điện ở khu dân cư",
            ),
            ("empty", "Chuyên mục chưa có bài"),
        ):
            self.sections[name] = Category.objects.create(name=label, slug=f"muc-cuc-han-{name}")
        Imprint.objects.update_or_create(
            defaults={
                "name": "Tin phường Hồng Hà",
                "line": "Tin tức của phường và các tổ dân phố",
                "authority": "Ủy ban nhân dân phường Hồng Hà",
                "responsible": "Bà Nguyễn Thị Thuỳ Dương, Phó Chủ tịch Ủy ban nhân dân phường",
                "address": "Số 12, ngõ 34, phố Ngọc Thuỵ, phường Hồng Hà, thành phố Hà Nội",
                "phone": "024 3827 1234",
                "email": "tinphuong@phuong.example",
                "licence": "Giấy phép số 12/GP-TTĐT cấp ngày 01/08/2025",
            },
        )
        siteversion.bump()

    # --- Posts

    def _write(self, photos: int = 0, about=(), first: int = 0, **fields) -> Article:
        defaults = {
            "title": texts.TITLE,
            "lead": texts.LEAD,
            "body": texts.BODY,
            "unit": self.units["ward"],
            "category": self.sections["full"],
            "author": self.clerk,
        }
        article = Article.objects.create(**defaults | fields)
        article.about.set(self.units[name] for name in about)
        Photo.objects.bulk_create(
            Photo(
                article=article,
                caption="" if place == 2 else texts.SENTENCES[place % 5][: 20 + place * 7],
                alt="" if place == 5 else f"Bà con đang dọn cống, ảnh {place}",
                decorative=place == 5,
                position=place,
                **self._picture(first + place).fields,
            )
            for place in range(1, photos + 1)
        )
        return article

    def _picture(self, number: int):
        if number not in self._pictures:
            picture = self._pictures[number] = intake.encode(self.draw(number))
            intake.store(picture, renditions=False)
        return self._pictures[number]

    def _publish(self, articles: dict[str, Article], days: int) -> None:
        """Publish them so many days ago, an hour between each and the next."""
        first = timezone.now() - timedelta(days=days)
        editions = publishing.publish_imports(
            import_item(article, first + timedelta(hours=n), views=1000)
            for n, article in enumerate(articles.values())
        )
        self.posts |= dict(zip(articles, editions, strict=True))

    def _fill(self) -> None:
        """Many short posts over the years, for lists and archives."""
        made = Article.objects.bulk_create(
            Article(
                title=f"{texts.SENTENCES[n % 5][:60]} ({n})",
                lead=texts.LEAD,
                body=texts.BODY,
                unit=self.units["old" if n % 3 == 2 else "ward"],
                category=self.sections["full"],
                author=self.clerk,
            )
            for n in range(FILLERS)
        )
        publishing.publish_imports(
            import_item(article, self._dated(n), views=n) for n, article in enumerate(made)
        )

    @staticmethod
    def _dated(n: int) -> datetime:
        if n % 3 == 2:  # the old ward's, before it ended
            return timezone.make_aware(datetime(2019 + n % 6, 1 + n % 12, 1 + n % 28, 9))
        return timezone.make_aware(datetime(2025, 8, 1 + n % 28, 9, n % 60))

    def _extremes(self) -> None:
        write = self._write
        files = [
            attached.entry(attached.pdf(text=f"Tệp {n}"), f"{n}.pdf", title=title)
            for n, title in enumerate(("Kế hoạch số 12/KH-UBND", texts.LONG_TITLE, texts.ONE_WORD))
        ]
        made = {
            "long-title": write(title=texts.LONG_TITLE, photos=1),
            "one-word": write(title=texts.ONE_WORD, lead=texts.ONE_WORD, photos=1),
            "long-unit": write(unit=self.units["long"], category=self.sections["long"]),
            "no-lead": write(title="Bài không có lời dẫn", lead="", photos=1),
            "bare": write(title="Bài ngắn nhất", lead="", body="<p>Tối nay mất điện.</p>"),
            **{f"photos-{n}": write(title=f"Bài có {n} ảnh", photos=n) for n in (2, 3, 4, 12)},
            "photos-60": write(title="Bài có 60 ảnh", photos=60, first=20),
            "long": write(title="Bài dài 20.000 từ", body=texts.long_body(), photos=2),
            "rich": write(title="Bài có bảng 12 cột", body=texts.RICH_BODY),
            "withdrawn": write(title="Bài đã gỡ, còn đọc được", photos=2),
            "removed": write(title="Bài đã gỡ hẳn"),
            "redirected": write(title="Bài chuyển hướng"),
            "taken-photo": write(title="Bài có ảnh đã gỡ", photos=2, first=90),
            "corrected": write(
                title="Bài đã đính chính, có tệp đính kèm",
                attachments=files,
                photos=2,
                about=["long", "city"],
                byline="Thu Hương",
                source=texts.LONG_TITLE[:200],
                event_date=date(2025, 8, 1),
            ),
        }
        self._publish(made, days=25)

    def _after(self) -> None:
        """What became of some of them."""
        note = {"by": self.chief, "public_note": texts.NOTE}
        corrected = self.posts["corrected"].article
        for _ in range(2):
            publishing.publish(corrected.pk, change=Edition.Change.CORRECTION, **note)
        publishing.withdraw(self.posts["withdrawn"].article_id, **note)
        publishing.remove(self.posts["removed"].article_id, **note)
        publishing.redirect(
            self.posts["redirected"].article_id, by=self.chief, to=self.posts["plain"].article
        )
        publishing.take_photo_down(
            self.posts["taken-photo"].article_id,
            by=self.chief,
            digest=self.photo("taken-photo"),
            public_reason="children",
            reason="Gia đình đề nghị",
        )
        self._register()
        draft = self._write(title="Bản nháp để xem trước", photos=3)
        PreviewLink.objects.create(
            article=draft,
            token_hash=hashlib.sha256(TOKEN.encode()).hexdigest(),
            created_by=self.clerk,
            created_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=7),
        )

    def _register(self) -> None:
        """The documents that posts cite: one by hundreds, one of the longest words, one by none."""
        made = {
            f"cites {n}": self._write(title=f"{texts.SENTENCES[n % 5][:60]} (dẫn {n})", body=body)
            for n, body in enumerate([*[texts.CITING] * (CITING - 1), texts.CITING_MUCH])
        }
        self._publish(made, days=20)
        named = {document.number: document for document in Document.objects.all()}
        self.documents = {
            "cited": named[texts.NUMBER],
            "long": named[texts.LONG_NUMBER],
            "undated": Document.objects.get(number=texts.NUMBER_WITHOUT_DATE, issued_on=None),
        }
        file = attached.entry(attached.pdf(text="Văn bản"), "van-ban.pdf", title=texts.LONG_TITLE)
        long = self.documents["long"]
        long.title = texts.words(200)[:500]
        long.link = f"https://{'van-ban.' * 20}example.org/{'x' * 300}"
        long.file = file | {"title": texts.LONG_TITLE[:200]}
        long.save()
        self.documents["merged"] = Document.objects.create(
            number="9-KH/QU", number_key="9 kh qu", kind="KH", merged_into=long
        )
        self.documents["forgotten"] = Document.objects.create(
            number="8-KH/QU", number_key="8 kh qu", kind="KH"
        )

    def _front(self) -> None:
        """What a chief put on the home page."""
        now, later = timezone.now(), timezone.now() + timedelta(days=5)
        for name, place in (
            ("long-title", "lead"), ("one-word", "featured"), ("no-lead", "featured"),
            ("photos-12", "featured"),
        ):  # fmt: skip
            Feature.objects.create(
                article=self.posts[name].article, place=place, starts_at=now, ends_at=later,
                chosen_by=self.chief,
            )  # fmt: skip
        for kind, title, everywhere in (
            ("downtime", "Tạm dừng cổng để bảo trì từ 22:00 đến 23:00 tối nay", True),
            ("urgent", texts.LONG_TITLE[:200], False),
            ("information", texts.ONE_WORD, False),
        ):
            Notice.objects.create(
                kind=kind, title=title, text=texts.words(40), link="/don-vi/", starts_at=now,
                ends_at=later, everywhere=everywhere, created_by=self.chief,
            )  # fmt: skip
        siteversion.bump()

    # --- What is asked of it

    def photo(self, name: str, place: int = 0) -> str:
        """The digest of a photo of the post called `name`."""
        return self.posts[name].photos.order_by("position")[place].digest
