"""Posts of the new wards from March to June 2026; one was corrected."""

from .text import Text, html

SPRING_2026 = (
    Text(
        key="bau-cu-long-bien-2026",
        title=(
            "Ngày bầu cử ở phường Long Biên: lá phiếu của người lần đầu và người lần thứ mười sáu"
        ),
        lead=(
            "Các khu vực bỏ phiếu mở cửa lúc 7 giờ sáng 15 tháng 3. Đến giữa buổi chiều, phần "
            "lớn các khu vực đã có trên chín phần mười cử tri đi bầu."
        ),
        body=html("""
<p>Bạn Âu Dương Khánh Linh vừa tròn 18 tuổi trước đó đúng hai ngày. Linh đến cùng ông ngoại, cụ
Vi Văn Thục. Cụ nhẩm tính đây là lần bầu cử thứ mười sáu của mình, còn cháu là lần đầu. Hai ông
cháu đọc tiểu sử người ứng cử từ tuần trước, mỗi người tự chọn, không ai hỏi ai.</p>
<p>Toàn phường có 37 khu vực bỏ phiếu. Tính đến 15 giờ, tỷ lệ cử tri đi bầu đạt 94,6%. Có 118 cử
tri già yếu bỏ phiếu tại nhà qua hòm phiếu phụ.</p>
<p>Để người khuyết tật không gặp khó, mỗi điểm có lối dốc và một buồng viết thấp dành cho xe lăn.
Cử tri khiếm thị được người mình tin cậy viết giúp, lá phiếu vẫn do chính tay họ bỏ.</p>
<p>Chuyện nhỏ ở khu vực số 12 được nhiều người nhắc lại. Một cử tri đã đi nửa đường mới nhớ để
quên thẻ ở nhà, định quay về. Tổ bầu cử đối chiếu danh sách, xác minh căn cước rồi phát thẻ khác
ngay tại chỗ, tất cả chưa đầy bốn phút. Người này ở lại giúp rót nước cho các cụ đến tận
trưa.</p>
<p>Ở một khu vực gần trường đại học, sinh viên tạm trú chiếm gần nửa danh sách. Các bạn lập nhóm
nhắc nhau đi sớm để nhường khung giờ từ 8 đến 10 giờ cho người cao tuổi. Nhờ thế, không nơi nào
phải xếp hàng quá mười phút, kể cả lúc đông nhất.</p>
<p>Sau khi đóng hòm, việc kiểm phiếu diễn ra công khai. Kết quả chính thức được niêm yết theo quy
định, trang tin sẽ đăng lại đầy đủ.</p>
"""),
        unit="phuong-long-bien-2025",
        about=(),
        category="chinh-quyen",
        published="2026-03-16 06:00",
        views=6207,
        byline="Quý Đạt",
        event_date="2026-03-15",
        photos=(
            (
                "bau-cu",
                "Lễ khai mạc tại một khu vực bỏ phiếu.",
                "Phòng bỏ phiếu trang hoàng màn đỏ, sao vàng, hai lá cờ và dây cờ đuôi nheo.",
            ),
            (
                "bau-cu",
                "Cử tri trẻ lần đầu cầm lá phiếu.",
                "Cô gái áo dài đứng bên hòm phiếu đỏ, tay đưa lá phiếu vào khe.",
            ),
            (
                "bau-cu",
                "Tổ bầu cử đối chiếu thẻ và phát phiếu.",
                "Hai thành viên ngồi sau bàn phủ khăn xanh có lọ hoa, trước mặt là cử tri.",
            ),
            (
                "bau-cu",
                "Người dân xếp hàng trật tự.",
                "Năm người nối nhau thành hàng bên phải phòng, mỗi người cầm một lá phiếu.",
            ),
        ),
        correction=(
            "tỷ lệ cử tri đi bầu đạt 99,6%",
            "tỷ lệ cử tri đi bầu đạt 94,6%",
            "Bản đăng lúc đầu ghi tỷ lệ cử tri đi bầu đến 15 giờ là 99,6%; số đúng là 94,6%. "
            "Ban biên tập xin lỗi bạn đọc.",
        ),
    ),
    Text(
        key="chi-bo-5-long-bien-2026",
        title="Chi bộ số 5 phường Long Biên đưa chuyện rác thải vào sinh hoạt chuyên đề",
        lead=(
            "Ba mươi mốt đảng viên tự soi lại nhà mình trước khi đi nhắc hàng xóm: nhà nào đã "
            "phân loại, nhà nào chưa, vì sao."
        ),
        body=html("""
<p>Buổi sinh hoạt tối 7 tháng 4 mở đầu bằng một phiếu hỏi không ghi tên. Kết quả đọc ngay tại
chỗ: 19 nhà phân loại đều, 8 nhà lúc có lúc không, 4 nhà chưa làm. Không ai bị nêu tên, nhưng
nhiều người tự giơ tay nói lý do.</p>
<p>Lý do nhiều nhất là bếp chật, không có chỗ để hai thùng. Đồng chí Nghiêm Thị Sâm liền chia sẻ
cách treo túi sau cánh cửa tủ. Lý do thứ hai là thấy xe rác đổ chung. Chi bộ mời người phụ trách
thu gom đến trả lời: từ tháng 3, xe đã chia ngăn, và bà con có thể đi theo xem.</p>
<p>Nghị quyết của chi bộ chỉ gồm ba dòng:</p>
<ol>
<li>Mỗi nhà đảng viên phân loại rác trước ngày 1 tháng 5.</li>
<li>Mỗi đảng viên giúp thêm hai nhà bên cạnh.</li>
<li>Tháng 7 hỏi lại bằng đúng phiếu cũ, công bố kết quả cho tổ dân phố.</li>
</ol>
"""),
        unit="phuong-long-bien-2025",
        about=("chi-bo-so-5-long-bien-2025",),
        category="xay-dung-dang",
        published="2026-04-08 08:30",
        views=476,
        byline="Hữu Lâm",
        event_date="2026-04-07",
        photos=(),
    ),
    Text(
        key="hien-mau-phuc-loi-2026",
        title="Câu lạc bộ “Máu hiếm Phúc Lợi” tròn mười tuổi: 46 người, 300 lần lên đường",
        lead=(
            "Họ có chung một nhóm máu hiếm và chung một thói quen: điện thoại không bao giờ "
            "tắt tiếng."
        ),
        body=html("""
<p>Câu lạc bộ ra đời từ một đêm năm 2016, khi một sản phụ cần máu gấp mà kho không đủ. Bảy người
lạ gặp nhau ở hành lang bệnh viện, sau đó giữ số của nhau. Nay danh sách có 46 người, từ tài xế
xe ôm đến giáo viên mầm non.</p>
<p>Quy ước của nhóm rất chặt. Khi có tin nhắn, ai đủ ngày nghỉ giữa hai lần hiến thì trả lời
trong mười phút. Người không đi được phải báo để gọi người khác. Không ai nhận tiền bồi dưỡng
riêng từ gia đình người bệnh.</p>
<p>Chị Trang Kim Liễu, trưởng nhóm, đã hiến 28 lần. Chị giữ một cuốn sổ chỉ ghi ngày và tên bệnh
viện, không ghi tên người nhận. <em>“Biết là có người khỏe lại, thế là đủ”</em>, chị nói.</p>
<p>Nhân ngày toàn dân hiến máu 7 tháng 4, câu lạc bộ kêu gọi mọi người đi thử nhóm máu. Nhiều
người mang máu hiếm mà đến tận khi mổ mới biết.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="y-te",
        published="2026-04-09 10:10",
        views=1318,
        byline="Hội Chữ thập đỏ phường",
        event_date="2026-04-07",
        photos=(
            (
                "tiem-chung",
                "Phòng khám sàng lọc trong ngày hội hiến máu.",
                "Hai bàn y tế kê trước tấm bình phong, nhân viên áo trắng đang chăm sóc người "
                "ngồi ghế.",
            ),
        ),
    ),
    Text(
        key="ngay-he-long-bien-2026",
        title="Lịch sinh hoạt hè miễn phí cho thiếu nhi phường Long Biên",
        lead=(
            "Bơi, cờ, vẽ, đọc sách và một lớp sửa đồ điện nhỏ mở từ ngày 8 tháng 6 đến hết "
            "ngày 14 tháng 8."
        ),
        body=html("""
<p>Mỗi em được đăng ký tối đa ba lớp. Phụ huynh đăng ký qua tổ trưởng tổ dân phố hoặc tại thư
viện phường; lớp đủ người sẽ ghi danh chờ.</p>
<table>
<thead><tr><th>Lớp</th><th>Tuổi</th><th>Buổi học</th><th>Số chỗ</th></tr></thead>
<tbody>
<tr><td>Bơi an toàn</td><td>7–14</td><td>Sáng thứ Ba, thứ Năm</td><td>120</td></tr>
<tr><td>Cờ vua, cờ tướng</td><td>6–15</td><td>Chiều thứ Tư</td><td>60</td></tr>
<tr><td>Vẽ ký họa phố</td><td>9–15</td><td>Sáng thứ Bảy</td><td>40</td></tr>
<tr><td>Đọc sách cùng ông bà</td><td>5–9</td><td>Chiều thứ Sáu</td><td>50</td></tr>
<tr><td>Sửa đồ điện nhỏ</td><td>12–15</td><td>Sáng Chủ nhật</td><td>20</td></tr>
</tbody>
</table>
<p>Riêng lớp bơi, các em phải có giấy khám sức khỏe và người nhà đưa đón. Mỗi huấn luyện viên chỉ
dạy tám em. Em nào hết khóa mà chưa bơi được 25 mét thì học lại, không phải đóng thêm tiền.</p>
"""),
        unit="phuong-long-bien-2025",
        about=(),
        category="van-hoa-xa-hoi",
        published="2026-06-05 14:00",
        views=745,
        byline="Đoàn Thanh niên phường",
        event_date="",
        photos=(
            (
                "the-thao",
                "Thiếu nhi chơi cầu lông trong công viên.",
                "Em nhỏ giơ vợt đón cầu bên lưới, một chiếc xe đạp dựng ở bụi cây gần đó.",
            ),
        ),
    ),
)
