"""Posts that the reviewer sent back to their writers, with the reasons."""

from .text import Text, html

RETURNED = (
    Text(
        key="tra-lai-khu-vui-choi-long-bien",
        title="Phường Long Biên đưa vào sử dụng ba khu vui chơi rộng nhất thành phố",
        lead=(
            "Ba khu vui chơi có cầu trượt, xích đu, bàn cờ và đường dạo được khánh thành, phục "
            "vụ hàng vạn lượt trẻ em mỗi ngày."
        ),
        body=html("""
<p>Sáng 12 tháng 11, ba khu vui chơi được mở cửa cùng lúc. Mặt sân lát tấm cao su tái chế, có vòi
nước uống và ghế ngồi dưới bóng cây.</p>
<p>Bà con cho biết rất phấn khởi. Các cháu chạy nhảy đến khi trời tối mới chịu về.</p>
<p>Khu vui chơi mở từ 5 giờ đến 22 giờ, có camera và người trông coi theo ca.</p>
"""),
        unit="phuong-long-bien-2025",
        about=(),
        category="do-thi-moi-truong",
        published="",
        views=0,
        byline="Hữu Lâm",
        event_date="2026-11-12",
        photos=(
            (
                "the-thao",
                "Ngày đầu mở cửa khu vui chơi.",
                "Người lớn tập thể dục, chơi cầu lông trên khoảng sân ven hồ, chiếc xe đạp "
                "dựng cạnh bụi cây.",
            ),
        ),
        state="returned",
        reason=(
            "Chưa có căn cứ cho “rộng nhất thành phố” và “hàng vạn lượt mỗi ngày”. Đề nghị ghi "
            "diện tích từng khu, sức chứa thực tế, nguồn kinh phí, và dẫn lời một người dân cụ "
            "thể."
        ),
    ),
    Text(
        key="tra-lai-ho-ngheo-phuc-loi",
        title="Phúc Lợi trao nhà mới cho một gia đình ba thế hệ",
        lead=(
            "Căn nhà 42 mét vuông được xây từ quỹ “Vì người nghèo” và 96 ngày công của bà con "
            "trong tổ dân phố."
        ),
        body=html("""
<p>Gia đình có bà cụ đau ốm lâu năm, người con trai bị bệnh hiểm nghèo và hai cháu đang tuổi đi
học. Căn nhà cũ dột từ hai mùa mưa trước.</p>
<p>Tổ thợ xây trong phường làm không lấy công, cửa hàng vật liệu bán theo giá gốc. Ngày dọn về,
hàng xóm mỗi người mang một thứ: người cái chổi, người túi gạo, người chậu hoa.</p>
<p>Hai cháu lần đầu có bàn học riêng, kê cạnh cửa sổ nhìn ra ngõ.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="mat-tran-doan-the",
        published="",
        views=0,
        byline="Ban công tác Mặt trận",
        event_date="2026-11-14",
        photos=(),
        state="returned",
        reason=(
            "Bài nêu tình trạng bệnh tật của người trong nhà. Cần có sự đồng ý bằng văn bản "
            "của gia đình hoặc bỏ các chi tiết sức khỏe; đồng thời bổ sung ngày bàn giao và "
            "tổng kinh phí."
        ),
    ),
    Text(
        key="tra-lai-tiem-chung-viet-hung",
        title="Lịch tiêm chủng mở rộng tháng 12 tại phường Việt Hưng",
        lead="Trẻ dưới hai tuổi được tiêm miễn phí tại trạm y tế và hai điểm lưu động.",
        body=html("""
<p>Phụ huynh mang theo sổ tiêm chủng và cho trẻ ăn trước khi đến.</p>
<table>
<thead><tr><th>Ngày</th><th>Nơi tiêm</th><th>Vắc-xin</th></tr></thead>
<tbody>
<tr><td>5 tháng 12</td><td>Trạm y tế</td><td>Sởi, rubella</td></tr>
<tr><td>12 tháng 12</td><td>Điểm cụm Thượng Thanh</td><td>5 trong 1</td></tr>
<tr><td>19 tháng 12</td><td>Điểm cụm Gia Thụy</td><td>Bại liệt</td></tr>
</tbody>
</table>
<p>Trẻ đang sốt hoặc vừa khỏi bệnh thì hoãn, nhân viên y tế sẽ hẹn ngày khác. Sau tiêm, các bé ở
lại theo dõi 30 phút.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="y-te",
        published="",
        views=0,
        byline="Trạm Y tế phường",
        event_date="",
        photos=(
            (
                "tiem-chung",
                "Phòng tiêm của trạm y tế phường.",
                "Phòng tường xanh nhạt có tấm bình phong, hộp lạnh đặt trên bàn, cửa sổ nhìn "
                "ra vườn cây.",
            ),
        ),
        state="returned",
        reason=(
            "Thiếu giờ tiêm và độ tuổi cho từng loại vắc-xin; chưa có số điện thoại để phụ "
            "huynh hỏi. Bổ sung ba cột này vào bảng rồi gửi lại trước ngày 25 tháng 11."
        ),
    ),
)
