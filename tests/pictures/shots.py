"""The pictures of the guide: who looks at which screen, and what is ringed there."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from articles.demonstration import drawing

PHONE, DESK = (390, 780), (1100, 700)
LIST = "/admin/articles/article/"


@dataclass(frozen=True)
class Shot:
    """A picture. `go(page)` leads from the first page of `user` to the screen that is shown.

    `rings` are selectors of what the text speaks of; `top` is scrolled to.
    """

    name: str
    user: str | None
    go: Callable
    rings: tuple[str, ...] = ()
    top: str | None = None
    size: tuple[int, int] = PHONE

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]


def at(path: str) -> Callable:
    """Lead straight to an address."""
    return lambda page: page.goto(path)


def stay(page) -> None:
    """Stay where signing in led to."""


def write(page) -> None:
    """Begin a post, and fill in what comes first."""
    page.goto(f"{LIST}add/")
    page.locator(".cke_wysiwyg_div").wait_for()
    page.fill("#id_title", "Tổ dân phố 12 dọn vườn hoa chung")
    page.fill(
        "#id_lead", "Sáng chủ nhật, 40 gia đình cùng nhổ cỏ, trồng thêm hai luống hoa mười giờ."
    )


def add_photos(page) -> None:
    """Add photos to a new post, and write to the first what there is to see."""
    write(page)
    files = [drawn(scene) for scene in ("don-ve-sinh", "hoa", "cay-xanh", "cho")]
    page.set_input_files("[name=photos-files]", files)
    page.get_by_text(f"Đã tải {len(files)}/{len(files)} ảnh.").first.wait_for()
    page.locator(".photo-caption").first.fill("Bà con tổ dân phố 12 dọn ngõ.")
    page.locator(".photo-alt").first.fill("Người lớn, trẻ em cùng quét dọn phố.")


def drawn(scene: str) -> dict:
    """A file as a browser takes it, of a drawing of the demonstration."""
    data = io.BytesIO()
    drawing.draw(scene, seed=7).save(data, "JPEG")
    return {"name": f"{scene}.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def first(selector: str, then: Callable = stay) -> Callable:
    """Follow the first link that `selector` finds on the first page."""

    def go(page):
        page.locator(selector).first.click()
        page.wait_for_load_state()
        then(page)

    return go


def of_article(query: str, ending: str) -> Callable:
    """Lead to a page of the first article that the list has for `query`."""

    def go(page):
        page.goto(f"{LIST}?{query}")
        link = page.locator("a[href*='/change/']").first.get_attribute("href")
        page.goto(link.split("?")[0].replace("change/", ending))

    return go


def begin_factor(page) -> None:
    """Ask for a QR code; nothing is on until a first code was typed."""
    page.goto("/admin/tai-khoan/hai-lop/")
    page.get_by_role("button", name="Bắt đầu").click()


def choose_for_bulk(page) -> None:
    """Ask what deleting three posts would do; nothing is done yet."""
    page.goto(f"{LIST}?state__exact=draft")
    for box in page.locator("input[name=bai]").all()[:3]:
        box.check()
    page.select_option("select[name=viec]", label="Trình duyệt")
    page.get_by_role("button", name="Tiếp tục").click()


SHOTS = (
    Shot("dang-nhap-1", None, at("/admin/login/")),
    Shot("dang-nhap-2", "duyet", begin_factor),
    Shot("viet-bai-1", "canbo", stay, rings=(".home-write",), top=".home-actions"),
    Shot("bi-tra-lai-1", "canbo", stay, rings=(".home-reason",)),
    Shot("bi-tra-lai-2", "canbo", first(".home-first a"), top=".desk-returned"),
    Shot("duyet-bai-1", "duyet", stay),
    Shot("duyet-bai-2", "duyet", first("a[href*='/duyet/']"), top=".desk-preview"),
    Shot("duyet-bai-3", "duyet", first("a[href*='/duyet/']"), top=".desk-decision"),
    Shot("sau-khi-dang-1", "truongban", of_article("cong_khai=live", "xu-ly/")),
    Shot("sau-khi-dang-2", "truongban", of_article("cong_khai=live", "history/")),
    Shot("tim-bai-1", "duyet", at(f"{LIST}?q=viet+hung")),
    Shot("tim-bai-2", "duyet", choose_for_bulk),
    Shot("so-tin-bai-1", "truongban", at(f"{LIST}so-tin-bai/?ky=2026"), size=DESK),
    Shot("truong-ban-1", "truongban", stay, top="#don-vi", size=DESK),
    # Last: what is typed here and not saved waits on the first page from then on.
    Shot("viet-bai-2", "canbo", write, rings=("#id_title",)),
    Shot("viet-bai-3", "canbo", write, rings=(".submit-row",), top=".field-body"),
    Shot("viet-bai-4", "canbo", add_photos, top="#photos-group"),
)
