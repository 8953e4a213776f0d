"""What a reader is told whose message was not kept: what to do, and that nothing typed is lost."""

TYPE = "Góp ý chỉ gửi được từ mẫu ở trang này. Hãy ghi vào các ô bên dưới."
SIZE = (
    "Góp ý quá dài nên chưa gửi được. Hãy bấm nút quay lại của trình duyệt để lấy lại chữ đã gõ, "
    "rồi gửi từng chỗ một."
)
ORIGIN = (
    "Máy chủ không nhận ra góp ý được gửi từ trang này, nên chưa nhận. Chữ bạn gõ còn nguyên bên "
    "dưới: hãy bấm “Gửi góp ý” lần nữa. Nếu vẫn không được, hãy tắt phần mở rộng che giấu địa chỉ "
    "trang, hoặc dùng trình duyệt khác."
)
FULL = (
    "Bài này đang có nhiều góp ý chờ ban biên tập xem, nên chưa nhận thêm được. Mời bạn gửi lại "
    "sau vài ngày; có thể chỗ này đã có người báo."
)


def too_often(seconds: int) -> str:
    """Say when there is room again."""
    minutes = -(-seconds // 60)
    lasting = f"{minutes} phút" if minutes < 100 else f"{-(-minutes // 60)} giờ"
    return (
        f"Từ mạng của bạn vừa có nhiều góp ý gửi đến. Hãy giữ trang này và gửi lại sau {lasting}; "
        "chữ bạn gõ còn nguyên bên dưới."
    )
