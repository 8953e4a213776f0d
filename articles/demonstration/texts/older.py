"""Posts of the wards that closed on 1 July 2025: the years 2021 to 2023."""

from .text import Text, html

OLDER = (
    Text(
        key="tiem-chung-duc-giang-2021",
        title="Phường Đức Giang tổ chức tiêm vắc-xin phòng Covid-19 cho người cao tuổi",
        lead=(
            "Trong hai ngày 15 và 16 tháng 10, gần 640 người cao tuổi và người có bệnh nền trên "
            "địa bàn phường được khám sàng lọc và tiêm mũi vắc-xin thứ hai tại nhà văn hóa phường."
        ),
        body=html("""
<p>Từ 7 giờ sáng, các tổ dân phố đã lần lượt đưa người dân đến điểm tiêm theo khung giờ ghi trên
phiếu hẹn. Nhờ chia nhỏ khung giờ, mỗi lượt chỉ có khoảng ba mươi người, không ai phải chờ quá
lâu và khoảng cách giữa các hàng ghế luôn được giữ.</p>
<p>Điểm tiêm bố trí bốn bàn, theo quy trình một chiều: khai báo y tế, khám sàng lọc, tiêm và
theo dõi sau tiêm. Đoàn thanh niên cử mười hai tình nguyện viên hướng dẫn các cụ đi lại, đo thân
nhiệt và ghi phiếu. Với những cụ không thể tự đi, tổ y tế lưu động đến tận nhà trong buổi
chiều.</p>
<p>Bà Lương Thị Nhài, 74 tuổi, cho biết bà được cán bộ tổ dân phố gọi điện nhắc lịch từ hôm
trước và có cháu thanh niên dắt vào tận bàn khám. <em>“Tiêm xong ngồi nghỉ nửa giờ, thấy khỏe
thì mới được về, tôi rất yên tâm”</em>, bà nói.</p>
<h2>Sau khi tiêm cần lưu ý</h2>
<ul>
<li>Luôn có người ở bên trong ba ngày đầu, nhất là vào ban đêm.</li>
<li>Uống đủ nước, nghỉ ngơi, không làm việc nặng.</li>
<li>Gọi ngay cho trạm y tế nếu sốt cao, khó thở hoặc đau tức ngực.</li>
</ul>
<p>Người chưa tiêm được trong đợt này vì lý do sức khỏe sẽ được lập danh sách riêng và mời tiêm
ở đợt sau.</p>
"""),
        unit="phuong-duc-giang",
        about=("quan-long-bien",),
        category="y-te",
        published="2021-10-16 17:20",
        views=2864,
        byline="Trạm Y tế phường",
        event_date="2021-10-15",
        photos=(
            (
                "tiem-chung",
                "Người dân được khám sàng lọc trước khi tiêm tại nhà văn hóa phường.",
                "Hai nhân viên y tế mặc áo trắng, đeo khẩu trang đang tiêm cho người dân ngồi trên "
                "ghế; phía sau là hàng ghế chờ.",
            ),
        ),
    ),
    Text(
        key="duong-hoa-bo-de-2022",
        title="Rộn ràng đường hoa xuân Nhâm Dần ở phường Bồ Đề",
        lead=(
            "Đào, quất và những giỏ hoa nhỏ đã về kín một đoạn phố. Đường hoa mở cửa từ ngày 23 "
            "tháng Chạp đến hết chiều tất niên, có người trông giữ xe miễn phí."
        ),
        body=html("""
<p>Mấy hôm nay trời hửng nắng, đường hoa xuân của phường đông dần từ sáng đến tối. Hơn bốn mươi
hộ trồng hoa và tiểu thương mang đến những cành đào, chậu quất, giỏ hoa cắm sẵn để bà con chọn
mua ngay gần nhà.</p>
<p>Để giữ an toàn trong mùa dịch, ban tổ chức sắp các gian cách nhau hai mét, lối vào và lối ra
đi theo một chiều. Tổ tự quản đứng hai đầu phố nhắc mọi người đeo khẩu trang, sát khuẩn tay và
không dừng xe dưới lòng đường.</p>
<p>Anh Phùng Bá Khoát, có vườn quất ở bãi ven sông, kể rằng năm nay cây được giá vừa
phải: <em>“Tôi đánh hơn sáu chục chậu lên phố, bán chậm mà vui, vì toàn người quen trong
phường”</em>.</p>
<p>Góc cuối đường dành cho các cháu nhỏ nặn tò he, viết câu đối và gói bánh chưng mini. Toàn bộ
tiền bán bánh được chuyển vào quỹ giúp các gia đình khó khăn đón Tết.</p>
"""),
        unit="phuong-bo-de",
        about=(),
        category="van-hoa-xa-hoi",
        published="2022-01-26 09:05",
        views=4317,
        byline="Thu Mây",
        event_date="2022-01-25",
        photos=(
            (
                "hoa",
                "Cành đào, chậu quất theo xe về từng nhà.",
                "Một phụ nữ áo dài đội nón dắt xe đạp chở đầy hoa giữa hai hàng đào hồng và quất "
                "sai quả.",
            ),
            (
                "hoa",
                "Người dân dạo đường hoa trong buổi sáng hửng nắng.",
                "Phố hoa ngày giáp Tết với dây cờ đỏ vàng, nhà ống nhiều màu và người đi mua cây.",
            ),
            (
                "cho",
                "Chợ cuối năm cạnh đường hoa cũng tấp nập hàng Tết.",
                "Dãy sạp chợ mái bạt kẻ sọc bày rau quả, người gánh hàng đi ngang phía trước.",
            ),
        ),
    ),
    Text(
        key="tet-trong-cay-bo-de-2023",
        title="Bồ Đề trồng thêm 120 cây xanh trong ngày đầu ra quân Tết trồng cây",
        lead=(
            "Sáng 31 tháng 1, tức mồng 10 tháng Giêng, cán bộ, đoàn viên và bà con trong phường "
            "đã trồng 120 cây bóng mát dọc dải đất ven đê."
        ),
        body=html("""
<p>Những cây sấu, bằng lăng và lộc vừng cao chừng hai mét được đưa đến từ chiều hôm trước. Mỗi
tổ dân phố nhận trồng một đoạn và cử người chăm sóc trong hai năm đầu, thời gian cây dễ chết
nhất.</p>
<p>Học sinh các trường trên địa bàn cũng tham gia tưới nước và buộc biển tên lên từng cây. Mỗi
biển ghi loài cây, ngày trồng và tên nhóm chăm sóc, để ai đi qua cũng biết cây là của chung mà
có người trông nom.</p>
<p>Cùng với 310 cây trồng trong ba năm trước, dải xanh ven đê đã liền một mạch dài hơn một
ki-lô-mét, trở thành chỗ đi bộ quen thuộc mỗi sớm chiều.</p>
"""),
        unit="phuong-bo-de",
        about=(),
        category="do-thi-moi-truong",
        published="2023-01-31 15:40",
        views=1526,
        byline="",
        event_date="2023-01-31",
        photos=(
            (
                "cay-xanh",
                "Mỗi tổ dân phố nhận trồng và chăm sóc một đoạn.",
                "Bà con đội nón, đội mũ đào hố trồng cây trên bãi cỏ; một em nhỏ cầm bình tưới.",
            ),
            (
                "song-hong",
                "Dải cây mới trồng nhìn ra sông Hồng.",
                "Sông Hồng lúc mặt trời xuống thấp, cây cầu thép dài bắc ngang và vài con thuyền.",
            ),
        ),
    ),
    Text(
        key="chi-bo-19-sinh-hoat-chuyen-de-2023",
        title="Chi bộ 19 phường Đức Giang sinh hoạt chuyên đề về công tác dân vận ở tổ dân phố",
        lead=(
            "Tối 5 tháng 9, Chi bộ 19 tổ chức sinh hoạt chuyên đề quý III với nội dung lắng nghe "
            "và giải quyết kiến nghị của người dân ngay từ tổ dân phố."
        ),
        body=html("""
<p>Dự buổi sinh hoạt có đại diện Đảng ủy phường, 34 đảng viên của chi bộ cùng trưởng ban công
tác Mặt trận và các chi hội đoàn thể của tổ dân phố 19.</p>
<p>Thực hiện Kế hoạch số 12-KH/ĐU của Đảng ủy phường, chi bộ đã tổng hợp 41 ý kiến của người dân
trong nửa đầu năm. Trong đó 29 ý kiến được giải quyết ngay tại tổ, chủ yếu về chiếu sáng ngõ,
thoát nước và giờ đổ rác; 12 ý kiến còn lại được chuyển lên phường kèm thời hạn trả lời.</p>
<h2>Ba việc chi bộ thống nhất làm ngay</h2>
<ol>
<li>Mỗi đảng viên phụ trách từ ba đến năm hộ, gặp trực tiếp ít nhất một lần mỗi quý.</li>
<li>Kết quả giải quyết kiến nghị được dán tại bảng tin nhà văn hóa vào ngày 10 hằng tháng.</li>
<li>Việc vượt thẩm quyền phải báo cáo phường trong ba ngày và trả lời lại người dân.</li>
</ol>
<p>Phát biểu tại buổi sinh hoạt, đồng chí Ngô Quý Đạt, Bí thư Chi bộ, nhấn mạnh rằng dân vận
không phải là nói cho hay, mà là <strong>làm đến nơi đến chốn những việc bà con đã
hỏi</strong>.</p>
<blockquote><p>Một ngọn đèn ngõ được sửa đúng hẹn có sức thuyết phục hơn mười bài phát biểu.</p>
</blockquote>
<p>Cuối buổi, chi bộ bỏ phiếu thông qua nghị quyết tháng và phân công đảng viên theo dõi từng
việc còn dang dở.</p>
"""),
        unit="phuong-duc-giang",
        about=(
            "dang-bo-phuong-duc-giang",
            "chi-bo-19-phuong-duc-giang",
            "to-dan-pho-19-phuong-duc-giang",
        ),
        category="xay-dung-dang",
        published="2023-09-06 08:15",
        views=1148,
        byline="Hữu Lâm",
        event_date="2023-09-05",
        photos=(
            (
                "hop",
                "Toàn cảnh buổi sinh hoạt chuyên đề của Chi bộ 19.",
                "Hội trường nhìn từ phía sau, người dự ngồi kín các hàng ghế trước sân khấu phông "
                "đỏ có ngôi sao vàng.",
            ),
            (
                "hop",
                "Đảng viên giơ tay biểu quyết nghị quyết tháng.",
                "Có người dự họp giơ tay; trên sân khấu có bàn chủ tọa và người đứng ở bục.",
            ),
        ),
    ),
)
