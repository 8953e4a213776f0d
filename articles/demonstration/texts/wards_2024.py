"""Posts of the old wards from 2024, up to the flood in September."""

from .text import Text, html

WARDS_2024 = (
    Text(
        key="banh-chung-viet-hung-2024",
        title=(
            "Nồi bánh chưng đỏ lửa suốt đêm ở phường Việt Hưng: 600 chiếc bánh cho người đón "
            "Tết xa nhà"
        ),
        lead=(
            "Công nhân, sinh viên trọ lại và các gia đình khó khăn trên địa bàn phường mỗi nhà "
            "nhận một cặp bánh, một túi mứt gừng."
        ),
        body=html("""
<p>Sáng 4 tháng 2, sân nhà văn hóa rải chiếu từ cổng vào đến hiên. Gạo nếp đã ngâm từ đêm trước,
đỗ xanh đãi sạch, thịt ướp tiêu. Hơn một trăm người, phần lớn là các bà trong Hội Phụ nữ, ngồi
gói đến quá trưa.</p>
<p>Đến lượt mấy bạn sinh viên trọ trong phường được gọi vào học. Gói chiếc đầu tiên thì méo,
chiếc thứ ba đã vuông. Bạn Lò Thị Pành, quê ở vùng cao, kể rằng nhà mình gói bánh gù, lưng cong
như người gùi củi; mọi người bèn dành riêng một góc chiếu để Pành dạy lại.</p>
<p>Sáu nồi bánh luộc suốt mười hai giờ. Tổ trực đêm chia ba ca, mỗi ca bốn người, vừa canh lửa
vừa canh an toàn, cạnh bếp có sẵn bình chữa cháy và thùng nước.</p>
<p>Sáng hôm sau, bánh vớt ra, rửa, ép cho chắc rồi buộc từng cặp. Sinh viên đi xe máy chở bánh
đến các khu trọ trước buổi trưa.</p>
"""),
        unit="phuong-viet-hung",
        about=(),
        category="mat-tran-doan-the",
        published="2024-02-05 19:10",
        views=1392,
        byline="Thu Mây",
        event_date="2024-02-04",
        photos=(
            (
                "cho",
                "Chuẩn bị lá dong, thịt và đỗ từ buổi chợ sớm.",
                "Chợ đông người dưới dây cờ nhiều màu, người phụ nữ gánh đôi quang đi giữa các "
                "sạp hàng.",
            ),
            (
                "hoa",
                "Góc sân bày đào, quất để mọi người chụp ảnh.",
                "Cây đào hồng và quất vàng trồng trong chậu, người đi xem mặc áo ấm nhiều màu.",
            ),
        ),
    ),
    Text(
        key="tdp-10-ngoc-lam-2024",
        title="Tổ dân phố 10 phường Ngọc Lâm họp bàn cải tạo ngõ: dân góp ý từng viên gạch",
        lead=(
            "Cuộc họp kéo dài gần ba giờ và kết thúc bằng một bản vẽ đã sửa bảy chỗ theo ý "
            "kiến người dân."
        ),
        body=html("""
<p>Con ngõ dài 140 mét, mặt gạch vỡ và rãnh thoát nước thấp hơn cống ngoài phố nên cứ mưa là
đọng. Phường dự kiến làm lại trong quý III và đem bản vẽ ra lấy ý kiến trước.</p>
<p>Tối 16 tháng 4, trong 96 hộ có 81 hộ cử người dự họp. Các ý kiến được ghi lên bảng, đánh số và
trả lời lần lượt. Ba ý kiến được quan tâm nhất:</p>
<ul>
<li>làm dốc thoải ở các bậc thềm để xe lăn và xe đẩy trẻ em đi được;</li>
<li>chừa hố trồng cây trước những nhà đồng ý chăm sóc;</li>
<li>thi công từng nửa ngõ, tối nào cũng phải có lối ra an toàn phòng khi có cháy.</li>
</ul>
<p>Ông Kiều Thế Sửu, trưởng ban công tác Mặt trận, đề nghị lập tổ giám sát năm người, có quyền
yêu cầu dừng nếu vật liệu không đúng mẫu. Đề nghị được toàn thể cuộc họp giơ tay tán thành.</p>
"""),
        unit="phuong-ngoc-lam",
        about=("to-dan-pho-10-phuong-ngoc-lam",),
        category="chinh-quyen",
        published="2024-04-17 08:40",
        views=697,
        byline="Quý Đạt",
        event_date="2024-04-16",
        photos=(
            (
                "hop",
                "Người dân biểu quyết lập tổ giám sát cộng đồng.",
                "Nhiều cánh tay giơ lên trong hội trường, trên sân khấu là bàn chủ tọa bày hoa.",
            ),
        ),
    ),
    Text(
        key="vneid-thach-ban-2024",
        title="Thạch Bàn mở bảy điểm hỗ trợ cài đặt VNeID vào buổi tối và cuối tuần",
        lead=(
            "Người đi làm giờ hành chính, người cao tuổi và người dùng điện thoại đời cũ đều "
            "được hướng dẫn miễn phí, không cần hẹn trước."
        ),
        body=html("""
<p>Qua rà soát, phường còn hơn hai nghìn người đã có căn cước nhưng chưa kích hoạt tài khoản định
danh. Phần lớn ngại vì không quen thao tác hoặc đã đổi số điện thoại.</p>
<p>Khi đến, bà con mang theo:</p>
<ol>
<li>căn cước công dân gắn chip;</li>
<li>điện thoại thông minh có nối mạng, nhớ mật khẩu mở máy;</li>
<li>thẻ bảo hiểm y tế, giấy phép lái xe nếu muốn tích hợp luôn.</li>
</ol>
<p>Điện thoại quá cũ không cài được thì vẫn được cấp tài khoản, sau này đổi máy chỉ cần kích hoạt
lại.</p>
<blockquote><p>Cán bộ không bao giờ gọi điện xin mật khẩu hay mã OTP. Ai hỏi những thứ đó đều là
kẻ gian.</p></blockquote>
<p>Các điểm mở cửa từ 19 giờ đến 21 giờ các ngày trong tuần, từ 8 giờ đến 11 giờ sáng thứ Bảy,
cho đến hết tháng 7. Người đau yếu không đi được thì báo tổ trưởng tổ dân phố để tổ lưu động đến
nhà.</p>
"""),
        unit="phuong-thach-ban",
        about=(),
        category="chinh-quyen",
        published="2024-06-12 14:20",
        views=3764,
        byline="Công an phường",
        event_date="",
        photos=(),
    ),
    Text(
        key="ngap-ngoc-thuy-2024",
        title="Nước sông Hồng lên nhanh, phường Ngọc Thụy di dời 312 hộ ngoài đê trong đêm",
        lead=(
            "Đến 5 giờ sáng 11 tháng 9, toàn bộ người dân ở khu vực trũng ngoài đê đã vào nơi "
            "an toàn. Các điểm tạm trú có đủ nước, đồ ăn và thuốc."
        ),
        body=html("""
<p>Từ chiều 10 tháng 9, loa phường phát thông báo ba mươi phút một lần. Dân quân, công an và
thanh niên chia thành mười hai nhóm, mỗi nhóm hai thuyền, đi từng ngõ gõ cửa. Người già, trẻ nhỏ
và người bệnh được đưa ra trước; lợn gà, xe máy chuyển lên mặt đê sau.</p>
<h2>Nơi tạm trú</h2>
<table>
<thead><tr><th>Điểm</th><th>Sức chứa</th><th>Còn chỗ</th></tr></thead>
<tbody>
<tr><td>Trường tiểu học trong đê</td><td>420 người</td><td>95</td></tr>
<tr><td>Nhà văn hóa cụm 3</td><td>150 người</td><td>12</td></tr>
<tr><td>Nhà thể chất trường trung học cơ sở</td><td>260 người</td><td>140</td></tr>
<tr><td>Nhà chùa trong đê</td><td>80 người</td><td>Hết</td></tr>
</tbody>
</table>
<h2>Việc cần làm ngay</h2>
<ul>
<li>Không quay lại nhà lấy đồ khi nước còn lên.</li>
<li>Ngắt cầu dao, khóa van ga trước khi rời nhà.</li>
<li>Chỉ uống nước đóng chai hoặc nước đã đun sôi.</li>
<li>Không đứng xem nước ở mép kè, không cho trẻ em ra bờ sông.</li>
</ul>
<p>Nhà nào còn trống phòng, có thể cho người quen tạm trú thì báo tổ trưởng để tiện chia suất ăn.
Phường cập nhật mực nước vào 6 giờ, 12 giờ, 18 giờ và 22 giờ hằng ngày.</p>
"""),
        unit="phuong-ngoc-thuy",
        about=(),
        category="do-thi-moi-truong",
        published="2024-09-11 06:30",
        views=16840,
        byline="Ban Chỉ huy phòng, chống thiên tai phường",
        event_date="2024-09-10",
        photos=(
            (
                "song-hong",
                "Mực nước sông Hồng nhìn từ mặt đê trước khi trời tối.",
                "Mặt sông rộng dưới trời chiều màu tím hồng, cây cầu thép bắc ngang, thuyền "
                "neo gần bờ.",
            ),
        ),
    ),
)
