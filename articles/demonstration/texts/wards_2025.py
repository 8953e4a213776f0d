"""The old wards' last posts, from the first half of 2025."""

from .text import Text, html

WARDS_2025 = (
    Text(
        key="phuc-dong-don-dan-2025",
        title="Phường Phúc Đồng gặp mặt cư dân từ Sài Đồng cũ chuyển về",
        lead=(
            "Hơn 300 đại diện gia đình dự buổi gặp mặt đầu tiên, cùng đi một vòng các nơi làm "
            "thủ tục và góp ý cho năm mới."
        ),
        body=html("""
<p>Sáng 12 tháng 1, thay vì ngồi nghe giới thiệu, bà con được chia thành nhóm hai mươi người để
đi xem tận nơi: bộ phận một cửa, trạm y tế, trường học, điểm thu gom rác. Mỗi nhóm có một người
dân cũ và một cán bộ dẫn đường.</p>
<p>Sau chuyến đi, mỗi nhóm viết ra điều mình còn băn khoăn. Gom lại, nhiều nhất là ba việc:</p>
<ul>
<li>con em đang học trường cũ có phải chuyển trường không (không);</li>
<li>thẻ bảo hiểm y tế khám ban đầu ở đâu (giữ nguyên đến khi người dân muốn đổi);</li>
<li>quỹ của tổ dân phố cũ dùng thế nào (người dân họp quyết định, công khai trên bảng tin).</li>
</ul>
<p>Bà Ứng Thị Hợi, cư dân mới, nói bà chỉ mong được giữ nguyên nhóm dưỡng sinh buổi sáng. Nhóm
của Phúc Đồng liền mời luôn: từ tuần sau, hai nhóm tập chung một sân.</p>
"""),
        unit="phuong-phuc-dong",
        about=(),
        category="hoat-dong-cac-phuong",
        published="2025-01-14 09:15",
        views=1633,
        byline="Thu Mây",
        event_date="2025-01-12",
        photos=(
            (
                "hop",
                "Buổi gặp mặt tại hội trường phường.",
                "Hội trường trang trí màn đỏ, sao vàng; hàng ghế kín người, có người đứng bên "
                "bục phát biểu.",
            ),
        ),
    ),
    Text(
        key="an-toan-cong-truong-thuong-thanh-2025",
        title="“Cổng trường an toàn” ở Thượng Thanh: phụ huynh đứng chờ đúng vạch",
        lead=(
            "Sau hai tháng thí điểm ở ba trường, thời gian ùn tắc giờ tan học giảm từ 35 phút "
            "xuống còn 12 phút."
        ),
        body=html("""
<p>Cách làm không có gì to tát: mỗi khối lớp tan cách nhau bảy phút, phụ huynh đi xe máy đứng
trong ô kẻ vạch, ô tô dừng ở bãi cách cổng 200 mét rồi đi bộ vào. Học sinh lớp 4, lớp 5 thay
phiên cầm biển dẫn các em nhỏ qua đường.</p>
<p>Ban đầu, nhiều người phàn nàn vì phải đi bộ. Nhà trường bèn dán bảng đếm ngược số ngày không
có va chạm ở cổng. Con số lên đến 40 thì tiếng phàn nàn cũng bớt hẳn.</p>
<p>Từ tháng 5, mô hình được áp dụng cho mọi trường trên địa bàn phường. Đoàn thanh niên nhận đứng
chốt trong tuần đầu.</p>
"""),
        unit="phuong-thuong-thanh",
        about=(),
        category="an-ninh-trat-tu",
        published="2025-04-18 07:50",
        views=527,
        byline="Hoàng Lan Chi",
        event_date="2025-04-17",
        photos=(
            (
                "truong-hoc",
                "Học sinh xếp hàng theo khối trước giờ ra về.",
                "Các em mặc đồng phục trắng đứng thành hàng ngay ngắn, cô giáo cầm hoa ở phía "
                "trước, cờ bay trên cột.",
            ),
        ),
    ),
    Text(
        key="hoi-lang-long-bien-2025",
        title="Ngày hội xuân bên bờ đê phường Long Biên: kéo co, cờ người và một nồi chè kho",
        lead=(
            "Không bán vé, không loa to, ngày hội của phường Long Biên giữ nếp vui trong xóm "
            "suốt cả buổi và vẫn đón gần hai nghìn người."
        ),
        body=html("""
<p>Từ 6 giờ, các cụ ông đã khăn áo chỉnh tề dâng hương. Đúng 8 giờ, hồi trống vừa dứt, mười sáu
đội kéo co bước vào sân. Luật ở đây khác nơi khác: đội thua phải rót nước mời đội thắng, đội
thắng phải hát tặng một bài.</p>
<p>Bàn cờ người bày trên sân gạch. Quân cờ là học sinh trung học, mỗi em thuộc tên quân và cách
đi. Ông Tiêu Bá Lượng, 69 tuổi, người cầm quân đỏ, thắng ván cuối bằng một nước thí xe khiến cả
sân ồ lên.</p>
<p>Năm nay ngày hội có thêm phần thi mà người trẻ nghĩ ra: gói quà không dùng ni lông. Mỗi đội
được phát lá chuối, lạt giang, một vuông vải cũ và mười lăm phút. Đội của tổ dân phố ở sát đê gói
được cả một quả mít bằng mo cau, quai đan chắc đến mức ban giám khảo xách thử mấy vòng sân mà
không tuột.</p>
<p>Buổi trưa, khi nắng lên, mọi người dồn về thủy đình nghe hát. Câu lạc bộ chèo gồm mười bảy
người, ít tuổi nhất là cô bé lớp 5 Nghê Thanh Trúc. Em hát một đoạn chèo cổ, quên mất hai câu,
dừng lại cười rồi hát tiếp; tiếng vỗ tay lúc ấy còn to hơn lúc kết thúc. Người dạy em, bà Thi Thị
Hến, nói quên thì nhắc, chỉ sợ không ai buồn hát nữa mà thôi.</p>
<p>Góc ẩm thực chỉ có món nhà làm: chè kho, bánh đa kê, cốm. Ai đến cũng được nếm, ai muốn thì bỏ
tiền vào hòm khuyến học. Cuối buổi, hòm được mở trước mặt mọi người, đếm được hơn 21 triệu
đồng.</p>
<p>Điều ban tổ chức mừng nhất là sân sạch. Mười thùng rác có người đứng nhắc phân loại, đến trưa
dọn trong đúng nửa giờ.</p>
"""),
        unit="phuong-long-bien",
        about=(),
        category="van-hoa-xa-hoi",
        published="2025-04-02 20:00",
        views=3340,
        byline="Thu Mây",
        event_date="2025-04-01",
        photos=(
            (
                "the-thao",
                "Phần thi thể thao và múa quạt trong ngày hội.",
                "Công viên ven hồ, người chơi cầu lông phía trước, đội múa quạt áo dài phía sau.",
            ),
            (
                "cho",
                "Hàng quà quê trong góc ẩm thực.",
                "Các sạp bày quả và bánh dưới mái bạt, người mua kẻ bán nói cười.",
            ),
            (
                "hoa",
                "Lối vào ngày hội bày cây cảnh của các hộ dân.",
                "Hai hàng chậu cây hoa hồng và quả vàng chạy dọc phố, người đi xem đứng ngắm.",
            ),
            (
                "truong-hoc",
                "Học sinh vào vai quân cờ, xếp hàng chờ giờ khai cuộc.",
                "Sân gạch rộng trước dãy nhà mái ngói, học sinh áo trắng đứng thành từng hàng "
                "thẳng.",
            ),
            (
                "song-hong",
                "Bến sông buổi chiều, khi hội đã tan.",
                "Vài chiếc thuyền đậu trên mặt nước đỏ hoàng hôn, cây cầu dài ở phía sau.",
            ),
            (
                "ho-sen",
                "Thủy đình, nơi diễn ra buổi hát giao lưu.",
                "Mái thủy tạ cong bên hồ đầy lá và hoa sen, một phụ nữ ngồi thuyền nhỏ.",
            ),
        ),
    ),
    Text(
        key="thu-chia-tay-duc-giang-2025",
        title="Thư cuối tháng Sáu của phường Đức Giang gửi bà con",
        lead=(
            "Từ ngày 1 tháng 7, tên phường chuyển vào sổ sách cũ. Người và ngõ thì vẫn ở đây. "
            "Trước khi khép lại trang tin này, chúng tôi muốn nói lời cảm ơn."
        ),
        body=html("""
<p>Thưa bà con,</p>
<p>Theo Nghị quyết 1656/NQ-UBTVQH15, một phần phường ta về phường Bồ Đề, phần còn lại về phường
Việt Hưng. Những ngày này, trên hành lang trụ sở, hồ sơ được đóng thùng, đánh số, bàn giao từng
trang. Chúng tôi cũng đã bàn giao danh sách những việc còn dang dở, để không kiến nghị nào của bà
con bị bỏ quên chỉ vì đổi tên.</p>
<p>Nhìn lại, điều chúng tôi nhớ nhất không phải là hội nghị hay bằng khen. Đó là đêm cả phường đi
từng nhà phát phiếu hẹn tiêm chủng. Là những sáng thứ Bảy quét ngõ. Là tổ dân phố 19 kiên trì hỏi
về một cái hố ga đến lần thứ tư và cuối cùng đã đúng.</p>
<p>Chúng tôi cũng biết mình còn nợ: một đoạn vỉa hè chưa lát xong, một sân chơi chậm hai năm, vài
lần trả lời bà con còn khô khan. Xin nhận lỗi và đã ghi rõ trong biên bản bàn giao.</p>
<p>Từ nay, tin tức về khu phố của bà con sẽ có trên trang của phường mới. Xin bà con tiếp tục
hỏi, tiếp tục góp ý, và khi cần thì tiếp tục phê bình.</p>
<p>Kính chúc bà con mạnh khỏe.</p>
"""),
        unit="phuong-duc-giang",
        about=(),
        category="hoat-dong-cac-phuong",
        published="2025-06-28 17:30",
        views=11275,
        byline="Hữu Lâm",
        event_date="",
        photos=(
            (
                "ho-sen",
                "Một góc hồ sen mùa hạ.",
                "Hoa sen nở to giữa lá xanh, phía xa là mái thủy tạ và đồi mờ trong nắng.",
            ),
        ),
    ),
)
