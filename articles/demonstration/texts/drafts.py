"""Posts that their writers have not finished."""

from .text import Text, html

DRAFTS = (
    Text(
        key="nhap-hien-mau-bo-de",
        title="Bồ Đề chuẩn bị ngày hội hiến máu cuối năm",
        lead="Dự kiến tiếp nhận 200 đơn vị máu, dành cho dịp Tết khi kho máu thường thiếu.",
        body=html("""
<p>Ngày hội dự kiến tổ chức vào nửa đầu tháng 12 tại nhà thể chất của một trường trung học cơ sở.
Người từ 18 đến 60 tuổi, đủ cân nặng, không mắc bệnh lây qua đường máu có thể đăng ký.</p>
<p>Người hiến được khám, xét nghiệm và nhận giấy chứng nhận. Trước ngày hiến nên ngủ đủ, ăn nhẹ,
không uống rượu, bia.</p>
<p><em>Còn thiếu: ngày chính thức, đường dẫn đăng ký, tên người liên hệ. Hỏi lại Trạm Y tế về số
giường.</em></p>
"""),
        unit="phuong-bo-de-2025",
        about=(),
        category="y-te",
        published="",
        views=0,
        byline="Hội Chữ thập đỏ phường",
        event_date="",
        photos=(),
        state="draft",
    ),
    Text(
        key="nhap-chi-bo-5-long-bien",
        title="Chi bộ số 5 phường Long Biên chuẩn bị tổng kết năm",
        lead=(
            "Bài viết theo dõi việc kiểm điểm cuối năm và kết quả thực hiện nghị quyết về phân "
            "loại rác."
        ),
        body=html("""
<p>Theo phiếu hỏi tháng 7, cả 31 gia đình đảng viên đã phân loại rác. Buổi tổng kết sẽ hỏi thêm
về hai nhà hàng xóm mà mỗi người nhận giúp.</p>
<p><em>Chờ số liệu của chi ủy, dự buổi họp rồi viết tiếp.</em></p>
"""),
        unit="phuong-long-bien-2025",
        about=("chi-bo-so-5-long-bien-2025",),
        category="xay-dung-dang",
        published="",
        views=0,
        byline="Hữu Lâm",
        event_date="",
        photos=(),
        state="draft",
    ),
)
