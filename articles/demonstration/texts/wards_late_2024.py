"""Posts of the old wards from the autumn of 2024."""

from .text import Text, html

WARDS_LATE_2024 = (
    Text(
        key="don-bun-bo-de-2024",
        title="Bồ Đề dọn bùn sau lũ: ngày đầu tiên có tiếng cười trở lại",
        lead=(
            "Nước rút, bùn dày đến mắt cá chân. Hơn 700 người từ trong đê kéo ra giúp các xóm "
            "ngoài bãi rửa nhà, phơi chăn chiếu và khử khuẩn giếng."
        ),
        body=html("""
<p>Sáng 15 tháng 9, trên mặt đê xếp hàng dài xẻng, xô, máy bơm. Ban tổ chức chia việc ngắn gọn:
nhóm khỏe xúc bùn, nhóm có nghề sửa điện, nhóm phụ nữ nấu cơm và giặt chăn, học sinh lớn nhặt
rác.</p>
<p>Bà Cù Thị Vóc, nhà sát mép sông, đứng nhìn cái bếp phủ kín phù sa mà không biết bắt đầu từ
đâu. Đến trưa, bếp đã sạch, tường đã cọ, một bạn sinh viên còn kê lại cho bà chạn bát. <em>“Bùn
thì cũng hết, tình thì còn”</em>, bà nói.</p>
<p>Trạm y tế phát thuốc khử khuẩn nước, thuốc nhỏ mắt và kem bôi nước ăn chân. Người có vết
thương hở được nhắc tiêm phòng uốn ván.</p>
<p>Dự kiến phải ba ngày nữa mới xong phần đường chung. Ai muốn góp sức, mời tập trung lúc 7 giờ ở
dốc đê, mang theo ủng và găng tay.</p>
"""),
        unit="phuong-bo-de",
        about=(),
        category="do-thi-moi-truong",
        published="2024-09-16 18:20",
        views=2518,
        byline="Hữu Lâm",
        event_date="2024-09-15",
        photos=(
            (
                "don-ve-sinh",
                "Người dân và thanh niên cùng dọn đường sau khi nước rút.",
                "Đông người cầm chổi, xách bao trên con đường có hàng cây, giữa đường là đống "
                "lá và rác.",
            ),
            (
                "don-ve-sinh",
                "Rác và đồ hỏng được gom lên đầu dốc đê.",
                "Một đống lớn bên lòng đường, hai người cầm chổi đứng hai phía, xe rác xanh "
                "chờ sẵn.",
            ),
            (
                "cay-xanh",
                "Dựng lại những cây bị nước xô nghiêng.",
                "Hai người đỡ thân cây non cho thẳng, một người dùng xẻng nén đất quanh cọc.",
            ),
            (
                "song-hong",
                "Sông đã hiền trở lại.",
                "Hoàng hôn trên sông, đàn chim bay qua cầu, vài chiếc thuyền nằm yên bên bãi.",
            ),
        ),
    ),
    Text(
        key="chua-chay-gia-thuy-2024",
        title="Phường Gia Thụy đặt thêm mười điểm chữa cháy công cộng trong ngõ sâu",
        lead=(
            "Mỗi điểm có bình bột, bình khí, xà beng, kìm cộng lực và mặt nạ. Chìa khóa không "
            "cần, chỉ việc kéo cửa tủ."
        ),
        body=html("""
<p>Xe chữa cháy lớn không vào được những ngõ rộng dưới ba mét. Vì thế, mười tủ mới được gắn ở
những nơi cách đường lớn trên 100 mét, quanh mỗi tủ có ít nhất hai gia đình đã tập sử dụng.</p>
<table>
<thead><tr><th>Trang bị</th><th>Số lượng mỗi tủ</th><th>Kiểm tra</th></tr></thead>
<tbody>
<tr><td>Bình bột 8 kg</td><td>4</td><td>Hằng tháng</td></tr>
<tr><td>Bình khí CO2</td><td>2</td><td>Hằng tháng</td></tr>
<tr><td>Xà beng, kìm, búa</td><td>1 bộ</td><td>Hằng quý</td></tr>
<tr><td>Mặt nạ phòng khói</td><td>6</td><td>Hằng quý</td></tr>
<tr><td>Đèn pin, loa tay</td><td>1 bộ</td><td>Hằng tháng</td></tr>
</tbody>
</table>
<p>Sáng 23 tháng 10, hơn 200 người được chia nhóm thử dập khay lửa. Người trẻ nhất 14 tuổi, người
cao tuổi nhất 76. Thượng úy Đàm Trọng Hiếu nhắc đi nhắc lại một điều: gọi 114 trước, dập lửa sau,
và luôn giữ đường lui ở phía sau lưng.</p>
"""),
        unit="phuong-gia-thuy",
        about=(),
        category="an-ninh-trat-tu",
        published="2024-10-24 09:00",
        views=1195,
        byline="Quý Đạt",
        event_date="2024-10-23",
        photos=(
            (
                "pccc",
                "Lực lượng chữa cháy hướng dẫn kéo vòi và phun nước.",
                "Hai lính cứu hỏa giữ vòi phun nước vào ô cửa có lửa, cạnh đó là xe thang màu đỏ.",
            ),
            (
                "pccc",
                "Bà con theo dõi buổi thực hành.",
                "Người lớn và trẻ nhỏ đứng sau rào chắn sọc, nhìn về ngôi nhà đang bốc khói.",
            ),
        ),
    ),
    Text(
        key="sap-xep-sai-dong-2024",
        title=(
            "Phường Sài Đồng sẽ nhập về Phúc Đồng và Phúc Lợi: giấy tờ của bà con có phải đổi "
            "không?"
        ),
        lead=(
            "Nghị quyết 1286 ngày 14 tháng 11 năm 2024 chia địa bàn phường cho hai phường liền "
            "kề. Giấy tờ đang còn hạn vẫn dùng bình thường."
        ),
        body=html("""
<p>Những ngày qua, bộ phận một cửa nhận hàng trăm câu hỏi. Dưới đây là ba câu được hỏi nhiều nhất
và cách trả lời.</p>
<h2>Tôi có phải đi làm lại căn cước ngay không?</h2>
<p>Không. Căn cước, giấy đăng ký xe, sổ đỏ, giấy khai sinh còn hạn vẫn có giá trị. Khi nào cần
cấp đổi thì thông tin mới sẽ được ghi luôn, không thu lệ phí vì lý do sắp xếp.</p>
<h2>Nộp hồ sơ ở đâu?</h2>
<table>
<thead><tr><th>Thời điểm</th><th>Nơi nhận hồ sơ</th></tr></thead>
<tbody>
<tr><td>Trước ngày nghị quyết có hiệu lực</td><td>Trụ sở phường Sài Đồng</td></tr>
<tr><td>Từ ngày có hiệu lực</td><td>Phường mới theo nơi ở</td></tr>
<tr><td>Hồ sơ đã nộp, chưa trả</td><td>Phường mới trả, không phải nộp lại</td></tr>
</tbody>
</table>
<h2>Nhà tôi về phường nào?</h2>
<p>Danh sách theo từng tổ dân phố dán ở nhà văn hóa và trước cổng trụ sở. Bà con chưa rõ có thể
hỏi tổ trưởng hoặc gọi số trực của phường trong giờ làm việc.</p>
<p>Cán bộ phường sẽ cùng hai phường tiếp nhận trực chung ít nhất một tháng để không ai phải đi
lại nhiều lần.</p>
"""),
        unit="phuong-sai-dong",
        about=(),
        category="chinh-quyen",
        published="2024-11-22 16:45",
        views=9120,
        byline="Văn phòng UBND phường",
        event_date="",
        photos=(),
    ),
)
