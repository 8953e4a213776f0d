"""Posts of the old wards from 2024 on, their last full year."""

from .text import Text, html

LAST = (
    Text(
        key="tong-ve-sinh-tdp-19-2024",
        title="Tổ dân phố 19 phường Đức Giang ra quân tổng vệ sinh sáng thứ Bảy",
        lead=(
            "Hơn 80 người dân mang theo chổi, xẻng và xe rác cùng dọn sạch ba ngõ lớn, bóc xóa "
            "quảng cáo rao vặt và khơi thông cống rãnh trước mùa mưa."
        ),
        body=html("""
<p>Đúng 6 giờ 30 phút sáng 16 tháng 3, tiếng loa của tổ dân phố vừa dứt, các gia đình đã có mặt
trước cửa nhà. Người lớn quét lá, vét bùn; thanh niên bóc giấy dán trên cột điện; các cháu nhỏ
nhặt chai nhựa và vỏ hộp sữa.</p>
<p>Sau hai giờ, gần hai tấn rác và đất cát được thu gom, chuyển lên xe của công nhân môi trường.
Bốn hố ga ở cuối ngõ, nơi hay ngập mỗi khi mưa lớn, đã được mở nắp và nạo vét.</p>
<p>Ông Đỗ Hữu Cảnh, tổ trưởng tổ dân phố, cho biết phong trào “Sáng thứ Bảy vì ngõ phố sạch đẹp”
được duy trì đều từ năm ngoái, tháng nào cũng có thêm hộ tham gia. Từ tháng 4, tổ sẽ chấm điểm
từng liên gia và tặng cây xanh cho liên gia giữ sạch nhất.</p>
"""),
        unit="phuong-duc-giang",
        about=("to-dan-pho-19-phuong-duc-giang", "quan-long-bien"),
        category="do-thi-moi-truong",
        published="2024-03-16 10:30",
        views=1873,
        byline="Hữu Lâm",
        event_date="2024-03-16",
        photos=(
            (
                "don-ve-sinh",
                "Người dân quét dọn từ sáng sớm.",
                "Nhiều người đội nón cầm chổi quét lá trên đường, cạnh một xe rác màu xanh.",
            ),
            (
                "don-ve-sinh",
                "Rác được gom thành đống trước khi chuyển lên xe.",
                "Hai người dùng chổi vun lá vào một đống, em nhỏ đội mũ đỏ cúi xuống phụ giúp.",
            ),
            (
                "don-ve-sinh",
                "Các gia đình cùng xuống đường trong buổi sáng thứ Bảy.",
                "Con phố có hàng cây và dây cờ nhiều màu, người dân xách túi rác đi lại.",
            ),
            (
                "cay-xanh",
                "Cuối buổi, mười cây bóng mát được trồng ở sân chơi chung.",
                "Một người dùng xẻng lấp đất, một người ngồi giữ cây non cho thẳng.",
            ),
        ),
    ),
    Text(
        key="khuyen-hoc-viet-hung-2024",
        title="Hội Khuyến học phường Việt Hưng tuyên dương 215 học sinh trước thềm năm học mới",
        lead=(
            "Chiều 30 tháng 8, lễ tuyên dương học sinh giỏi và trao học bổng khuyến học năm 2024 "
            "diễn ra ấm cúng với sự có mặt của thầy cô, phụ huynh và các dòng họ hiếu học."
        ),
        body=html("""
<p>Năm học vừa qua, toàn phường có 215 học sinh đạt giải từ cấp quận trở lên hoặc vượt khó học
giỏi được xét tuyên dương. Quỹ khuyến học do người dân, doanh nghiệp và các dòng họ đóng góp đã
đủ trao 60 suất học bổng.</p>
<h2>Các nhóm được tuyên dương</h2>
<ul>
<li><strong>86 em</strong> đạt giải học sinh giỏi cấp thành phố và cấp quận;</li>
<li><strong>97 em</strong> đạt danh hiệu học sinh giỏi ba năm liền;</li>
<li><strong>32 em</strong> có hoàn cảnh khó khăn vươn lên học tốt.</li>
</ul>
<p>Thay mặt các bạn, em Tạ Khánh Vy, học sinh lớp 8, kể câu chuyện tự học tiếng Anh từ những
cuốn sách ở tủ sách của tổ dân phố. Em mong tủ sách có thêm truyện khoa học để các bạn nhỏ cùng
đọc.</p>
<p>Ban tổ chức cho biết từ tháng 9 sẽ mở cửa tủ sách vào cả tối thứ Năm và sáng Chủ nhật, có
người trực hướng dẫn.</p>
"""),
        unit="phuong-viet-hung",
        about=(),
        category="giao-duc-khuyen-hoc",
        published="2024-08-30 18:45",
        views=2209,
        byline="Hội Khuyến học phường",
        event_date="2024-08-30",
        photos=(
            (
                "truong-hoc",
                "Học sinh trong phường sẵn sàng bước vào năm học mới.",
                "Học sinh áo trắng, khăn quàng đỏ xếp hàng giữa sân trường trước cột cờ Tổ quốc.",
            ),
            (
                "hop",
                "Phụ huynh và học sinh dự lễ tuyên dương.",
                "Khán phòng đông người hướng lên sân khấu trang trí hoa và màn nhung đỏ.",
            ),
        ),
    ),
    Text(
        key="dien-tap-chua-chay-viet-hung-2024",
        title="Phường Việt Hưng diễn tập chữa cháy và cứu nạn tại khu nhà cao tầng",
        lead=(
            "Tình huống giả định là đám cháy ở tầng hai, khói lan lên hành lang. Sau 18 phút, toàn "
            "bộ người dân trong khu nhà được hướng dẫn thoát ra an toàn."
        ),
        body=html("""
<p>Sáng 9 tháng 11, lực lượng bảo vệ an ninh trật tự cơ sở, dân quân và gần 200 hộ dân cùng đội
chữa cháy chuyên nghiệp tham gia buổi diễn tập. Đây là lần thứ hai trong năm phường tổ chức diễn
tập ở khu đông dân cư.</p>
<h2>Diễn biến</h2>
<table>
<thead><tr><th>Thời gian</th><th>Việc làm</th></tr></thead>
<tbody>
<tr><td>8 giờ 00</td><td>Phát hiện khói, bấm chuông báo cháy, gọi 114</td></tr>
<tr><td>8 giờ 02</td><td>Ngắt điện, dùng bình xách tay dập lửa ban đầu</td></tr>
<tr><td>8 giờ 05</td><td>Hướng dẫn người dân cúi thấp, dùng khăn ướt, đi cầu thang bộ</td></tr>
<tr><td>8 giờ 09</td><td>Xe chữa cháy tới nơi, dựng thang, phun nước làm mát</td></tr>
<tr><td>8 giờ 18</td><td>Điểm danh tại sân, xác nhận không còn người mắc kẹt</td></tr>
</tbody>
</table>
<p>Sau diễn tập, bà con được tự tay thử bình chữa cháy và mặt nạ phòng khói. Nhiều gia đình đăng
ký mở lối thoát nạn thứ hai ở ban công và lắp thiết bị báo cháy liên thông với nhà bên cạnh.</p>
"""),
        unit="phuong-viet-hung",
        about=("quan-long-bien",),
        category="an-ninh-trat-tu",
        published="2024-11-09 14:10",
        views=3052,
        byline="Quý Đạt",
        event_date="2024-11-09",
        photos=(
            (
                "pccc",
                "Xe chữa cháy và lực lượng tại chỗ phối hợp dập lửa.",
                "Xe chữa cháy màu đỏ dựng thang lên ngôi nhà có khói, lính cứu hỏa cầm vòi phun.",
            ),
            (
                "pccc",
                "Người dân theo dõi và học cách thoát nạn.",
                "Người dân đứng sau hàng rào sọc đỏ trắng xem phun nước vào đám lửa ở tầng hai.",
            ),
            (
                "pccc",
                "Một tình huống cứu người bằng thang.",
                "Một chiến sĩ đội mũ vàng leo thang, hai người khác giữ vòi nước bên dưới.",
            ),
        ),
    ),
)
