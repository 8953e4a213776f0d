"""Posts of the new wards from November 2025 to February 2026."""

from .text import Text, html

WINTER_2025 = (
    Text(
        key="dai-doan-ket-tdp-08-2025",
        title="Tổ dân phố 08 phường Phúc Lợi mở ngày hội Đại đoàn kết bằng một phiên chợ 0 đồng",
        lead=(
            "Quần áo, sách vở, nồi cơm điện còn tốt được giặt sạch, sửa lại và đặt lên bàn. Ai "
            "cần thì lấy, ai có thì mang thêm."
        ),
        body=html("""
<p>Phiên chợ mở từ 7 giờ, đến 9 giờ đã đổi chủ hơn 600 món. Món đi nhanh nhất là xe đạp trẻ em,
món được nâng niu nhất là một chiếc máy khâu còn chạy tốt của cụ Tăng Thị Ngoạn.</p>
<p>Ở góc sân, nhóm thợ tình nguyện sửa quạt, mài dao, vá xe không lấy tiền. Nhóm bác sĩ về hưu đo
huyết áp và nhắc các cụ mang sổ khám theo.</p>
<p>Phần hội kết thúc bằng bữa cơm chung của 140 gia đình. Trước khi ăn, bảng thu chi quỹ tổ dân
phố được đọc to từng dòng; có hai câu hỏi và cả hai đều được trả lời ngay.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=("to-dan-pho-08-phuc-loi-2025",),
        category="mat-tran-doan-the",
        published="2025-11-17 09:00",
        views=634,
        byline="Ban công tác Mặt trận",
        event_date="2025-11-16",
        photos=(
            (
                "cho",
                "Phiên chợ 0 đồng đông từ sáng sớm.",
                "Người dân đi giữa hai dãy sạp mái bạt kẻ sọc, dây cờ nhiều màu căng ngang phố.",
            ),
            (
                "the-thao",
                "Giao lưu cầu lông giữa các liên gia.",
                "Hai người vung vợt hai bên lưới, quả cầu bay giữa sân, người chạy bộ ở xa.",
            ),
        ),
    ),
    Text(
        key="ngo-sau-bo-de-2025",
        title="Ba phút đầu tiên: người dân ngõ sâu phường Bồ Đề tập báo cháy bằng chuông dây",
        lead=(
            "Một sợi dây, mười bốn chiếc chuông và một quy ước đơn giản đã giúp cả ngõ thức "
            "dậy cùng lúc trong buổi diễn tập đêm."
        ),
        body=html("""
<p>Ngõ dài gần 300 mét, chỗ hẹp nhất hai xe máy tránh nhau không lọt. Nếu có cháy, xe chữa cháy
phải đỗ ngoài đường và kéo vòi vào. Vì thế, điều quyết định là người trong ngõ biết sớm và làm
đúng trong ba phút đầu.</p>
<p>Tối 11 tháng 12, đúng 20 giờ, nhà số cuối kéo dây chuông. Bốn mươi giây sau, toàn ngõ có người
ra cửa. Hai thanh niên ngắt điện, bốn người mang bình ra, các bà đưa trẻ nhỏ theo lối thoát thứ
hai qua sân thượng nhà bên.</p>
<p>Buổi rút kinh nghiệm chỉ ra ba lỗi: một nhà để xe chắn tủ bình, một cửa sân thượng khóa ngoài
và một gia đình quên đón cụ bà nặng tai. Cả ba đã được sửa ngay hôm sau; riêng nhà cụ bà được lắp
thêm chiếc đèn chớp nối với chuông.</p>
<p>Chi phí cho cả hệ thống là 3,6 triệu đồng, do 52 gia đình cùng góp.</p>
"""),
        unit="phuong-bo-de-2025",
        about=(),
        category="an-ninh-trat-tu",
        published="2025-12-12 15:20",
        views=1471,
        byline="Quý Đạt",
        event_date="2025-12-11",
        photos=(
            (
                "pccc",
                "Đội chữa cháy cơ sở thao tác với thang và vòi phun.",
                "Người lính mũ vàng trèo thang lên tầng ba, khói cuộn từ cửa sổ, dưới đất có "
                "người kéo vòi.",
            ),
        ),
    ),
    Text(
        key="ccb-long-bien-2025",
        title="Cựu chiến binh phường Long Biên kể chuyện quân ngũ cho học sinh lớp 9",
        lead=(
            "Không phải bài giảng. Mỗi bác mang theo một kỷ vật và kể đúng một câu chuyện, học "
            "sinh hỏi bao nhiêu cũng trả lời."
        ),
        body=html("""
<p>Bác Hàn Quang Tấu đặt lên bàn chiếc ca nhôm móp. Chiếc ca ấy đã múc nước suối, nấu rau rừng,
có lần chắn một mảnh đạn nhỏ. Cậu học trò bàn đầu xin được cầm thử, xoay đi xoay lại rồi
hỏi: <em>“Lúc đó bác có sợ không ạ?”</em>. Bác Tấu trả lời ngay rằng có, ai cũng sợ, nhưng sợ mà
vẫn ở lại cạnh nhau.</p>
<p>Bác Giáp Thị Miên, nguyên y tá, kể về những lá thư chị viết hộ thương binh. Bác còn giữ một lá
không kịp gửi, không biết quê người nhận ở đâu. Cả lớp im phăng phắc.</p>
<p>Sau buổi gặp, nhà trường và Hội Cựu chiến binh lập “tủ kỷ vật” ở thư viện. Học sinh nhận ghi
âm lời kể của 30 bác trong năm nay, chép lại thành văn bản và đưa cho các bác đọc trước khi
lưu.</p>
"""),
        unit="phuong-long-bien-2025",
        about=("hoi-cuu-chien-binh-phuong-long-bien-2025",),
        category="mat-tran-doan-the",
        published="2025-12-22 11:10",
        views=1022,
        byline="Hữu Lâm",
        event_date="2025-12-20",
        photos=(
            (
                "truong-hoc",
                "Học sinh đón các bác cựu chiến binh tại sân trường.",
                "Hàng học sinh khăn quàng đỏ đứng trước cột cờ, em nhỏ đánh trống bên phải.",
            ),
        ),
    ),
    Text(
        key="lich-truc-tet-viet-hung-2026",
        title="Lịch trực Tết Bính Ngọ và những số máy bà con phường Việt Hưng nên lưu",
        lead=(
            "Trong những ngày nghỉ Tết, phường bố trí người trực suốt ngày đêm về y tế, an "
            "ninh, điện nước và thu gom rác."
        ),
        body=html("""
<table>
<thead><tr><th>Ngày</th><th>Y tế</th><th>Thu gom rác</th><th>Tiếp nhận hồ sơ</th></tr></thead>
<tbody>
<tr><td>28 tháng Chạp</td><td>Trực 24 giờ</td><td>18.00–21.00</td><td>Nghỉ</td></tr>
<tr><td>29 tháng Chạp</td><td>Trực 24 giờ</td><td>16.00–22.00</td><td>Nghỉ</td></tr>
<tr><td>Mồng 1</td><td>Trực 24 giờ</td><td>Nghỉ</td><td>Nghỉ</td></tr>
<tr><td>Mồng 2</td><td>Trực 24 giờ</td><td>17.00–19.00</td><td>Nghỉ</td></tr>
<tr><td>Mồng 3 đến mồng 5</td><td>Trực 24 giờ</td><td>18.00–20.00</td><td>Nghỉ</td></tr>
<tr><td>Mồng 6</td><td>Như thường lệ</td><td>Như thường lệ</td><td>Mở lại lúc 8.00</td></tr>
</tbody>
</table>
<p>Khi có cháy gọi 114, cấp cứu gọi 115, an ninh gọi 113. Số máy trực của phường dán ở bảng tin
các nhà văn hóa.</p>
<p>Vài lời nhắc cho một cái Tết yên lành:</p>
<ul>
<li>hóa vàng trong thùng kín, xong thì dội nước;</li>
<li>về quê nhớ khóa ga, rút điện, nhờ hàng xóm để mắt;</li>
<li>không đốt pháo nổ, không để trẻ tự ý mua pháo trên mạng;</li>
<li>đã uống rượu, bia thì không lái xe.</li>
</ul>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="thong-bao",
        published="2026-02-10 08:00",
        views=4382,
        byline="Văn phòng HĐND và UBND phường",
        event_date="",
        photos=(),
    ),
    Text(
        key="tet-trong-cay-phuc-loi-2026",
        title="Mồng 10 tháng Giêng, Phúc Lợi trồng vườn cây ăn quả cho trẻ em hái",
        lead=(
            "Khế, ổi, roi, vú sữa được trồng ở sân chơi thay cho những bồn cây chỉ để ngắm. "
            "Quả chín, các em được hái."
        ),
        body=html("""
<p>Ý tưởng đến từ một lá thư học sinh gửi Chủ tịch phường: “Sân chơi có cây mà không có quả”. Lá
thư được đọc trong cuộc họp và không ai tìm được lý do để từ chối.</p>
<p>Sáng 26 tháng 2, hơn 150 người đào hố, trộn phân ủ từ rác bếp, đặt xuống 64 cây. Gốc cây nào
cũng có ống tưới chôn sẵn để đỡ tốn nước. Cây không phun thuốc; sâu thì bắt tay, câu lạc bộ làm
vườn hướng dẫn.</p>
<p>Việc chọn cây mất nhiều công hơn tưởng tượng. Mít bị loại vì quả nặng rơi nguy hiểm, sấu bị
loại vì cành giòn, xoài thì lá rụng nhiều. Bác sĩ của trạm y tế xem danh sách để tránh cây có
nhựa gây ngứa. Cuối cùng còn lại mười loài, được đưa ra cho học sinh bốn trường bỏ phiếu; vú sữa
về nhất vì các em nhớ câu chuyện trong sách lớp Hai.</p>
<p>Mỗi cây do ba gia đình nhận chăm, trong đó bắt buộc có một nhà có trẻ nhỏ và một nhà có ông
bà. Sổ chăm cây treo trong hộp gỗ, ai tưới thì đánh dấu, ai thấy sâu thì vẽ lại hình con sâu để
câu lạc bộ làm vườn nhận mặt.</p>
<p>Nội quy do trẻ em tự viết, treo ở cổng: không bẻ cành, không hái quả xanh, hái một quả thì để
lại một quả. Người lớn chỉ sửa đúng một lỗi chính tả.</p>
<p>Ông Khổng Văn Đạc, 68 tuổi, trồng cây roi cuối cùng. Ông tính bốn năm nữa mới có quả, và khi
ấy đứa cháu đang bế trên tay cũng vừa biết trèo.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="do-thi-moi-truong",
        published="2026-02-26 16:00",
        views=889,
        byline="Thu Mây",
        event_date="2026-02-26",
        photos=(
            (
                "cay-xanh",
                "Trẻ em tưới những cây ăn quả vừa trồng.",
                "Em nhỏ cầm bình tưới nước vào gốc cây non, bên cạnh người lớn đang xúc đất.",
            ),
            (
                "cay-xanh",
                "Đưa cây vú sữa, loài được bầu chọn nhiều nhất, xuống hố.",
                "Hai người đội nón đỡ một cây non, đất mới đào đắp thành vòng quanh gốc.",
            ),
            (
                "don-ve-sinh",
                "Dọn sân chơi trước khi đào hố.",
                "Bà con quét lá dưới hàng cây, bao rác màu xanh xếp ven đường.",
            ),
            (
                "truong-hoc",
                "Học sinh nghe đọc bản nội quy do chính các em viết.",
                "Các em xếp hàng trong sân trường, hướng về cột cờ và cô giáo mặc áo dài.",
            ),
            (
                "the-thao",
                "Trồng cây xong, mọi người ở lại chơi cầu lông.",
                "Sân cầu lông ven hồ, một người đang vung vợt, mấy người chạy bộ phía xa.",
            ),
            (
                "ho-sen",
                "Hồ nước cạnh sân chơi, ảnh chụp mùa sen năm trước.",
                "Lá sen xòe kín mặt hồ, vài bông hồng nhạt vươn lên trước mái đình nhỏ.",
            ),
            (
                "cay-xanh",
                "Mỗi cây có một nhóm gia đình nhận chăm.",
                "Vài gia đình đứng quanh những cây non buộc cọc trên đồi cỏ, mặt hồ ở phía sau.",
            ),
        ),
    ),
)
