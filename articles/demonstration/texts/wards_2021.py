"""Posts of the old wards from 2021."""

from .text import Text, html

WARDS_2021 = (
    Text(
        key="bau-cu-giang-bien-2021",
        title="Cử tri phường Giang Biên nô nức đi bầu cử trong ngày hội lớn",
        lead=(
            "Từ 7 giờ sáng 23 tháng 5, các khu vực bỏ phiếu của phường đồng loạt khai mạc. Đến "
            "17 giờ, gần như toàn bộ cử tri trong danh sách đã thực hiện quyền của mình."
        ),
        body=html("""
<p>Trời còn mờ sương, loa của các tổ dân phố đã vang nhạc. Trước cửa mỗi phòng bỏ phiếu, tổ bầu
cử kẻ sẵn vạch đứng cách nhau, đặt nước sát khuẩn và chia khung giờ theo từng ngõ để không nơi
nào quá đông.</p>
<p>Cụ Khúc Thị Đậu, 91 tuổi, được cháu nội đưa đi từ sớm. Cụ nhận phiếu, xin đổi kính rồi ngồi
đọc thật kỹ. <em>“Tôi bầu từ thời trẻ đến giờ, lần nào cũng phải tự tay bỏ lá phiếu vào
hòm”</em>, cụ nói.</p>
<p>Ở khu tập thể cuối phường, tổ bầu cử gặp một tình huống ngoài dự liệu: thang máy hỏng đúng vào
giờ đông. Bốn dân quân cùng hai bác bảo vệ thay nhau dìu các cụ xuống, đến 9 giờ thì thợ sửa
xong. Cụ cuối cùng đi bằng thang máy quay lại bảo: “Bỏ phiếu xong, nhân tiện tôi xin kiến nghị
luôn là phải bảo dưỡng thang đúng hạn”.</p>
<p>Không khí vui nhất có lẽ thuộc về các cử tri mười tám tuổi. Nhà trường nhắc các em mặc đồng
phục; nhiều em xin mẹ chụp một tấm ảnh cầm thẻ cử tri trước cổng. Bạn Chử Hoài An nói đã đọc kỹ
chương trình hành động của từng người ứng cử và gạch chân những chỗ nói về sân chơi, thư
viện.</p>
<p>Với người đang cách ly và người ốm không đi được, tổ bầu cử mang hòm phiếu phụ đến tận nơi.
Tám thùng phiếu phụ được niêm phong, ghi biên bản và có người giám sát suốt chặng đường.</p>
<p>Đến 19 giờ, việc kiểm phiếu bắt đầu dưới sự chứng kiến của đại diện cử tri. Kết quả sẽ được
niêm yết tại trụ sở phường và bảng tin các tổ dân phố theo đúng thời hạn luật định.</p>
"""),
        unit="phuong-giang-bien",
        about=(),
        category="chinh-quyen",
        published="2021-05-23 20:15",
        views=3418,
        byline="Quý Đạt",
        event_date="2021-05-23",
        photos=(
            (
                "bau-cu",
                "Cử tri xếp hàng nhận phiếu từ sáng sớm.",
                "Hàng người cầm thẻ cử tri đứng chờ trong phòng bỏ phiếu treo màn đỏ có ngôi "
                "sao vàng.",
            ),
            (
                "bau-cu",
                "Một nữ cử tri bỏ lá phiếu vào hòm.",
                "Người phụ nữ mặc áo dài đứng cạnh hòm phiếu màu đỏ đặt trên bàn phủ khăn.",
            ),
            (
                "bau-cu",
                "Các buồng viết phiếu được bố trí kín đáo, thoáng khí.",
                "Ba buồng viết phiếu đặt cạnh tường, phía trên căng dây cờ đỏ vàng.",
            ),
        ),
    ),
    Text(
        key="may-tinh-phuc-loi-2021",
        title="Phường Phúc Lợi trao 58 máy tính cho học sinh còn thiếu thiết bị học trực tuyến",
        lead=(
            "Máy tính và điện thoại cũ do người dân góp được sửa lại, cài sẵn phần mềm học tập "
            "rồi chuyển đến từng gia đình."
        ),
        body=html("""
<p>Sau hai tháng vận động, Hội Khuyến học phường nhận được 74 thiết bị. Nhóm thợ tình nguyện của
một cửa hàng trên địa bàn kiểm tra từng chiếc, thay pin, thay ổ cứng và xóa sạch dữ liệu của chủ
cũ. Có 58 máy dùng tốt được trao ngay trong đợt này.</p>
<p>Danh sách người nhận do thầy cô chủ nhiệm và tổ dân phố cùng lập, ưu tiên theo thứ tự:</p>
<ul>
<li>học sinh thuộc hộ nghèo, hộ cận nghèo, gia đình có người mất vì dịch bệnh;</li>
<li>gia đình có từ hai con cùng học trực tuyến mà chỉ có một máy;</li>
<li>học sinh cuối cấp đang ôn thi.</li>
</ul>
<p>Em Phí Gia Lộc, học sinh lớp 9, trước đây phải đợi mẹ đi làm về mới có điện thoại để nộp bài.
Nhận máy, em xin thêm một đôi tai nghe cho em gái. Ban tổ chức đã gửi cả hai thứ trong buổi
chiều.</p>
<p>Khi nhà trường dạy trực tiếp trở lại, máy vẫn thuộc về các em. Gia đình nào không còn dùng có
thể gửi lại để Hội chuyển cho bạn khác.</p>
"""),
        unit="phuong-phuc-loi",
        about=(),
        category="giao-duc-khuyen-hoc",
        published="2021-12-07 10:40",
        views=962,
        byline="Hội Khuyến học phường",
        event_date="2021-12-06",
        photos=(
            (
                "truong-hoc",
                "Thầy cô và học sinh trong ngày được trở lại trường.",
                "Học sinh mặc áo trắng đứng thành hàng trên sân trường có tường vàng, mái ngói đỏ.",
            ),
        ),
    ),
)
