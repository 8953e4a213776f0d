"""Posts of October and November 2026."""

from .text import Text, html

RECENT = (
    Text(
        key="dong-dien-dan-vu-bo-de-2026",
        title="Hơn 300 phụ nữ Bồ Đề đồng diễn dân vũ chào mừng ngày 20 tháng 10",
        lead=(
            "Sáng Chủ nhật 18 tháng 10, công viên ven hồ rực rỡ áo dài và quạt múa. Mười tám đội "
            "của các chi hội đem đến những bài dân vũ tự dàn dựng."
        ),
        body=html("""
<p>Mới 6 giờ sáng, sân công viên đã vang tiếng nhạc. Chị em từ các chi hội, người trẻ nhất 22
tuổi, người cao tuổi nhất đã 76, cùng xếp hàng khởi động trước khi bước vào phần đồng diễn.</p>
<p>Bà Lưu Kim Oanh, đội trưởng đội dân vũ của một chi hội ven sông, kể rằng cả đội tập mỗi tối
nửa giờ suốt hai tháng: <em>“Ban đầu có chị còn ngại, sau thì nhà nào cũng có người đứng xem, có
ông chồng còn xung phong làm chân bật nhạc”</em>.</p>
<p>Bên lề đồng diễn là giải cầu lông gia đình, gian hàng đổi đồ cũ và góc tư vấn sức khỏe. Tiền
thu từ gian đổi đồ, hơn 14 triệu đồng, được chuyển vào quỹ đỡ đầu trẻ mồ côi của Hội Liên hiệp
Phụ nữ phường.</p>
<p>Kết quả: giải Nhất thuộc về bài <em>Mùa nước nổi</em>, giải phong cách thuộc về đội có đông
thành viên trên 60 tuổi nhất.</p>
"""),
        unit="phuong-bo-de-2025",
        about=("hoi-phu-nu-phuong-bo-de-2025",),
        category="mat-tran-doan-the",
        published="2026-10-19 07:45",
        views=3478,
        byline="Hội Liên hiệp Phụ nữ phường",
        event_date="2026-10-18",
        photos=(
            (
                "the-thao",
                "Các đội đồng diễn với quạt.",
                "Hai hàng phụ nữ mặc áo dài cùng màu múa quạt trong công viên ven hồ.",
            ),
            (
                "the-thao",
                "Giải cầu lông gia đình diễn ra bên cạnh sân đồng diễn.",
                "Hai người đánh cầu lông qua lưới, phía xa có người chạy bộ dưới hàng cây nở hoa.",
            ),
            (
                "ho-sen",
                "Hồ trong công viên, nơi chị em tập luyện mỗi chiều hè.",
                "Mặt hồ đầy lá và hoa sen hồng, một phụ nữ đội nón chèo thuyền gần ngôi thủy tạ.",
            ),
            (
                "cho",
                "Gian hàng đổi đồ và nông sản đông người ghé thăm.",
                "Những gian hàng có mái che nhiều màu, người mua dắt xe đạp chở giỏ quả.",
            ),
        ),
    ),
    Text(
        key="tiep-xuc-cu-tri-bo-de-2026",
        title="Đại biểu HĐND phường Bồ Đề tiếp xúc cử tri trước kỳ họp cuối năm",
        lead=(
            "Cử tri nêu 23 ý kiến, tập trung vào thoát nước, chỗ để xe và sân chơi cho trẻ em. "
            "Những việc trả lời được ngay đã được trả lời tại hội nghị."
        ),
        body=html("""
<p>Tối 22 tháng 10, tổ đại biểu Hội đồng nhân dân phường gặp gỡ cử tri tại hội trường nhà văn
hóa. Gần 250 người đến dự, trong đó có nhiều hộ kinh doanh và người thuê trọ dài ngày.</p>
<h2>Cử tri hỏi, phường trả lời</h2>
<h3>Thoát nước</h3>
<p>Cử tri Lê Đình Quyết phản ánh ba điểm hay ngập sau mưa lớn. Phường cho biết đoạn cống thứ
nhất đang sửa, hai đoạn còn lại đã có trong kế hoạch năm 2027, trước mắt sẽ nạo vét trong tháng
11.</p>
<h3>Chỗ để xe</h3>
<p>Nhiều ý kiến đề nghị kẻ vạch để xe dọc vỉa hè rộng. Phường nhận khảo sát, lấy ý kiến từng ngõ
và trả lời bằng văn bản trước ngày 30 tháng 11.</p>
<h3>Sân chơi</h3>
<p>Hai khu đất xen kẹt sẽ được dọn sạch, lắp ghế và cầu trượt trong quý I năm 2027, bằng nguồn
xã hội hóa có công khai thu chi.</p>
<p>Toàn bộ 23 ý kiến cùng thời hạn giải quyết được niêm yết tại nhà văn hóa. Kết quả sẽ được báo
cáo lại cho cử tri ở lần tiếp xúc sau.</p>
"""),
        unit="phuong-bo-de-2025",
        about=(),
        category="chinh-quyen",
        published="2026-10-23 09:30",
        views=2156,
        byline="Quý Đạt",
        event_date="2026-10-22",
        photos=(
            (
                "hop",
                "Cử tri nêu ý kiến tại hội nghị tiếp xúc.",
                "Cử tri ngồi trong hội trường đèn vàng ấm, có người giơ tay xin phát biểu.",
            ),
        ),
    ),
    Text(
        key="ngay-hoi-dai-doan-ket-viet-hung-2026",
        title="Ấm áp ngày hội Đại đoàn kết ở các khu dân cư phường Việt Hưng",
        lead=(
            "Từ sáng đến tối Chủ nhật 15 tháng 11, các tổ dân phố cùng dọn ngõ, trồng cây, thi đấu "
            "thể thao rồi quây quần bên bữa cơm đoàn kết."
        ),
        body=html("""
<p>Ngày hội năm nay là lần đầu các tổ dân phố mới, sau đợt sắp xếp hồi giữa năm, cùng tổ chức
chung. Nhiều gia đình trước ở hai tổ khác nhau nay ngồi cùng một mâm, tay bắt mặt mừng.</p>
<p>Buổi sáng, bà con quét dọn đường ngõ và trồng thêm cây ở khu vui chơi. Buổi chiều có kéo co,
cầu lông, cờ tướng. Đến tối, cả khu phố lên đèn, mỗi nhà góp một món: nồi xôi gấc, đĩa nem rán,
bát canh măng.</p>
<blockquote><p>Trước kia gặp nhau chỉ gật đầu chào. Làm chung một ngày, ăn chung một bữa, thế là
thành hàng xóm.</p></blockquote>
<p>Tại ngày hội, Ủy ban Mặt trận Tổ quốc phường trao giấy khen cho 26 gia đình văn hóa tiêu
biểu, bàn giao một ngôi nhà được sửa lại từ quỹ “Vì người nghèo” và phát động tháng cao điểm
giúp đỡ người neo đơn trong mùa rét.</p>
<h2>Những con số của ngày hội</h2>
<ul>
<li>32 tổ dân phố tham gia, hơn 9.000 lượt người có mặt;</li>
<li>210 cây xanh được trồng và có người nhận chăm sóc;</li>
<li>148 suất quà đến tay hộ khó khăn.</li>
</ul>
"""),
        unit="phuong-viet-hung-2025",
        about=("dang-bo-phuong-viet-hung-2025",),
        category="hoat-dong-cac-phuong",
        published="2026-11-16 08:10",
        views=2987,
        byline="Thu Mây",
        event_date="2026-11-15",
        photos=(
            (
                "don-ve-sinh",
                "Buổi sáng, các ngõ cùng tổng vệ sinh.",
                "Bà con mọi lứa tuổi quét lá rụng trên đường phố trồng nhiều cây xanh.",
            ),
            (
                "cay-xanh",
                "Trồng cây ở khu vui chơi chung.",
                "Từng nhóm hai người trồng cây non trên đồi cỏ xanh, phía xa là hồ nước và nhà cao "
                "tầng.",
            ),
            (
                "the-thao",
                "Trận cầu lông buổi chiều thu hút đông người cổ vũ.",
                "Một người vung vợt đón quả cầu, phía sau là đội múa quạt mặc áo dài.",
            ),
            (
                "truong-hoc",
                "Các cháu học sinh mở màn bằng tiếng trống hội.",
                "Một em nhỏ đánh trống đỏ bên cột cờ, cô giáo áo dài cầm hoa đứng trước học sinh.",
            ),
            (
                "pho-dem",
                "Khu phố lên đèn trong tối ngày hội.",
                "Nhà hai bên phố sáng cửa sổ, bạn bè ngồi uống trà bên bàn thấp dưới dây đèn lồng.",
            ),
        ),
    ),
)
