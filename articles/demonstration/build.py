"""Builds the demonstration through the functions that people's clicks call. Idempotent."""

from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from articles import content, publishing
from articles.demonstration import drawing, front, register, texts, units
from articles.editorial import aftercare, workflow
from articles.models import Article, Category, Photo, ViewCount
from articles.photos import intake
from wards import siteversion
from wards.models import Membership, Unit

CATEGORIES = {
    "hoat-dong-cac-phuong": "Hoạt động các phường",
    "xay-dung-dang": "Xây dựng Đảng",
    "chinh-quyen": "Chính quyền",
    "mat-tran-doan-the": "Mặt trận, đoàn thể",
    "van-hoa-xa-hoi": "Văn hóa, xã hội",
    "do-thi-moi-truong": "Đô thị, môi trường",
    "giao-duc-khuyen-hoc": "Giáo dục, khuyến học",
    "y-te": "Y tế",
    "an-ninh-trat-tu": "An ninh, trật tự",
    "thong-bao": "Thông báo",
}


def build(say=lambda text: None) -> None:
    """Create what is missing of the demonstration; `say` is told about each step, in Vietnamese."""
    say("Đơn vị, tài khoản, chuyên mục…")
    units.create_imprint()
    known_units = units.create_units()
    people = _create_accounts(known_units)
    categories = _create_categories()
    for number, text in enumerate(texts.TEXTS, start=1):
        if Article.objects.filter(title=text.title).exists():
            continue
        say(f"Bài {number}/{len(texts.TEXTS)}: {text.title}")
        with transaction.atomic():  # stopped half-way, it goes on from whole posts
            _create_article(text, number, known_units, categories, people)
    register.build()
    front.build(people, known_units)
    # Last: five years of notices would fill the screen. From now on they are written to.
    for name, user in people.items():
        user.email = user.email or f"{name}@phuong.example"
        user.save(update_fields=["email"])


_WRITERS = {slug: name for name, (role, slug, *_) in units.ACCOUNTS.items() if role == "writer"}


def _create_accounts(known_units: dict[str, Unit]) -> dict:
    users = get_user_model().objects
    people = {}
    for name, (role, slug, first, last) in units.ACCOUNTS.items():
        user, new = users.get_or_create(
            username=name,
            defaults={"first_name": first, "last_name": last, "is_staff": True},
        )
        if new:
            user.set_password(units.PASSWORD)
            user.save()
            Membership.objects.create(
                user=user, unit=known_units[slug], role=role, starts_on=date(2021, 1, 1)
            )
        people[name] = user
    if not users.filter(username=units.ADMIN).exists():
        users.create_superuser(units.ADMIN, password=units.PASSWORD)
    return people


def _create_categories() -> dict[str, Category]:
    siteversion.bump()
    for position, (slug, name) in enumerate(CATEGORIES.items(), start=1):
        Category.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})
    return {c.slug: c for c in Category.objects.all()}


def _create_article(text: texts.Text, number: int, known_units, categories, people) -> None:
    unit = known_units[text.unit]
    is_old = unit.closed_on is not None
    # The chief writes for the wards that have no clerk in the demonstration.
    writer = None if is_old else people[_WRITERS.get(text.unit, "truongban")]
    article = Article.objects.create(
        title=text.title,
        lead=text.lead,
        body=text.body,
        unit=unit,
        category=categories[text.category],
        byline=text.byline,
        event_date=date.fromisoformat(text.event_date) if text.event_date else None,
        author=writer,
    )
    article.about.set([known_units[slug] for slug in text.about])
    for position, (scene, caption, alt) in enumerate(text.photos, start=1):
        picture = intake.encode(drawing.draw(scene, seed=number * 100 + position))
        intake.store(picture, renditions=False)
        Photo.objects.create(
            article=article, caption=caption, alt=alt, position=position, **picture.fields
        )
    if is_old:
        _import(article, text)
    else:
        _work_on(article, text, writer, people)


def _import(article: Article, text: texts.Text) -> None:
    """Posts of wards that are gone came over from their portal: nobody here signed them."""
    article.state = Article.State.SETTLED
    article.save(update_fields=["state"])
    item = publishing.Import(article, content.of_article(article), _instant(text), text.views)
    publishing.publish_imports([item])


def _work_on(article: Article, text: texts.Text, writer, people) -> None:
    """The desk's way: written, submitted, returned or approved, each as of the post's own time."""
    at = _instant(text) if text.published else None
    if text.correction:
        wrong, right, _note = text.correction
        _write(article, text.body.replace(right, wrong))
    workflow.note_edit(article, writer, created=True, at=at)
    if text.state == "draft":
        return
    workflow.submit(article.pk, by=writer, at=at)
    if text.state == "returned":
        workflow.send_back(article.pk, by=people["duyet"], reason=text.reason, at=at)
    if text.state != "published":
        return
    _approve(article, people["duyet"], at)
    if text.correction:
        later = at + timedelta(days=1)
        workflow.revise(article.pk, by=writer, at=later)
        _write(article, text.body)
        workflow.note_edit(article, writer, created=False, at=later)
        workflow.submit(article.pk, by=writer, at=later)
        note = text.correction[2]
        _approve(article, people["duyet"], later, change="correction", public_note=note)
    if text.withdrawn:
        aftercare.withdraw(
            article.pk,
            by=people["truongban"],
            public_note=text.withdrawn,
            at=at + timedelta(days=2),
        )
    ViewCount.objects.filter(article=article).update(total=text.views)


def _write(article: Article, body: str) -> None:
    article.body = body
    article.save(update_fields=["body"])


def _approve(article: Article, reviewer, at: datetime, **options) -> None:
    read = content.of_article(article).hash
    workflow.approve(article.pk, by=reviewer, expected_hash=read, at=at, **options)


def _instant(text: texts.Text) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text.published))
