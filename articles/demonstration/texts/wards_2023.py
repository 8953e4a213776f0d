"""Posts of the old wards from 2023."""

from .text import Text, html

WARDS_2023 = (
    Text(
        key="chi-bo-7-phuc-dong-2023",
        title="Chi bộ 7 phường Phúc Đồng sinh hoạt đầu xuân, phân công đảng viên giúp hộ khó khăn",
        lead=(
            "Thay vì chúc tụng dài, buổi sinh hoạt đầu năm đi thẳng vào danh sách mười một gia "
            "đình cần giúp và ai sẽ giúp."
        ),
        body=html("""
<p>Tối 7 tháng 2, 28 đảng viên của Chi bộ 7 có mặt đông đủ. Đồng chí Vương Thị Thoan, Bí thư Chi
bộ, đọc bản tổng hợp ngắn: trong tổ dân phố có bốn cụ sống một mình, ba gia đình có người bệnh
nặng, bốn học sinh có nguy cơ bỏ học.</p>
<p>Cách làm của chi bộ là để đảng viên tự nhận việc, rồi ghi tên công khai:</p>
<ol>
<li>Ba đảng viên là y, bác sĩ nghỉ hưu thăm và đo huyết áp cho các cụ mỗi tuần một lần.</li>
<li>Năm đảng viên trẻ chia nhau kèm học cho bốn em, báo kết quả với phụ huynh.</li>
<li>Tổ công tác xã hội vận động thẻ bảo hiểm y tế cho gia đình vừa thoát nghèo.</li>
</ol>
<p>Nhiều ý kiến đề nghị không đặt chỉ tiêu bằng quà tặng. Đồng chí Mạc Văn Ích nói: giúp một nhà
sắp lại cái bếp cho khỏi khói có khi quý hơn biếu một túi quà.</p>
<p>Chi bộ sẽ kiểm điểm việc này trong buổi sinh hoạt tháng 5.</p>
"""),
        unit="phuong-phuc-dong",
        about=("chi-bo-7-phuong-phuc-dong",),
        category="xay-dung-dang",
        published="2023-02-08 08:00",
        views=588,
        byline="Hữu Lâm",
        event_date="2023-02-07",
        photos=(),
    ),
    Text(
        key="via-he-thuong-thanh-2023",
        title=(
            "Phường Thượng Thanh kẻ vạch, sắp lại vỉa hè: người đi bộ có lối, hộ kinh doanh có chỗ"
        ),
        lead=(
            "Sau ba tuần vận động, năm tuyến phố đã có vạch sơn phân chỗ để xe và lối đi bộ. "
            "Phường công bố kết quả đo đạc từng tuyến."
        ),
        body=html("""
<p>Ngày 20 tháng 3, lực lượng trật tự đô thị cùng các tổ dân phố hoàn thành việc kẻ vạch. Trước
đó, cán bộ đến từng cửa hàng để nghe chủ hộ nói khó khăn rồi mới chọn phương án. Nơi vỉa hè hẹp
dưới 1,5 mét thì không để xe; nơi rộng hơn thì để một hàng, quay đầu vào trong.</p>
<table>
<thead><tr><th>Tuyến</th><th>Chiều dài</th><th>Lối đi bộ còn lại</th></tr></thead>
<tbody>
<tr><td>Phố 1</td><td>620 m</td><td>1,5 m</td></tr>
<tr><td>Phố 2</td><td>480 m</td><td>1,8 m</td></tr>
<tr><td>Phố 3</td><td>350 m</td><td>Không cho để xe</td></tr>
<tr><td>Phố 4</td><td>710 m</td><td>2,0 m</td></tr>
<tr><td>Phố 5</td><td>290 m</td><td>1,5 m</td></tr>
</tbody>
</table>
<p>Chị Thiều Mỹ Dung, bán hàng ăn sáng, phải lùi bàn vào trong nhà. <em>“Lúc đầu tôi bực, nhưng
cháu tôi đi học về không phải xuống lòng đường nữa thì tôi lại thấy đúng”</em>, chị nói.</p>
<p>Trong tháng đầu, phường chỉ nhắc nhở. Từ tháng sau, xe để ngoài vạch sẽ bị xử lý theo quy
định.</p>
"""),
        unit="phuong-thuong-thanh",
        about=(),
        category="do-thi-moi-truong",
        published="2023-03-21 14:30",
        views=4026,
        byline="Quý Đạt",
        event_date="2023-03-20",
        photos=(),
    ),
    Text(
        key="cho-tha-rong-ngoc-thuy-2023",
        title="Phường Ngọc Thụy tiêm phòng dại tận ngõ, nhắc chủ nuôi không thả rông chó mèo",
        lead=(
            "Trong mười ngày, tổ lưu động tiêm được 1.140 con chó, mèo. Sau đợt này, chó ra "
            "đường không rọ mõm, không người dắt sẽ bị tạm giữ."
        ),
        body=html("""
<p>Mùa nóng là lúc bệnh dại dễ xuất hiện. Bởi vậy từ cuối tháng 4, phường cử bốn tổ đi từng ngõ,
mang theo bàn tiêm và sổ ghi. Chủ nuôi không phải bế con vật đến trụ sở, nhờ đó số con được tiêm
tăng gần gấp đôi năm trước.</p>
<h2>Chủ nuôi cần nhớ</h2>
<ul>
<li>Khai báo số chó, mèo với tổ dân phố, kể cả con mới sinh.</li>
<li>Tiêm nhắc phòng dại mỗi năm một lần, giữ phiếu tiêm.</li>
<li>Ra nơi công cộng phải có dây dắt và rọ mõm, mang theo túi dọn chất thải.</li>
</ul>
<h2>Nếu bị cắn</h2>
<ol>
<li>Rửa vết thương dưới vòi nước và xà phòng ít nhất 15 phút.</li>
<li>Đến ngay trạm y tế hoặc nơi có tiêm vắc-xin dại, không chữa bằng thuốc nam.</li>
<li>Báo cho tổ dân phố để theo dõi con vật.</li>
</ol>
<p>Con bị tạm giữ được trả khi chủ đến nhận trong ba ngày và nộp chi phí chăm sóc. Quá hạn,
phường sẽ tìm người nhận nuôi.</p>
"""),
        unit="phuong-ngoc-thuy",
        about=(),
        category="an-ninh-trat-tu",
        published="2023-05-09 07:45",
        views=7312,
        byline="Ban Thú y phường",
        event_date="",
        photos=(),
    ),
    Text(
        key="gio-mua-he-cu-khoi-2023",
        title="Phường Cự Khối: Bộ phận một cửa chuyển giờ mùa hè",
        lead="Áp dụng từ ngày 3 tháng 7 năm 2023.",
        body=html("""
<p>Sáng từ 7 giờ 30 đến 11 giờ 30, chiều từ 13 giờ 30 đến 17 giờ, các ngày làm việc.</p>
"""),
        unit="phuong-cu-khoi",
        about=(),
        category="thong-bao",
        published="2023-06-30 17:00",
        views=411,
        byline="",
        event_date="",
        photos=(),
    ),
    Text(
        key="trung-thu-giang-bien-2023",
        title="Đêm trăng rằm của 800 em nhỏ phường Giang Biên",
        lead=(
            "Đèn ông sao tự làm, mâm cỗ do các bà các mẹ bày và một đoàn rước dài gần nửa cây "
            "số đã làm nên đêm Trung thu khó quên."
        ),
        body=html("""
<p>Chiều 28 tháng 9, sân nhà văn hóa đã kín trẻ con. Góc làm đèn là nơi đông nhất: các cụ trong
câu lạc bộ người cao tuổi chẻ sẵn nan tre, các em dán giấy bóng kính và tự chọn màu. Có em dán
ngôi sao sáu cánh, được cả bàn vỗ tay.</p>
<p>Khi trăng lên, đoàn rước đèn đi quanh ba ngõ lớn. Các nhà hai bên tắt bớt điện, thắp đèn lồng
trước hiên. Công an phường và dân quân đứng giữ các ngã rẽ để xe máy không đi vào.</p>
<p>Mâm cỗ năm nay không chấm giải nhất, nhì. Mỗi tổ dân phố bày một mâm rồi để các em đi vòng
quanh nếm thử. Riêng 64 em có hoàn cảnh khó khăn nhận thêm cặp sách và một suất học bơi.</p>
<p>Bà Ông Thị Vịnh, 78 tuổi, người dạy làm đèn, nói bà vui nhất vì cuối buổi có bảy em xin đến
nhà học tiếp.</p>
"""),
        unit="phuong-giang-bien",
        about=(),
        category="van-hoa-xa-hoi",
        published="2023-09-28 21:30",
        views=2943,
        byline="Thu Mây",
        event_date="2023-09-28",
        photos=(
            (
                "pho-dem",
                "Đèn lồng thắp sáng con ngõ trước giờ rước đèn.",
                "Con phố đêm treo nhiều hàng đèn lồng, hai bên là những ô cửa sổ sáng, trăng "
                "tròn trên cao.",
            ),
            (
                "pho-dem",
                "Các gia đình ngồi uống trà, ngắm trăng sau buổi rước.",
                "Nhóm người ngồi quanh bàn thấp có ngọn đèn, mặt đường ướt phản chiếu ánh sáng.",
            ),
        ),
    ),
    Text(
        key="nguoi-cao-tuoi-ngoc-lam-2023",
        title="Tổ dân phố 2 phường Ngọc Lâm mừng thọ 37 cụ trong Ngày Quốc tế Người cao tuổi",
        lead=(
            "Buổi mừng thọ không có diễn văn dài. Thời gian được dành cho ảnh cũ, chuyện cũ và "
            "những bài hát các cụ tự chọn."
        ),
        body=html("""
<p>Sáng 1 tháng 10, trong nhà văn hóa của tổ dân phố 2, bức tường phía trong được treo gần trăm
tấm ảnh các gia đình cho mượn: đám cưới thập niên sáu mươi, lớp vỡ lòng, con phố thời còn đường
tàu điện. Các cụ vừa vào đã tìm nhau trong ảnh.</p>
<p>Trong 37 cụ được mừng thọ, có hai cụ tròn 90 tuổi và một cụ 100 tuổi. Cụ Phó Thị Nhàn, người
cao tuổi nhất, còn đọc được báo bằng kính lúp. Cụ khuyên con cháu <em>“ăn chậm, đi chậm, nhưng
việc tốt thì làm cho nhanh”</em>.</p>
<p>Trạm y tế đo huyết áp, thử đường huyết và khám mắt miễn phí. Có 12 cụ được hẹn khám sâu hơn
trong tuần tới, Đoàn thanh niên nhận đưa đón.</p>
"""),
        unit="phuong-ngoc-lam",
        about=("to-dan-pho-2-phuong-ngoc-lam",),
        category="mat-tran-doan-the",
        published="2023-10-02 09:20",
        views=1107,
        byline="Hội Người cao tuổi phường",
        event_date="2023-10-01",
        photos=(
            (
                "hop",
                "Các cụ dự buổi mừng thọ tại nhà văn hóa.",
                "Người dự ngồi kín hàng ghế trước sân khấu có màn đỏ, phía trên treo đèn tròn.",
            ),
        ),
    ),
    Text(
        key="tu-sach-sai-dong-2023",
        title="Tủ sách dưới gốc bàng ở phường Sài Đồng: mượn không cần thẻ, trả không cần giục",
        lead=(
            "Từ 40 cuốn ban đầu, tủ sách tự quản đã có hơn 1.300 cuốn và mỗi tuần đón khoảng "
            "150 lượt bạn đọc."
        ),
        body=html("""
<p>Tủ sách là một chiếc tủ bếp cũ được sơn xanh, kê dưới mái hiên nhà văn hóa, cạnh gốc bàng.
Không khóa, không thủ thư. Người mượn tự ghi tên sách và ngày mượn vào quyển sổ kẻ tay. Sau một
năm, số sách thất lạc chưa đến hai mươi cuốn.</p>
<p>Người khởi xướng là ông Bồ Xuân Khiêm, thợ đóng giày về hưu. Ông bảo mình chỉ học hết lớp bảy
nên quý sách. Chiều nào ông cũng ra lau bụi, dán lại gáy và xếp theo màu giấy bọc: xanh cho thiếu
nhi, vàng cho văn học, nâu cho nghề nghiệp.</p>
<p>Tháng này, nhóm bạn trẻ giúp ông làm thêm một kệ thấp cho trẻ mẫu giáo. Thứ Bảy hằng tuần có
giờ đọc truyện, người đọc là các bà, các mẹ thay phiên nhau.</p>
<blockquote><p>Sách nằm im trong nhà thì chỉ là giấy. Sách có người mượn mới là
sách.</p></blockquote>
"""),
        unit="phuong-sai-dong",
        about=(),
        category="giao-duc-khuyen-hoc",
        published="2023-11-18 10:00",
        views=856,
        byline="Thu Mây",
        event_date="",
        photos=(),
    ),
)
