"""Posts of the old wards from 2022."""

from .text import Text, html

WARDS_2022 = (
    Text(
        key="hien-mau-sai-dong-2022",
        title="Ngày hội “Giọt hồng Sài Đồng” thu về 176 đơn vị máu",
        lead=(
            "Hơn 210 người đăng ký, 176 người đủ điều kiện hiến máu trong buổi sáng 9 tháng 4. "
            "Nhiều người đến cùng cả gia đình."
        ),
        body=html("""
<p>Đây là lần đầu ngày hội được tổ chức trở lại sau hai năm dịch bệnh. Điểm hiến máu đặt tại nhà
văn hóa, chia thành khu đăng ký, khu khám và khu nghỉ sau khi hiến. Người đến được phát nước,
bánh và giữ xe miễn phí.</p>
<p>Kết quả chi tiết theo từng khối như sau:</p>
<table>
<thead><tr><th>Khối</th><th>Đăng ký</th><th>Hiến được</th></tr></thead>
<tbody>
<tr><td>Tổ dân phố</td><td>118</td><td>97</td></tr>
<tr><td>Trường học</td><td>46</td><td>41</td></tr>
<tr><td>Doanh nghiệp</td><td>33</td><td>27</td></tr>
<tr><td>Công an, quân sự</td><td>15</td><td>11</td></tr>
</tbody>
</table>
<p>Anh Tống Khắc Nhu, 43 tuổi, hiến máu lần thứ mười chín. Anh kể lần đầu đi hiến là để giúp một
người cùng ngõ, về sau thành lệ: cứ đến tháng 4 và tháng 10 là nhớ. Năm nay anh dẫn theo con gái
vừa tròn 18 tuổi.</p>
<p>Người chưa đủ điều kiện được bác sĩ dặn dò về ăn uống, nghỉ ngơi và hẹn đến đợt sau vào tháng
10.</p>
"""),
        unit="phuong-sai-dong",
        about=(),
        category="y-te",
        published="2022-04-09 16:05",
        views=1284,
        byline="Hội Chữ thập đỏ phường",
        event_date="2022-04-09",
        photos=(
            (
                "tiem-chung",
                "Nhân viên y tế lấy mẫu, kiểm tra sức khỏe cho người hiến máu.",
                "Nhân viên y tế đeo khẩu trang ngồi bên bàn có hộp lạnh, đối diện là người dân "
                "xắn tay áo.",
            ),
            (
                "tiem-chung",
                "Người đăng ký ngồi chờ đến lượt khám.",
                "Hàng ghế chờ sát tường dưới biểu tượng trái tim, một người lớn dắt em nhỏ "
                "đứng bên phải.",
            ),
        ),
    ),
    Text(
        key="tuong-hoa-thach-ban-2022",
        title="Bãi rác cũ ở tổ dân phố 17B phường Thạch Bàn thành vườn hoa chung",
        lead=(
            "Sau ba buổi lao động của hơn 60 gia đình, góc đất quen bị đổ trộm phế thải đã có "
            "lối đi, ghế ngồi và hơn 200 gốc hoa."
        ),
        body=html("""
<p>Góc đất rộng chừng 300 mét vuông nằm cuối ngõ, nhiều năm liền cứ dọn xong lại có người mang
gạch vỡ ra đổ. Tháng trước, tổ dân phố họp và chọn một cách khác: không chỉ dọn mà biến nó thành
chỗ ai cũng muốn đến.</p>
<p>Buổi đầu, bà con xúc được bốn xe phế thải. Buổi thứ hai, thợ xây trong tổ lát lối đi bằng
chính chỗ gạch còn lành. Buổi thứ ba là ngày vui nhất: mỗi nhà mang đến một chậu cây, có nhà mang
cả gốc nhài trồng đã mười năm.</p>
<p>Bà Nhữ Thị Lụa, người ở ngay sát vườn, nhận giữ chìa khóa vòi nước. <em>“Trước kia mở cửa sổ
là thấy rác, bây giờ mở ra là thấy mấy ông ngồi đánh cờ”</em>, bà cười.</p>
<p>Tổ dân phố đã lắp một bóng đèn và phân lịch tưới theo liên gia. Từ hôm có vườn, chưa ai đổ
trộm thêm lần nào.</p>
"""),
        unit="phuong-thach-ban",
        about=("to-dan-pho-17b-phuong-thach-ban",),
        category="do-thi-moi-truong",
        published="2022-03-27 09:30",
        views=2071,
        byline="Hữu Lâm",
        event_date="2022-03-26",
        photos=(
            (
                "don-ve-sinh",
                "Buổi lao động đầu tiên, bà con gom rác và lá khô.",
                "Người đội nón quét dọn bên đống lá lớn, chiếc xe rác màu xanh dựng ở góc phải.",
            ),
            (
                "cay-xanh",
                "Các gia đình trồng cây trên nền đất vừa cải tạo.",
                "Hai nhóm người cầm xẻng vun đất quanh cây non có cọc chống.",
            ),
        ),
    ),
    Text(
        key="thpt-gia-thuy-2022",
        title="Chi bộ trường THPT ở phường Gia Thụy kết nạp hai đảng viên là giáo viên trẻ",
        lead=(
            "Lễ kết nạp diễn ra ngay sau buổi sinh hoạt đầu năm học, trước sự chứng kiến của "
            "toàn thể chi bộ và đại diện học sinh."
        ),
        body=html("""
<p>Hai đảng viên mới là cô Lại Minh Hằng, giáo viên Ngữ văn và thầy Cấn Đình Vũ, giáo viên Vật
lý. Cả hai đều dưới 30 tuổi và đã có ba năm phụ trách câu lạc bộ học sinh.</p>
<p>Đọc lời tuyên thệ dưới cờ, thầy Vũ xin hứa dành thêm mỗi tuần một buổi kèm học sinh yếu, không
thu tiền. Cô Hằng nhận giúp thư viện trường mở lại góc đọc sách buổi chiều.</p>
<p>Tại buổi sinh hoạt, chi bộ thống nhất ba việc trọng tâm của học kỳ: giảm sổ sách cho giáo
viên, giữ an toàn cổng trường giờ tan học và mở phòng tư vấn tâm lý cho học sinh. Mỗi việc có một
đảng viên chịu trách nhiệm và báo cáo kết quả hằng tháng.</p>
"""),
        unit="phuong-gia-thuy",
        about=("chi-bo-truong-thpt-phuong-gia-thuy",),
        category="xay-dung-dang",
        published="2022-09-16 15:00",
        views=743,
        byline="Hoàng Lan Chi",
        event_date="2022-09-15",
        photos=(
            (
                "hop",
                "Quang cảnh lễ kết nạp đảng viên mới.",
                "Hội trường có màn đỏ gắn sao vàng, người dự ngồi quay lưng, trên sân khấu có "
                "người phát biểu.",
            ),
        ),
    ),
    Text(
        key="cat-nuoc-ngoc-lam-2022",
        title="Thông báo tạm ngừng cấp nước tại phường Ngọc Lâm đêm 15 tháng 7",
        lead="Bà con chủ động trữ nước sinh hoạt.",
        body=html("""
<p>Từ 22 giờ ngày 15 đến 5 giờ ngày 16 tháng 7 năm 2022, nước máy tạm ngừng tại các tổ dân phố từ
1 đến 9 để sửa đường ống.</p>
"""),
        unit="phuong-ngoc-lam",
        about=(),
        category="thong-bao",
        published="2022-07-14 16:00",
        views=2655,
        byline="",
        event_date="",
        photos=(),
    ),
    Text(
        key="mua-oi-cu-khoi-2022",
        title="Mùa ổi bãi ở Cự Khối: thơm từ vườn ra đến tận chân đê",
        lead=(
            "Những ngày đầu đông, các vườn ổi ven sông vào vụ chính. Người trồng vừa bán quả "
            "vừa mở cửa đón khách đến tự tay hái."
        ),
        body=html("""
<p>Ổi ở bãi sông không to, nhưng giòn và thơm lâu. Người trồng bảo nhờ đất phù sa, lại nhờ tính
kiên nhẫn: quả nào cũng được bọc một lớp giấy từ khi bằng ngón tay cái, nên sạch mà không cần
phun thuốc.</p>
<p>Ông Quách Văn Mùi có gần một mẫu vườn. Hai năm trước, dịch bệnh khiến chợ vắng, con trai ông
thử chụp ảnh vườn đưa lên mạng. Khách từ trong phố bắt đầu tìm ra, ban đầu để mua, sau đó xin
được vào hái. Nay mỗi cuối tuần, vườn đón vài chục gia đình.</p>
<p>Không phải nhà nào cũng làm theo ngay. Có người lo khách giẫm nát luống, có người sợ trẻ con
bẻ cành. Hội Nông dân bèn thử trước ở ba vườn trong một vụ, ghi chép từng khoản thu, khoản mất
rồi họp lại đọc cho nhau nghe. Tính ra, mỗi sào thu thêm được gần một phần ba, còn số cành gãy
đếm chưa hết hai bàn tay.</p>
<p>Bà Lều Thị Khuyên, chủ một vườn nhỏ, nghĩ ra cách riêng: phát cho mỗi em bé một chiếc giỏ mây
và kể chuyện cây ổi già nhất vườn, cây đã qua bốn mùa nước lớn. Nghe xong chuyện, các em tự khắc
đi nhẹ chân. Quả rụng, quả chim ăn dở được gom lại làm mứt, biếu các cụ trong tổ dân phố.</p>
<p>Phường đã giúp các hộ làm biển chỉ đường, nhà vệ sinh chung và bãi gửi xe. Hội Nông dân nhắc
các vườn niêm yết giá, không để khách đi vào phần đất mới bón phân.</p>
<p>Đến cuối tháng 12, khi lứa cuối hái xong, người trồng lại đốn cành, vun gốc, chờ mùa hoa trắng
của năm sau.</p>
"""),
        unit="phuong-cu-khoi",
        about=(),
        category="van-hoa-xa-hoi",
        published="2022-11-12 08:10",
        views=1836,
        byline="Thu Mây",
        event_date="",
        photos=(
            (
                "cho",
                "Ổi và rau của bãi sông được bày bán ở chợ sớm.",
                "Sạp hàng mái bạt nhiều màu chất đầy quả, người bán đội nón đang cân hàng cho "
                "khách.",
            ),
            (
                "song-hong",
                "Bãi sông nhìn từ chân đê lúc chiều xuống.",
                "Mặt sông loáng ánh vàng, bụi lau ở gần bờ và cây cầu thép ở xa.",
            ),
        ),
    ),
)
