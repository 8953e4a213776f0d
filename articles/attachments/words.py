"""What is said to whoever attaches a file: why it is refused, what goes out along with it. Pure."""

_SAVE_AS = "Hãy mở tệp, chọn Lưu dưới dạng (Save As)"
_PRINT = "Hãy mở tệp rồi in ra PDF (Print › Save as PDF) và tải bản đó lên."

# By the code with which `examine` refuses.
REFUSALS = {
    "unknown": "Đây không phải tệp PDF, Word (.docx) hay Excel (.xlsx). Hãy lưu lại thành một "
    "trong ba dạng đó rồi tải lên.",
    "picture": "Đây là ảnh. Hãy thêm ở phần “Ảnh” của bài.",
    "old-word": f"Đây là tệp Word đời cũ (.doc). {_SAVE_AS}, lưu lại thành .docx rồi tải lên.",
    "old-excel": f"Đây là tệp Excel đời cũ (.xls). {_SAVE_AS}, lưu lại thành .xlsx rồi tải lên.",
    "old-office": f"Đây là tệp Office đời cũ. {_SAVE_AS}, lưu lại thành .docx, .xlsx hoặc PDF rồi "
    "tải lên.",
    "slides": f"Đây là tệp trình chiếu PowerPoint. {_SAVE_AS}, lưu lại thành PDF rồi tải lên.",
    "template": f"Đây là tệp mẫu của Office. {_SAVE_AS}, lưu lại thành .docx hoặc .xlsx rồi tải "
    "lên.",
    "macro": f"Tệp có macro, máy người tải về có thể bị hại. {_SAVE_AS}, lưu lại thành .docx hoặc "
    ".xlsx (loại không có macro) rồi tải lên.",
    "inside": "Bên trong tệp có nhúng tệp khác (biểu đồ, bảng Excel, đối tượng OLE, tệp kèm của "
    "PDF). Hãy đổi phần đó thành hình, hoặc in ra PDF (Print › Save as PDF) rồi tải lên.",
    "elsewhere": "Tệp lấy nội dung từ nơi khác (tệp mẫu, ảnh hoặc bảng tính liên kết, kết nối dữ "
    "liệu). Hãy ngắt các liên kết (Excel: Dữ liệu › Sửa liên kết › Ngắt liên kết) rồi lưu lại, "
    "hoặc in ra PDF rồi tải lên.",
    "script": f"Tệp PDF có lệnh tự chạy (JavaScript, mở chương trình, gửi dữ liệu đi). {_PRINT}",
    "xfa": f"Tệp PDF là biểu mẫu động (XFA), nhiều máy không mở được. {_PRINT}",
    "password": "Tệp đang đặt mật khẩu nên bạn đọc không mở được. Hãy bỏ mật khẩu, lưu lại rồi tải "
    "lên.",
    "broken": "Không đọc được tệp: tệp bị hỏng, chưa tải về đủ, hoặc có lẫn dữ liệu lạ. Hãy mở thử "
    "trên máy, lưu lại (hoặc in ra PDF) rồi tải lên.",
    "heavy": "Tệp quá phức tạp hoặc mở ra quá lớn nên không kiểm tra được. Hãy chia nhỏ tệp, hoặc "
    "in ra PDF rồi tải lên.",
    "empty": "Tệp trống. Hãy chọn lại tệp.",
}

# By the code under which `examine` notes it; readers get all of this with the file.
NOTES = {
    "changes": "Tệp còn lưu các chỗ đã sửa (Track Changes): ai tải về cũng đọc được chữ đã xóa. "
    "Muốn bỏ: trong Word chọn Xem lại › Chấp nhận tất cả thay đổi.",
    "comments": "Tệp có ghi chú (comment): ai tải về cũng đọc được.",
    "hidden": "Tệp có trang tính bị ẩn: ai tải về cũng mở ra xem được.",
    "people": "Thông tin của tệp ghi tên người soạn hoặc người sửa. Muốn bỏ: Tệp › Thông tin › "
    "Kiểm tra tài liệu.",
}
# Of these a reviewer is told too; a name of an author stands in nearly every file.
SERIOUS = ("changes", "comments", "hidden")


def too_large(size: int, most: int) -> str:
    """Refuse a file of `size` bytes."""
    return (
        f"Tệp nặng {size / 2**20:.0f} MB, quá mức {most // 2**20} MB. Hãy giảm cỡ ảnh trong tệp, "
        "hoặc chia thành nhiều tệp."
    )


def too_many(most: int) -> str:
    """Refuse one more file than a post may have."""
    return f"Mỗi bài đính kèm được nhiều nhất {most} tệp. Hãy bỏ bớt rồi thêm lại."


def notes(codes) -> list[str]:
    """Say what the file carries along, in one sentence or two each."""
    return [NOTES[code] for code in codes if code in NOTES]
