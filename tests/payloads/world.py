"""A portal in which hostile text stands wherever people can put it: by forms, imports, raw SQL."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.editorial import workflow
from articles.editorial.drafting import typed
from articles.models import (
    Article,
    Category,
    Citation,
    DailyViews,
    Document,
    Edition,
    Feature,
    Notice,
    OldAddress,
    PhotoUpload,
    PreviewLink,
    Redaction,
    SavedView,
)
from articles.models.pictures import StoredPicture, names_of
from tests import attached, desk
from tests.makers import HOUR, REFORM, add_photo, jpeg, unit
from tests.payloads import forms, raw
from tests.payloads.table import chunks, lines, pick
from wards import imprint
from wards.models import FormerName, Imprint, Leader, Membership, Succession, Unit

TOKEN = "bi-mat-cua-bai-doc-hai"
DAY = timedelta(days=1)
FILE_NAME = '"><img src=x onerror=ran(0)>\r\nRan: 0\u202efdp;.pdf'


class World:
    """What was made; `articles` by how they came."""

    def __init__(self, folder: Path):
        self.now, self.folder = timezone.now(), folder
        self.articles: dict[str, Article] = {}
        self.refused: dict[str, object] = {}  # answers to forms that refuse what was sent
        self._make_units()
        self._make_people()
        self._fill_registers()
        self._write()
        self._publish()
        self._review()
        self._import()
        self._surround()
        self._tell()
        self._cite()
        raw.write_past_the_seams()

    def client(self, user) -> Client:
        """A browser in which `user` is signed in."""
        client = Client(raise_request_exception=True)
        client.force_login(user)
        return client

    def telling(self) -> list[Article]:
        """Posts of which every kind of row exists."""
        return [self.articles["form 0"], self.articles["import 0"]]

    # --- who and where, from the back office's forms

    def _make_units(self):
        kind = Unit.Kind
        top = unit(kind.CITY, "Thành phố", "thanh-pho")
        old = unit(kind.WARD, "Phường Đức Giang", "duc-giang", top, closed_on=REFORM)
        ward = unit(kind.WARD, "Phường Việt Hưng", "viet-hung", top, opened_on=REFORM)
        group = unit(kind.RESIDENTIAL_GROUP, "Tổ dân phố 9", "tdp-9", ward, opened_on=REFORM)
        self.units = {"top": top, "old": old, "ward": ward, "group": group}
        Succession.objects.create(
            predecessor=old, successor=ward, share="whole", happened_on=REFORM
        )
        for found in self.units.values():
            Leader.objects.create(unit=found, name="Lan", office="Bí thư", starts_on=REFORM)
            FormerName.objects.create(unit=found, name="Tên cũ", until=REFORM)
        self.sections = [
            Category.objects.create(name=f"Mục {n}", slug=f"muc-{n}") for n in range(4)
        ]
        Imprint.objects.get_or_create(pk=imprint.ROW)

    def _make_people(self):
        make, role = get_user_model().objects.create_user, Membership.Role
        self.root = get_user_model().objects.create_superuser("root")
        self.clerk, self.reviewer, self.chief = (
            make(name, is_staff=True) for name in ("viet", "duyet", "truong")
        )
        for user, where, what in (
            (self.clerk, "ward", role.WRITER),
            (self.clerk, "group", role.WRITER),
            (self.reviewer, "top", role.REVIEWER),
            (self.chief, "top", role.CHIEF),
        ):
            desk.grant(user, self.units[where], what)

    def _fill_registers(self):
        root = self.client(self.root)
        for model, rows, has in (
            ("wards_unit", self.units.values(), "introduction"),
            ("articles_category", self.sections, "name"),
            ("auth_user", (self.clerk, self.reviewer, self.chief), "first_name"),
            ("wards_imprint", Imprint.objects.all(), "name"),
        ):
            for number, row in enumerate(rows):
                address = reverse(f"admin:{model}_change", args=[row.pk])
                given = {"username": row.username} if has == "first_name" else {}
                if model == "wards_imprint":  # its form wants digits there
                    self.refused["imprint"] = forms.send(root, address, has)
                    given = {"phone": "024 3827 1234"}
                forms.taken(root, address, has, number, **given)
        # An address takes none: the form says so, and shows what was typed.
        address = reverse("admin:articles_category_change", args=[self.sections[0].pk])
        slug = {"slug": '"><script>ran(0)</script>'}
        self.refused["category"] = forms.send(root, address, "name", **slug)
        # Words that stand in payloads: so the pages of posts explain them.
        address = reverse("admin:articles_abbreviation_add")
        for number, short in enumerate(("HYPERLINK", "ENTITY", "CDATA", "SYSTEM")):
            forms.taken(root, address, "meaning", number, short=short)
        short = {"short": '"><script>ran(0)</script>'}
        self.refused["abbreviation"] = forms.send(root, address, "meaning", **short)
        address = reverse("admin:articles_document_add")
        for number in range(3):
            forms.taken(root, address, "title", number, link="")
        self.refused["document"] = forms.send(root, address, "title", link="javascript:ran(0)")
        one, into = Document.objects.order_by("pk")[:2]
        root.post(reverse("admin:articles_document_merge", args=[one.pk]), {"vao": into.pk})

    # --- posts, from the form of the desk

    def _write(self):
        clerk, add = self.client(self.clerk), reverse("admin:articles_article_add")
        titles = chunks(300)
        for number in range(len(titles)):
            files = self._files() if number < 2 else {}
            given = {
                "unit": self.units["ward"].pk,
                "category": self.sections[number % 4].pk,
                "about": [self.units["group"].pk],
                "photos-text": lines(" | ".join(chunks(250)[number : number + 2])) if files else "",
                "attachments-files": [],
                **files,
            }
            forms.taken(clerk, add, "title", number, **given)
            article = self.articles[f"form {number}"] = Article.objects.latest("pk")
            if number >= 2:
                words = {"caption": pick(500, number), "alt": pick(300, number)}
                add_photo(article, number, **words)
        assert self.articles["form 0"].attachments
        # What the form shows where it refuses: nothing typed is lost, so all of it stands there.
        self.refused["article"] = forms.send(clerk, add, "title", unit="", category="")

    def _files(self) -> dict:
        data = attached.pdf(text=FILE_NAME)
        return {
            "photos-files": [SimpleUploadedFile(FILE_NAME, jpeg().getvalue(), "image/jpeg")],
            "attachments-files": [SimpleUploadedFile(FILE_NAME, data, "application/pdf")],
        }

    def _publish(self):
        notes, by = chunks(1500), self.reviewer
        names = list(self.articles)
        for number, name in enumerate(names[:-3]):
            pk = self.articles[name].pk
            publishing.publish(pk, by=by, at=self.now - 30 * HOUR + number * HOUR / 9)
            if number < 3:
                publishing.publish(pk, by=by, at=self.now - 20 * HOUR, change="correction",
                                   public_note=notes[number])  # fmt: skip
        after = {"by": self.chief, "at": self.now - 10 * HOUR}
        withdrawn, removed, redirected = (self.articles[name].pk for name in names[-6:-3])
        publishing.withdraw(withdrawn, public_note=notes[3], **after)
        publishing.remove(removed, public_note=notes[0], **after)
        publishing.redirect(redirected, to=self.articles["form 0"], **after)

    def _review(self):
        """One post comes back with remarks, one is submitted, one has words that nobody saved."""
        returned, submitted, begun = (self.articles[n] for n in list(self.articles)[-3:])
        texts = chunks(1500)
        for article in (returned, submitted):
            article.photos.filter(alt="").update(alt="Mô tả")
            workflow.submit(article.pk, by=self.clerk)
        article = desk.stored(returned)
        quote = article.lead
        remarks = [workflow.RemarkOn(text=texts[0], quote=quote)]
        remarks.append(workflow.RemarkOn(text=texts[1], digest=article.photos.first().digest))
        workflow.send_back(article.pk, by=self.reviewer, reason=texts[2], remarks=remarks)
        words = {name: pick(200, 3) for name in ("title", "lead", "byline", "source")}
        words["body"] = texts[0] + texts[1]
        typed.keep(self.clerk, article=begun, fields=words, form=typed.new_key())
        self.draft, self.submitted, self.returned = begun, submitted, returned

    # --- posts of the old portal

    def _import(self):
        titles, texts = chunks(300), chunks(1500)
        pages = []
        for number in (0, 1):
            page = self.folder / f"trang{number}.txt"
            page.write_text(
                f"{lines(pick(90, number))}\n\n{lines(pick(280, number))} Đức Giang\n"
                f"Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999\n\n{texts[number]}\n",
                encoding="utf-8",
            )
            pages.append(str(page))
        records = self.folder / "bai.jsonl"
        (self.folder / "1.jpg").write_bytes(jpeg(colour="red").getvalue())
        with records.open("w", encoding="utf-8") as file:
            for number, title in enumerate(titles[:6]):
                photo = {"file": "1.jpg", "caption": pick(500, number), "alt": titles[number]}
                record = {
                    "unit": "duc-giang", "category": f"{pick(100, number)}", "title": title,
                    "published_at": f"2022-0{number + 1}-19T09:00:00+07:00", "views": 9,
                    "lead": texts[number % 4], "body": "".join(texts), "photos": [photo],
                    "about": ["Tổ dân phố 9"] if number > 9 else [],
                    "source_url": f"http://cu.example/{number}?nid={pick(400, number)}",
                }  # fmt: skip
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
            bad = record | {"unit": pick(150, 0), "photos": [{"file": titles[1]}]}
            file.write(json.dumps(bad, ensure_ascii=False) + "\n")
        try:
            call_command(
                "import_articles", *pages, str(records), "--unit", "duc-giang", verbosity=0
            )
        except CommandError as refusal:  # the last record, which names no unit
            assert "1 bài" in str(refusal)
        imported = Article.objects.filter(imported_page__isnull=False).order_by("pk")
        assert imported.count() >= 6, imported.count()
        self.articles |= {f"import {n}": article for n, article in enumerate(imported)}

    # --- what stands around posts

    def _surround(self):
        live, texts = self.articles["form 0"], chunks(1500)
        photo = add_photo(self.draft, 99)
        picture = {name: getattr(photo, name) for name in names_of(StoredPicture)}
        PhotoUpload.objects.create(
            user=self.clerk, article=self.draft, key=typed.key_of(self.draft),
            name=pick(150, 0), uploaded_at=self.now, **picture,
        )  # fmt: skip
        for article in (live, self.draft):
            PreviewLink.objects.create(
                article=article, token_hash=hashlib.sha256(TOKEN.encode()).hexdigest(),
                created_by=self.clerk, created_at=self.now, expires_at=self.now + DAY,
            )  # fmt: skip
            if article is live:
                PreviewLink.objects.all().update(token_hash="0" * 64)
        Redaction.objects.create(article=live, reason=texts[0], by=self.chief, opened_at=self.now,
                                 applied_at=self.now)  # fmt: skip
        DailyViews.objects.create(article=live, day=timezone.localdate() - DAY, views=9)
        OldAddress.objects.create(article=live, path="/cu", query=pick(400, 1))
        chief = self.client(self.chief)
        words = {"ten": pick(60, 0), "dieu-kien": f"q={pick(60, 1)}"}
        chief.post(reverse("admin:articles_article_saved"), words)
        assert SavedView.objects.count() == 1
        for number in (0, 1, 2):
            Feature.objects.create(
                article=self.articles[f"form {number}"], place=("lead", "featured")[number > 0],
                starts_at=self.now - DAY, ends_at=self.now + DAY, chosen_by=self.chief,
            )  # fmt: skip

    def _tell(self):
        """Notices to residents and suggestions of theirs."""
        root = self.client(self.root)
        addresses = chunks(500)
        add = reverse("admin:articles_notice_add")
        given = {
            **{"starts_at_0": f"{timezone.localdate():%d/%m/%Y}", "starts_at_1": "00:00"},
            **{"ends_at_0": f"{timezone.localdate() + 9 * DAY:%d/%m/%Y}", "ends_at_1": "00:00"},
        }
        for number in range(2):
            forms.taken(root, add, "title", number, link="", **given)
        self.refused["notice"] = forms.send(root, add, "title", link="javascript:ran(0)", **given)
        assert self.refused["notice"].status_code == 200
        for number, link in enumerate(addresses):
            Notice.objects.create(
                title=pick(200, number), text=pick(1000, number), link=link,
                starts_at=self.now - DAY, ends_at=self.now + DAY, everywhere=number % 2,
                created_by=self.chief, unit=self.units["ward"] if number % 2 else None,
            )  # fmt: skip
        article = self.articles["form 0"]
        visitor = Client(headers={"origin": "http://testserver"})
        here = article.editions.latest("number").get_absolute_url() + "bao-loi/"
        form = next(f for f in forms.read(visitor.get(here).text) if "bao-loi" in f.action)
        for number in range(3):
            words = form.filled(number, website="")
            kind = "application/x-www-form-urlencoded"
            answer = visitor.post(here, _encoded(words), content_type=kind)
            assert answer.status_code == 303, forms.read(answer.text)
        words = form.filled(0, website="", email='"><script>ran(0)</script>')
        self.refused["report"] = visitor.post(here, _encoded(words), content_type=kind)
        assert self.refused["report"].status_code == 400

    def _cite(self):
        """Documents with words of staff, and posts that cite them in words of anybody."""
        live = Edition.objects.live().filter(listed=True).order_by("pk")[:4]
        entry = Edition.objects.exclude(attachments=[]).first().attachments[0]
        for number, link in enumerate(chunks(500)):
            written = pick(60, number)
            document = Document.objects.create(
                number=written, number_key=f"{number} kh", kind="KH", title=pick(500, number),
                issuer=pick(40, number), issued_on=REFORM + number * DAY, link=link,
                file=entry if number < 2 else {},
            )  # fmt: skip
            for edition in live:
                Citation.objects.create(
                    document=document, edition=edition, position=900 + number,
                    as_written=written, sentence=f"{pick(500, number)} {written}",
                )  # fmt: skip


def _encoded(words: dict) -> str:
    return urlencode(words, doseq=True)
