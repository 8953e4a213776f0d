"""Photos on the article's form in a browser: many at once, in order, named, mended; never lost."""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from articles.models import Article, PhotoUpload
from tests import axe, desk
from tests.browser.steps import Person
from tests.browser.test_desk import sign_in
from tests.browser.test_writing import LEAD, TITLE, WORD
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/articles/article/add/"
MOST_STEPS = 20  # of a writer, from login to submitted, ten photos with words of their own
TWELVE = (4032, 3024)  # pixels, as phones take them
UPRIGHT, UPSIDE_DOWN, LEFT, RIGHT = 1, 3, 8, 6  # how EXIF says that the phone was held
RED = (220, 30, 30)


@dataclass(frozen=True)
class Shot:
    """A picture as a phone has it: its file, and what it shows."""

    minute: int
    file: Path

    @property
    def caption(self) -> str:
        return f"Bà con dọn ngõ {self.minute}"

    @property
    def alt(self) -> str:
        return f"Ba người cầm chổi quét ngõ số {self.minute}"


def shot(minute: int, file: Path, held: int = UPRIGHT, size=TWELVE) -> Shot:
    """A photo taken at 8:`minute`, its upper quarter red once it is turned upright."""
    noise = Image.effect_noise((576, 432), 50).convert("RGB")
    image = Image.new("RGB", size)
    for x in range(0, size[0], noise.width):
        for y in range(0, size[1], noise.height):
            image.paste(noise, (x, y))
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((0, height - 300, width, height), fill=(10, 20 * minute % 250, 120))
    top = {
        UPRIGHT: (0, 0, width, height // 4),
        UPSIDE_DOWN: (0, height - height // 4, width, height),
        RIGHT: (0, 0, width // 4, height),
        LEFT: (width - width // 4, 0, width, height),
    }[held]
    draw.rectangle(top, fill=RED)
    exif = Image.Exif()
    exif[0x0112] = held
    exif.get_ifd(0x8769)[0x9003] = f"2026:11:20 08:{minute:02}:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 2.0, 10.5), 3: "E", 4: (105.0, 53.0, 2.5)})
    image.save(file, "JPEG", quality=80, exif=exif)
    return Shot(minute, file)


@pytest.fixture(scope="module")
def roll(tmp_path_factory) -> list[Shot]:
    """Ten photos of twelve megapixels, in the order in which the phone hands them over."""
    held = (RIGHT, UPRIGHT, UPSIDE_DOWN, LEFT)
    minutes = (5, 1, 9, 3, 7, 2, 10, 4, 8, 6)
    folder = tmp_path_factory.mktemp("phone")
    return [shot(m, folder / f"IMG_{n}.jpg", held[m % 4]) for n, m in enumerate(minutes, start=1)]


@pytest.fixture(scope="module")
def few(tmp_path_factory) -> list[Shot]:
    """Five small ones."""
    folder = tmp_path_factory.mktemp("few")
    return [shot(m, folder / f"nho-{m}.jpg", size=(800, 600)) for m in (1, 2, 3, 4, 5)]


@pytest.fixture(scope="module")
def not_one(tmp_path_factory) -> Path:
    """A file that only its name makes a picture."""
    file = tmp_path_factory.mktemp("bad") / "hong.jpg"
    file.write_bytes(b"no picture at all")
    return file


@pytest.fixture
def tell(capsys):
    """Print a line past pytest's capturing."""

    def say(text):
        with capsys.disabled():
            print(f"\n{text}", end="")

    return say


# --- what somebody does at the form ---


def rows(page):
    return page.locator("#photos-grid > .photo:not(.is-gone, .is-merged)")


def row(page, number):
    return rows(page).nth(number - 1)


def names(page) -> list[str]:
    """The files that the rows show, in their order."""
    return rows(page).evaluate_all("found => found.map(row => row.dataset.name)")


def choose(page, *files) -> None:
    page.locator("#id_photos-files").set_input_files(files)


def all_there(page, count: int) -> None:
    expect(page.locator("#photos-grid .photo-picture[src]")).to_have_count(count, timeout=60_000)
    expect(page.locator(".is-coming")).to_have_count(0)


def open_new(visitor, user, width=390, **options):
    page = visitor(width, **options)
    sign_in(page, user)
    page.goto(ADD)
    page.locator(".cke_wysiwyg_div").wait_for()
    return page


def write_post(clerk, width):
    clerk.type(TITLE)
    if width == 390:
        clerk.click(clerk.page.locator("#id_lead"))
        clerk.type(LEAD)
        clerk.click(clerk.page.locator(".cke_wysiwyg_div"))
    else:
        clerk.page.keyboard.press("Enter")
        clerk.type(LEAD)
        clerk.page.keyboard.press("Enter")
    clerk.paste(WORD)


def is_upright(photo) -> bool:
    """Whether the upper quarter of the stored picture is red."""
    with default_storage.open(photo.file) as file, Image.open(file) as image:
        at = image.convert("RGB").getpixel((image.width // 2, image.height // 8))
    return all(abs(found - meant) < 25 for found, meant in zip(at, RED, strict=True))


@pytest.mark.parametrize("width", [390, 1280])
def test_ten_photos_with_words_of_their_own_take_few_steps(
    visitor, people, make_article, roll, tell, width
):
    make_article(author=people.clerk)  # the section of which is at hand for the next
    clerk = Person(visitor(width, has_touch=width == 390))
    page = clerk.page
    clerk.sign_in(people.clerk)
    clerk.click("Viết bài")
    page.locator(".cke_wysiwyg_div").wait_for()
    write_post(clerk, width)
    with page.expect_file_chooser() as opened:
        clerk.click(page.locator(".photo-choose label"))
    clerk.steps += 1  # the phone's own gallery, where they are ticked
    opened.value.set_files([one.file for one in roll])
    expect(rows(page)).to_have_count(10)  # before they are sent
    in_time = sorted(roll, key=lambda one: one.minute)
    if width == 390:  # from a note on the phone, while the pictures are on their way
        clerk.click("Nhập chữ cho cả loạt")
        expect(page.get_by_label("Chú thích | mô tả")).to_be_focused()
        page.keyboard.insert_text("\n".join(f"{one.caption} | {one.alt}" for one in in_time))
        clerk.steps += 1  # the paste
        expect(page.get_by_text("10 dòng cho 10 ảnh.")).to_be_visible()
        clerk.click("Điền vào ảnh")
    else:  # from field to field
        clerk.click(row(page, 1).locator(".photo-caption"))
        for one in in_time:
            clerk.type(one.caption)
            page.keyboard.press("Enter")
            clerk.type(one.alt)
            page.keyboard.press("Enter")
    clerk.click("Lưu và trình duyệt")  # it waits for what is still on its way
    expect(page.get_by_text("Đã trình duyệt. Người có thể duyệt:")).to_be_visible(timeout=120_000)
    tell(
        f"Người viết, màn hình {width}, bài có 10 ảnh 12 megapixel, từ đăng nhập đến trình duyệt: "
        f"{clerk.steps} bước ngoài việc gõ (cho phép {MOST_STEPS})"
    )
    assert clerk.steps <= MOST_STEPS

    post = Article.objects.get(title=TITLE)
    photos = list(post.photos.all())
    assert [(photo.caption, photo.alt) for photo in photos] == [
        (one.caption, one.alt) for one in in_time
    ]
    assert [f"{photo.taken_at:%H:%M}" for photo in photos] == [
        f"01:{one.minute:02}" for one in in_time
    ]
    assert all(is_upright(photo) for photo in photos)
    assert not PhotoUpload.objects.exists()
    edition = desk.approve(post, people.reviewer)
    page.goto(edition.get_absolute_url())
    shown = page.locator("main").inner_text()
    places = [shown.find(one.caption) for one in in_time]
    assert -1 not in places and places == sorted(places)
    assert page.locator("main img").evaluate_all(
        "found => found.map(each => each.alt).filter(alt => alt.startsWith('Ba người'))"
    ) == [one.alt for one in in_time]


def test_trouble_on_the_way_loses_nothing(visitor, people, few, not_one, make_article):
    """A bad file, a cut line, a lost session, a reload: what is missing is sent, nothing twice."""
    for noise in ("400", "ERR_INTERNET_DISCONNECTED", "Failed to load resource"):
        visitor.expects(noise)
    make_article(author=people.clerk)
    page = open_new(visitor, people.clerk)
    page.keyboard.type(TITLE)
    choose(page, few[0].file, not_one, few[1].file)
    bad = page.locator(".photo.is-refused")
    expect(bad).to_contain_text("hong.jpg: Không đọc được ảnh này.")
    expect(page.locator(".photos-said")).to_have_text("Đã tải 2/3 ảnh. 1 ảnh chưa tải được.")
    assert names(page) == ["nho-1.jpg", "nho-2.jpg", "hong.jpg"]
    row(page, 1).locator(".photo-caption").fill("Chữ của ảnh đầu")

    page.context.set_offline(True)
    choose(page, *(one.file for one in few[:4]))  # two of them are here
    expect(page.locator(".photos-skipped")).to_contain_text("2 ảnh đã có ở đây nên không tải lại.")
    expect(page.locator(".photos-more")).to_contain_text("Mất kết nối.")
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.locator(".photos-wait")).to_contain_text("Còn 2 ảnh đang tải. Tải xong sẽ tự lưu.")
    page.get_by_role("button", name="Chưa lưu").click()
    page.context.set_offline(False)
    all_there(page, 4)
    assert PhotoUpload.objects.count() == 4

    expect(page.locator(".typed-said")).to_contain_text("Đã giữ")
    page.wait_for_timeout(3500)  # until the words of the rows are on the server
    page.reload()
    page.locator(".cke_wysiwyg_div").wait_for()
    assert names(page) == [f"nho-{n}.jpg" for n in (1, 2, 3, 4)]
    expect(row(page, 1).locator(".photo-caption")).to_have_value("Chữ của ảnh đầu")

    Session.objects.all().delete()
    choose(page, *(one.file for one in few))
    expect(page.locator(".photos-more")).to_contain_text("Phiên đăng nhập đã hết.")
    with page.expect_popup() as opened:
        page.locator(".photos-more a").click()
    opened.value.fill("#id_username", people.clerk.username)
    opened.value.fill("#id_password", PASSWORD)
    opened.value.click("[type=submit]")
    opened.value.wait_for_load_state()
    opened.value.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    all_there(page, 5)

    choose(page, not_one)
    expect(page.locator(".photo.is-refused")).to_be_visible()
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.locator(".photos-wait")).to_contain_text("1 ảnh chưa tải được: hong.jpg.")
    page.get_by_role("button", name="Lưu, bỏ 1 ảnh này").click()
    page.locator(".messagelist").wait_for()
    photos = Article.objects.get(title=TITLE).photos.all()
    assert [f"{photo.taken_at:%M}" for photo in photos] == ["01", "02", "03", "04", "05"]


def hand_over(page, how: str, file: Path) -> None:
    """Drop `file` on the section of the photos, or paste it."""
    page.locator("#photos-group").evaluate(
        """(section, [how, name, data]) => {
          const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
          const what = { bubbles: true, cancelable: true };
          section.dispatchEvent(how === "drop"
            ? new DragEvent("drop", { ...what, dataTransfer: transfer })
            : new ClipboardEvent("paste", { ...what, clipboardData: transfer }));
        }""",
        [how, file.name, b64encode(file.read_bytes()).decode()],
    )


def drag(page, start, end) -> None:
    """A finger takes `start` and lets go over the right part of `end`."""
    start.scroll_into_view_if_needed()
    goal = end.bounding_box()
    to = (goal["x"] + goal["width"] * 0.8, goal["y"] + goal["height"] * 0.4)
    move_finger(page, middle(start), to)


def slide(page, start, up: float) -> None:
    """A finger takes `start` and moves it `up` by so many pixels."""
    x, y = middle(start)
    move_finger(page, (x, y), (x, y - up))


def middle(what) -> tuple[float, float]:
    box = what.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def move_finger(page, start, end) -> None:
    """Put a finger down at `start` and lift it at `end`, both in pixels, with moves between."""
    finger = page.context.new_cdp_session(page)

    def touch(kind, *points):
        places = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    (x, y), (to_x, to_y) = start, end
    touch("touchStart", (x, y))
    for part in (0.25, 0.5, 0.75, 1):
        touch("touchMove", (x + (to_x - x) * part, y + (to_y - y) * part))
    touch("touchEnd")


def test_photos_are_ordered_worded_and_mended_by_touch_and_keyboard(
    visitor, people, few, make_article
):
    make_article(author=people.clerk)
    page = open_new(visitor, people.clerk, has_touch=True)
    page.keyboard.type(TITLE)
    choose(page, few[2].file)
    hand_over(page, "drop", few[0].file)
    all_there(page, 2)
    hand_over(page, "paste", few[1].file)
    all_there(page, 3)
    first, second, third = "nho-1.jpg", "nho-2.jpg", "nho-3.jpg"
    assert names(page) == [first, second, third]

    row(page, 3).get_by_role("button", name="Lên, ảnh 3").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ảnh 3, vị trí 2 trong 3.")).to_be_attached()
    expect(page.get_by_role("button", name="Lên, ảnh 2")).to_be_focused()
    page.get_by_role("button", name="Thu gọn để xếp").tap()
    drag(page, row(page, 1).locator(".photo-handle"), row(page, 3))
    assert names(page) == [third, second, first]
    page.get_by_role("button", name="Thu gọn để xếp").tap()
    page.get_by_role("button", name="Xếp theo giờ chụp").tap()
    assert names(page) == [first, second, third]
    page.locator(".photos-done").get_by_role("button", name="Hoàn tác").tap()
    assert names(page) == [third, second, first]

    page.get_by_role("button", name="Nhập chữ cho cả loạt").tap()
    page.keyboard.insert_text("Một\tNgười đầu\n\nBa\t(trang trí)")  # as a spreadsheet copies it
    page.get_by_role("button", name="Điền vào ảnh").tap()
    page.get_by_role("button", name="Áp dụng cho tất cả").tap()
    page.get_by_label("Chú thích chung").fill("Ảnh: Tổ dân phố 7")
    page.get_by_label("Mô tả chung").fill("Bà con quét ngõ")
    page.get_by_role("button", name="Áp dụng", exact=True).tap()
    said = [
        [row(page, n).locator(f".photo-{what}").input_value() for what in ("caption", "alt")]
        for n in (1, 2, 3)
    ]
    assert said == [["Một", "Người đầu"], ["Ảnh: Tổ dân phố 7", "Bà con quét ngõ"], ["Ba", ""]]

    row(page, 2).get_by_role("button", name="Bỏ ảnh, ảnh 2").tap()
    assert names(page) == [third, first]
    page.get_by_role("button", name="Hoàn tác").last.tap()
    assert names(page) == [third, second, first]

    row(page, 1).get_by_role("button", name="Sửa ảnh, ảnh 1").tap()
    expect(page.locator(".photo-editor")).to_be_visible()
    expect(page.get_by_role("button", name="Xong")).to_be_enabled()
    page.get_by_role("button", name="Xoay phải").tap()
    corner = page.get_by_role("button", name="Góc dưới phải của khung cắt")
    slide(page, corner, up=page.locator(".crop-holder").bounding_box()["height"] / 2)
    page.get_by_text("Nhập bằng số").click()
    height = page.get_by_label("Cao (%)")
    expect(height).to_be_visible()
    assert 48 <= int(height.input_value()) <= 52, "the corner goes as far as the finger"
    corner.focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    height.fill("50")  # the upper half, as it is now
    height.press("Tab")
    page.get_by_role("button", name="Điểm chính của ảnh").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    faults = axe.violations(page)
    assert not faults, "\n".join(faults)
    page.get_by_role("button", name="Xong").tap()
    expect(page.locator(".photo-editor")).to_be_hidden(timeout=15_000)
    row(page, 3).get_by_label("Ảnh đại diện").check()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 850})
        faults = axe.violations(page)
        assert not faults, "\n".join(faults)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Lưu bản nháp").click()
    page.locator(".messagelist").wait_for()

    post = Article.objects.get(title=TITLE)
    turned, plain, last = post.photos.all()
    assert (turned.caption, turned.turn, turned.crop) == ("Một", 90, "0,0,1000,500")
    assert (turned.width, turned.height) == (600, 400)
    assert (turned.focal_x, turned.focal_y) == (60, 50)
    with default_storage.open(turned.file) as file, Image.open(file) as image:
        right, left = image.getpixel((560, 200)), image.getpixel((40, 200))
    assert right[0] > 180 > left[0]  # what was above is on the right
    assert (plain.turn, plain.crop, last.decorative, last.alt) == (0, "", True, "")
    assert post.lead_photo == last


def test_without_scripts_many_files_of_one_form_become_photos(
    visitor, people, few, not_one, make_article
):
    make_article(author=people.clerk)
    page = visitor(390, javascript=False)
    sign_in(page, people.clerk)
    page.goto(ADD)
    page.fill("#id_title", TITLE)
    files = [few[1].file, not_one, few[0].file]
    page.get_by_label("Thêm ảnh").set_input_files(files)
    page.get_by_text("Nhập chữ cho cả loạt").click()
    page.get_by_label("Mỗi dòng một ảnh").fill("Một | Người đầu\nHai | Người sau")
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.get_by_text("hong.jpg: Không đọc được ảnh này.")).to_be_visible()
    post = Article.objects.get(title=TITLE)
    assert [(p.caption, p.alt) for p in post.photos.all()] == [
        ("Một", "Người đầu"),
        ("Hai", "Người sau"),
    ]
    page.get_by_label("Thứ tự").first.fill("3")
    page.get_by_role("button", name="Lưu bản nháp").click()
    assert [p.caption for p in post.photos.all()] == ["Hai", "Một"]
