"""Words for events and editions, as the pages of an article's history say them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles import content
from articles.models import Edition, Event
from articles.public import queries
from articles.wording import moment, person

Action = Event.Action

# What each deed came to, for people who were not there.
WORDS = {
    Action.CREATE: "Viết bài mới.",
    Action.EDIT: "Sửa chữ, ảnh hoặc tệp đính kèm của bản đang làm.",
    Action.SUBMIT: "Trình bài; từ lúc này bài được giữ nguyên để duyệt.",
    Action.RECALL: "Rút bài đã trình về để sửa tiếp.",
    Action.RETURN: "Trả bài cho người viết sửa.",
    Action.PUBLISH: "Duyệt và đăng ngay.",
    Action.SCHEDULE: "Duyệt và hẹn giờ đăng.",
    Action.UNSCHEDULE: "Hủy hẹn: bản hẹn giờ không được đăng.",
    Action.RESCHEDULE: "Hẹn lại giờ đăng, nội dung giữ nguyên.",
    Action.WITHDRAW: "Đưa bài ra khỏi danh mục và tìm kiếm; ở địa chỉ cũ vẫn đọc được.",
    Action.REMOVE: "Gỡ hẳn bài; ở địa chỉ cũ chỉ còn lời giải thích.",
    Action.REDIRECT: "Gỡ bài và dẫn người đọc sang bài khác.",
    Action.RESTORE: "Đăng lại nội dung đã được duyệt lần cuối.",
    Action.REVISE: "Mở bản sửa; bản đang đăng vẫn giữ nguyên.",
    Action.DISCARD: "Bỏ bản sửa: bản đang làm trở lại nội dung của bản đăng.",
    Action.SIGN: "Ký lần một vào đúng bản đã đọc.",
    Action.EMERGENCY: "Một mình đăng khẩn, chưa có người thứ hai duyệt.",
    Action.CONFIRM: "Duyệt lại bản đã đăng khẩn.",
    Action.REASSIGN: "Chuyển bài sang đơn vị khác chịu trách nhiệm.",
    Action.DELETE: "Xóa bài khỏi danh sách; vẫn khôi phục được.",
    Action.UNDELETE: "Khôi phục bài đã xóa.",
    Action.PURGE: "Hết hạn khôi phục: chữ và ảnh của bài đã mất, chỉ còn nhật ký.",
    Action.REDACT: "Che thông tin ở mọi bản, kể cả bản cũ và lịch sử này.",
    Action.TAKE_DOWN: "Gỡ một ảnh khỏi mọi bài và mọi bản, kể cả bản cũ; tệp ảnh đã xóa.",
    Action.FEATURE: "Chọn bài cho đầu trang chủ.",
    Action.UNFEATURE: "Thôi chọn bài cho đầu trang chủ.",
    Action.SHARE: "Tạo liên kết để người ngoài xem trước bản đang làm.",
    Action.UNSHARE: "Thu hồi liên kết xem trước.",
    Action.IMPORT: "Đưa bài từ cổng cũ vào.",
    Action.UPDATE_IMPORT: "Nhập lại vì trang ở cổng cũ đã đổi.",
}
REASONS = {
    Action.CREATE: "Chép từ",
    Action.WITHDRAW: "Lời giải thích cho bạn đọc",
    Action.REMOVE: "Lời giải thích cho bạn đọc",
    Action.REASSIGN: "Chuyển từ đâu đến đâu",
    Action.TAKE_DOWN: "Ghi chú nội bộ",
    Action.FEATURE: "Vị trí",
    Action.SHARE: "Liên kết",
    Action.UNSHARE: "Liên kết",
}


@dataclass(frozen=True)
class Check:
    """Whether what is stored still has the hash that was approved, and what to say of it."""

    ok: bool
    words: str


def has_text(edition: Edition) -> bool:
    """Whether `edition` holds a text; one that removes or leads elsewhere holds none."""
    return edition.form in queries.READABLE


def is_called_off(edition: Edition) -> bool:
    """Whether `edition` was unscheduled before anybody could see it."""
    return edition.ends_at == edition.starts_at


def holds(edition: Edition, at: datetime | None = None) -> str:
    """Say from when until when `edition` holds, as seen at `at`."""
    at, start = at or timezone.now(), moment(edition.starts_at)
    if is_called_off(edition):
        return f"Đã hủy hẹn, chưa từng hiển thị (trước đó hẹn {start})"
    end = f" đến {moment(edition.ends_at)}" if edition.ends_at else ""
    if edition.starts_at > at:
        return f"Sẽ hiển thị từ {start}{end}"
    if edition.ends_at is None or edition.ends_at > at:
        return f"{'Đang hiển thị' if has_text(edition) else 'Đang có hiệu lực'} từ {start}{end}"
    return f"Từ {start}{end}"


def shown_at(edition: Edition, at: datetime | None = None) -> dict[str, str] | None:
    """Date and time, as people type them, at which residents had `edition`; None if never yet."""
    at = at or timezone.now()
    if is_called_off(edition) or edition.starts_at > at:
        return None
    start = timezone.localtime(edition.starts_at)
    if not (start.second or start.microsecond):
        return {"ngay": f"{start:%d/%m/%Y}", "gio": f"{start:%H:%M}"}
    whole = (start + timedelta(seconds=1, microseconds=-1)).replace(microsecond=0)
    if whole <= at and (edition.ends_at is None or whole < edition.ends_at):
        return {"ngay": f"{whole:%d/%m/%Y}", "gio": f"{whole:%H:%M:%S}"}
    return {"ngay": f"{start:%d/%m/%Y}", "gio": f"{start:%H:%M:%S.%f}"}


def check(edition: Edition, masked_text: bool) -> Check:
    """Compare the stored content of `edition` with the hash that was approved.

    `masked_text`: words of its article were masked, which no hash survives.
    """
    if content.of_edition(edition).hash == edition.content_hash:
        return Check(True, "khớp")
    if masked_text:
        return Check(False, "không khớp (đã che thông tin)")
    return Check(False, "không khớp: nội dung lưu đã bị đổi, hãy báo người quản trị")


def approver(edition: Edition) -> str:
    """Say who answers for `edition`."""
    if edition.origin == Edition.Origin.IMPORT:
        return "nhập từ cổng cũ"
    alone = " (đăng khẩn một mình)" if edition.emergency else ""
    return person(edition.approved_by) + alone
