"""Posts not yet published: one draft and two waiting for approval."""

from .text import Text, html

WAITING = (
    Text(
        key="nhap-don-tet-viet-hung",
        title="Việt Hưng chuẩn bị đường hoa và chợ Tết phục vụ bà con",
        lead=(
            "Phường dự kiến mở đường hoa tại ba khu dân cư, ưu tiên gian hàng cho hộ trồng hoa và "
            "hộ có hoàn cảnh khó khăn trong phường."
        ),
        body=html("""
<p>Theo dự thảo kế hoạch, đường hoa mở cửa trong mười ngày trước Tết, mỗi khu khoảng hai mươi
gian. Gian hàng không thu tiền thuê, người bán tự giữ vệ sinh và trả lại mặt bằng sạch sẽ.</p>
<p><em>Cần bổ sung: sơ đồ vị trí, số điện thoại đăng ký, thời gian cụ thể.</em></p>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="van-hoa-xa-hoi",
        published="",
        views=0,
        byline="Thu Mây",
        event_date="",
        photos=(
            (
                "hoa",
                "Đường hoa Tết năm trước.",
                "Chậu quất trĩu quả vàng và đào nở hồng xếp hai bên phố, em nhỏ áo đỏ giơ tay vẫy.",
            ),
        ),
        state="draft",
    ),
    Text(
        key="cho-duyet-dien-tap-viet-hung",
        title="Các tổ liên gia an toàn phòng cháy ở Việt Hưng thi kỹ năng chữa cháy",
        lead=(
            "Mười sáu đội của các tổ liên gia tranh tài ở ba phần thi: dập lửa bằng bình xách tay, "
            "thoát nạn trong khói và sơ cứu người bị nạn."
        ),
        body=html("""
<p>Hội thi diễn ra tại sân vận động phường với sự cổ vũ của đông đảo bà con. Mỗi đội gồm năm
người, bắt buộc có ít nhất hai nữ và một người trên 55 tuổi, vì khi có cháy, người ở nhà thường
là phụ nữ và người cao tuổi.</p>
<p>Phần thi thoát nạn trong lều khói gây hồi hộp nhất. Nhiều đội mất điểm vì quên cúi thấp người
hoặc quên kiểm tra tay nắm cửa trước khi mở. Ban giám khảo phân tích từng lỗi ngay tại chỗ để
mọi người cùng nhớ.</p>
<p>Kết thúc hội thi, đội Liên gia số 4 giành giải Nhất. Tất cả các đội được tặng bình chữa cháy
và mặt nạ phòng khói mang về dùng chung.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="an-ninh-trat-tu",
        published="",
        views=0,
        byline="Quý Đạt",
        event_date="",
        photos=(
            (
                "pccc",
                "Lực lượng chuyên nghiệp trình diễn trước hội thi.",
                "Lính cứu hỏa mặc đồ xanh chạy với bình chữa cháy, vòi nước phun thành vòng cung "
                "lên cửa sổ bốc lửa.",
            ),
            (
                "pccc",
                "Bà con cổ vũ các đội.",
                "Người lớn và trẻ em đứng xem bên ngôi nhà tập luyện ba tầng, khói bốc lên cao.",
            ),
        ),
        state="submitted",
    ),
    Text(
        key="cho-duyet-khuyen-hoc-bo-de",
        title="Hội Phụ nữ Bồ Đề trao 45 suất học bổng “Tiếp bước em đến trường”",
        lead=(
            "Học bổng dành cho học sinh mồ côi và học sinh có hoàn cảnh khó khăn; mỗi suất có tiền "
            "mặt, cặp sách và một người mẹ đỡ đầu theo sát suốt năm học."
        ),
        body=html("""
<p>Nguồn quỹ đến từ mô hình đổi rác tái chế lấy sách vở, được các chi hội duy trì suốt hai năm.
Riêng năm nay, chị em gom được hơn 11 tấn giấy, nhựa và lon.</p>
<p>Điều khác biệt là mỗi em có một “mẹ đỡ đầu” là hội viên ở cùng tổ dân phố. Các mẹ ghé thăm
hằng tuần, xem sách vở, hỏi chuyện bạn bè và báo lại cho nhà trường khi em cần giúp đỡ.</p>
<ul>
<li>30 suất cho học sinh tiểu học và trung học cơ sở;</li>
<li>10 suất cho học sinh trung học phổ thông;</li>
<li>5 suất cho sinh viên năm thứ nhất.</li>
</ul>
"""),
        unit="phuong-bo-de-2025",
        about=("hoi-phu-nu-phuong-bo-de-2025",),
        category="giao-duc-khuyen-hoc",
        published="",
        views=0,
        byline="Hội Liên hiệp Phụ nữ phường",
        event_date="",
        photos=(
            (
                "truong-hoc",
                "Lễ trao học bổng tổ chức ngay tại sân trường.",
                "Học sinh xếp hàng quay lưng lại, trước mặt là cột cờ, cô giáo áo dài và bóng bay.",
            ),
        ),
        state="submitted",
    ),
)
