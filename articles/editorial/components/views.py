"""The page of components: by the very templates and the very style sheet of residents' pages."""

from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.editorial.components import colours, samples
from articles.public import pages, queries

# The parts of the page: where, and what they are called.
PARTS = [
    *(("mau", "Màu và độ tương phản"), ("chu", "Chữ"), ("duong-dan", "Đường dẫn")),
    *(
        ("thong-bao", "Thông báo"),
        ("tin", "Tin trong danh sách"),
        ("the-tin", "Tin chính và thẻ tin ở trang chủ"),
    ),
    *(("phan-trang", "Phân trang"), ("nut", "Nút và ô nhập")),
    *(("thong-tin", "Bảng thông tin, ảnh đã gỡ, danh sách trống"),),
    ("dau-cuoi", "Đầu trang và cuối trang"),
]
BANNER = "Bộ thành phần giao diện – chỉ cán bộ xem được trang này"


def paths(site) -> list:
    """The addresses of the components, behind the door of the admin `site`."""
    return [
        path("", site.admin_view(require_safe(components)), name="components"),
        path("<slug:slug>/", site.admin_view(require_safe(frame)), name="components-frame"),
    ]


def components(request):
    """Every component with what strains it, and the contrast of every pair of colours."""
    photo = _any_photo()
    context = {
        "banner": BANNER,
        "parts": PARTS,
        "palettes": list(colours.PALETTES),
        "contrasts": colours.contrasts(colours.read()),
        "posts": samples.posts(photo),
        "front": samples.front(photo),
        "long_word": samples.LONG_WORD,
        "samples": samples.notices(timezone.now()),
        "breadcrumbs": samples.BREADCRUMBS,
        "pages": samples.PAGES,
        "frames": [(slug, what) for slug, (what, _context) in samples.frames().items()],
    }
    return pages.respond("admin/components/page.html", context)


def frame(request, slug: str):
    """A page whose head and foot are strained."""
    found = samples.frames().get(slug)
    if found is None:
        raise Http404
    what, context = found
    return pages.respond("admin/components/frame.html", {"banner": BANNER, "what": what, **context})


def _any_photo():
    """A photo that residents see now, for samples to look like posts; None if there is none."""
    shown = (edition.lead_photos for edition in queries.listing().editions)
    return next((photos[0] for photos in shown if photos), None)
