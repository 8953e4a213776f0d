"""Posts of the new wards, from July 2025 to the summer of 2026."""

from .text import Text, html

NEWER = (
    Text(
        key="phan-loai-rac-viet-hung-2025",
        title="Phường Việt Hưng áp dụng quy định phân loại rác tại nguồn từ ngày 1 tháng 9",
        lead=(
            "Mỗi gia đình chia rác thành ba loại và mang ra điểm tập kết đúng giờ. Bảng dưới đây "
            "ghi giờ thu gom của từng cụm dân cư để bà con tiện theo dõi."
        ),
        body=html("""
<p>Từ ngày 1 tháng 9 năm 2025, toàn phường thống nhất thu gom rác sinh hoạt theo ba loại. Hai
tuần đầu, tổ tự quản đứng tại các điểm tập kết để hướng dẫn; rác để lẫn sẽ được nhắc nhở, chưa
xử phạt.</p>
<h2>Ba loại rác</h2>
<ol>
<li><strong>Rác thực phẩm:</strong> cơm thừa, rau củ, vỏ trái cây, bã chè. Để ráo nước, cho vào
túi hoặc xô màu xanh.</li>
<li><strong>Rác tái chế:</strong> giấy, bìa, chai nhựa, lon, kim loại. Rửa sơ, ép gọn, buộc
lại.</li>
<li><strong>Rác còn lại:</strong> tã bỉm, sành sứ vỡ, vải cũ. Vật sắc nhọn phải gói kín.</li>
</ol>
<h2>Giờ thu gom</h2>
<table>
<thead>
<tr><th>Cụm dân cư</th><th>Rác thực phẩm</th><th>Rác còn lại</th><th>Rác tái chế</th></tr>
</thead>
<tbody>
<tr><td>Đức Giang</td><td>18.00–19.00 hằng ngày</td><td>19.00–20.00 thứ Hai, Tư, Sáu</td>
<td>8.00–10.00 thứ Bảy</td></tr>
<tr><td>Thượng Thanh</td><td>18.30–19.30 hằng ngày</td><td>19.30–20.30 thứ Ba, Năm, Bảy</td>
<td>8.00–10.00 Chủ nhật</td></tr>
<tr><td>Gia Thụy</td><td>17.30–18.30 hằng ngày</td><td>18.30–19.30 thứ Hai, Tư, Sáu</td>
<td>14.00–16.00 thứ Bảy</td></tr>
<tr><td>Việt Hưng</td><td>18.00–19.00 hằng ngày</td><td>20.00–21.00 thứ Ba, Năm, Bảy</td>
<td>14.00–16.00 Chủ nhật</td></tr>
</tbody>
</table>
<p>Đồ cồng kềnh như tủ, giường, đệm cũ không để ra ngõ. Bà con báo trước cho tổ trưởng tổ dân
phố, xe sẽ đến nhận vào sáng Chủ nhật cuối cùng của tháng.</p>
<p>Pin, bóng đèn hỏng và thuốc hết hạn được nhận tại thùng riêng đặt ở trụ sở phường và các nhà
văn hóa.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=("to-dan-pho-so-3-cum-duc-giang",),
        category="do-thi-moi-truong",
        published="2025-08-22 09:00",
        views=6741,
        byline="Phòng Kinh tế, Hạ tầng và Đô thị",
        event_date="",
        photos=(
            (
                "don-ve-sinh",
                "Tổ tự quản hướng dẫn bà con gom rác đúng chỗ.",
                "Người dân xách túi rác màu xanh đi về phía xe thu gom, vài người đang quét đường.",
            ),
        ),
    ),
    Text(
        key="chi-bo-so-3-thuong-ky-2025",
        title="Chi bộ số 3 cụm Đức Giang sinh hoạt thường kỳ, bàn việc sau sắp xếp tổ dân phố",
        lead=(
            "Buổi sinh hoạt đầu tiên dưới tên gọi mới dành phần lớn thời gian để rà lại danh sách "
            "đảng viên, chia khu phụ trách và chuẩn bị đón Trung thu cho các cháu."
        ),
        body=html("""
<p>Sau khi phường Việt Hưng mới đi vào hoạt động, chi bộ mang tên Chi bộ số 3 cụm Đức Giang và
gắn với tổ dân phố cùng tên. Toàn bộ hồ sơ của chi bộ cũ đã được bàn giao đầy đủ, có biên
bản.</p>
<p>Đồng chí Ngô Quý Đạt, Bí thư Chi bộ, đề nghị mỗi đảng viên nhận phụ trách một ngõ, giúp bà
con làm quen với địa chỉ, số điện thoại và thủ tục của đơn vị hành chính mới. Những giấy tờ ghi
tên phường cũ vẫn có giá trị; ai có nhu cầu đổi thì tổ công nghệ số cộng đồng đến tận nhà hỗ
trợ.</p>
<p>Chi bộ cũng thống nhất tổ chức đêm hội trăng rằm gọn nhẹ tại sân nhà văn hóa, kinh phí do các
hộ tự nguyện đóng góp và công khai trên bảng tin.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=(
            "dang-bo-phuong-viet-hung-2025",
            "chi-bo-so-3-cum-duc-giang",
            "to-dan-pho-so-3-cum-duc-giang",
        ),
        category="xay-dung-dang",
        published="2025-09-10 08:20",
        views=934,
        byline="Hữu Lâm",
        event_date="2025-09-08",
        photos=(
            (
                "hop",
                "Đảng viên dự buổi sinh hoạt đầu tiên dưới tên gọi mới.",
                "Các hàng ghế đỏ kín người, phía trước là bàn chủ tọa phủ khăn và bục phát biểu.",
            ),
            (
                "pho-dem",
                "Ngõ phố lên đèn lồng chuẩn bị đón Trung thu.",
                "Phố nhỏ ban đêm treo đèn lồng nhiều màu dưới trăng tròn, người đi dạo thong thả.",
            ),
        ),
    ),
    Text(
        key="thong-bao-nghi-tiep-nhan-ho-so-2025",
        title="Thông báo: Tạm dừng tiếp nhận hồ sơ trực tiếp sáng thứ Bảy, 13 tháng 12",
        lead="Bộ phận một cửa phường Bồ Đề bảo trì thiết bị trong buổi sáng 13 tháng 12 năm 2025.",
        body=html("""
<p>Để bảo trì hệ thống xếp hàng và thay đường truyền, Điểm phục vụ hành chính công phường Bồ Đề
tạm dừng tiếp nhận hồ sơ trực tiếp từ 8 giờ đến 12 giờ thứ Bảy, ngày 13 tháng 12 năm 2025; việc
nộp hồ sơ trực tuyến không bị ảnh hưởng và hồ sơ đã hẹn trả trong buổi sáng sẽ được trả từ 13
giờ 30 cùng ngày.</p>
"""),
        unit="phuong-bo-de-2025",
        about=(),
        category="thong-bao",
        published="2025-12-04 08:00",
        views=1287,
        byline="",
        event_date="",
        photos=(),
    ),
    Text(
        key="chuan-bi-bau-cu-viet-hung-2026",
        title="Việt Hưng sẵn sàng cho ngày bầu cử 15 tháng 3",
        lead=(
            "Danh sách cử tri đã niêm yết, phòng bỏ phiếu được trang trí và tập dượt lần cuối. "
            "Các tổ bầu cử bố trí hòm phiếu phụ cho người già yếu, ốm đau."
        ),
        body=html("""
<p>Chủ nhật, ngày 15 tháng 3 năm 2026, cử tri cả nước đi bầu đại biểu Quốc hội và đại biểu Hội
đồng nhân dân các cấp nhiệm kỳ 2026–2031. Đến nay, công việc chuẩn bị tại các khu vực bỏ phiếu
của phường Việt Hưng đã cơ bản hoàn thành.</p>
<p>Tại tổ dân phố số 3 cụm Đức Giang, phòng bỏ phiếu đặt ở nhà văn hóa, có lối đi cho xe lăn,
khu viết phiếu kín đáo và bàn hướng dẫn ngay cửa vào. Thành viên tổ bầu cử đã tập dượt từng
bước, kể cả tình huống mưa lớn và mất điện.</p>
<h2>Cử tri cần nhớ</h2>
<ul>
<li>Giờ bỏ phiếu: từ 7 giờ đến 19 giờ.</li>
<li>Mang theo thẻ cử tri và giấy tờ tùy thân.</li>
<li>Tự mình viết phiếu và bỏ phiếu, không nhờ người khác đi thay.</li>
<li>Gạch tên người không bầu; không đánh dấu hay viết thêm vào phiếu.</li>
<li>Người không thể đến phòng bỏ phiếu báo tổ bầu cử để được mang hòm phiếu phụ tới tận
nơi.</li>
</ul>
<p>Bà Trần Thị Mận, 81 tuổi, đã ghé xem danh sách và tìm thấy tên mình. <em>“Lần nào bầu cử tôi
cũng mặc áo dài đi từ sớm”</em>, bà cười.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=("to-dan-pho-so-3-cum-duc-giang", "dang-bo-phuong-viet-hung-2025"),
        category="chinh-quyen",
        published="2026-03-11 10:00",
        views=5390,
        byline="Thu Mây",
        event_date="2026-03-15",
        photos=(
            (
                "bau-cu",
                "Tập dượt bỏ phiếu tại nhà văn hóa tổ dân phố.",
                "Một phụ nữ mặc áo dài bỏ phiếu vào hòm phiếu đỏ có ngôi sao vàng, cử tri khác "
                "đứng chờ.",
            ),
            (
                "bau-cu",
                "Phòng bỏ phiếu được trang trí cờ hoa.",
                "Căn phòng có phông đỏ, hai lá cờ Tổ quốc, dây cờ, ba buồng viết phiếu rèm xanh.",
            ),
        ),
    ),
    Text(
        key="tiem-vac-xin-cum-bo-de-2026",
        title="Bồ Đề tiêm phòng cúm miễn phí cho người từ 65 tuổi trở lên",
        lead=(
            "Đợt tiêm đầu hè kéo dài ba ngày, mỗi người chỉ cần mang thẻ bảo hiểm y tế và đến đúng "
            "khung giờ của tổ dân phố mình."
        ),
        body=html("""
<p>Trạm Y tế phường Bồ Đề đã chuẩn bị đủ vắc-xin cho hơn 1.900 người cao tuổi đăng ký. Mỗi người
được đo huyết áp, hỏi tiền sử bệnh, tiêm và ngồi theo dõi 30 phút tại chỗ.</p>
<p>Ngoài tiêm phòng, các cụ được phát sổ theo dõi sức khỏe và đăng ký lịch khám định kỳ trong
năm. Chị Vũ Hạnh Dung, điều dưỡng của trạm, lưu ý: người đang sốt hoặc mới xuất viện nên lùi lại
một đến hai tuần; người từng dị ứng với vắc-xin phải báo ngay ở bàn khám.</p>
"""),
        unit="phuong-bo-de-2025",
        about=("hoi-phu-nu-phuong-bo-de-2025",),
        category="y-te",
        published="2026-05-19 16:30",
        views=1764,
        byline="Trạm Y tế phường Bồ Đề",
        event_date="2026-05-18",
        photos=(
            (
                "tiem-chung",
                "Các cụ được đo huyết áp và tiêm phòng cúm.",
                "Phòng tiêm sáng sủa nhìn ra đồi cây qua hai cửa sổ; điều dưỡng đứng bên bàn có "
                "hộp giữ lạnh.",
            ),
            (
                "tiem-chung",
                "Người đã tiêm ngồi theo dõi 30 phút trước khi ra về.",
                "Vài người ngồi trên dãy ghế xanh sát tường, một em nhỏ đứng cạnh người thân.",
            ),
        ),
    ),
)
