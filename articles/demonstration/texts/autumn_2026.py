"""Posts of the new wards from October and November 2026."""

from .text import Text, html

AUTUMN_2026 = (
    Text(
        key="nguoi-cao-tuoi-long-bien-2026",
        title="Phường Long Biên khám sức khỏe cho 1.280 người cao tuổi ngay tại nơi ở",
        lead=(
            "Đợt khám chia theo từng tổ dân phố, các cụ chỉ đi bộ vài phút. Kết quả được lưu "
            "vào sổ điện tử và in ra giấy khổ chữ lớn."
        ),
        body=html("""
<p>Mười bốn đội khám, mỗi đội năm người, lần lượt đến các nhà văn hóa từ ngày 14 tháng 9 đến ngày
1 tháng 10. Mỗi cụ được đo huyết áp, thử đường huyết, khám mắt, khám răng và làm bài kiểm tra trí
nhớ ngắn.</p>
<p>Trong số người đến khám, 312 cụ lần đầu biết mình bị tăng huyết áp, 45 cụ cần mổ đục thủy tinh
thể. Những ca này được hẹn lịch ngay, cụ nào không có người đưa đi thì Hội Chữ thập đỏ cử xe.</p>
<p>Cụ Bàng Thị Dậu, 82 tuổi, làm bài trí nhớ được 28 trên 30 điểm. Hỏi bí quyết, cụ bảo ngày nào
cũng tính tiền chợ bằng đầu. Bác sĩ Lộc Minh Chiến nói vui rằng sẽ kê đơn ấy cho cả phường.</p>
<h2>Ba phát hiện từ đợt khám</h2>
<ul>
<li>Gần một nửa số cụ uống từ năm loại thuốc trở lên, nhiều loại trùng nhau do khám ở các nơi
khác nhau. Dược sĩ đã ngồi lại với 210 cụ để sắp xếp đơn thuốc.</li>
<li>Cứ năm cụ thì có một cụ từng bị ngã trong năm qua, phần lớn ở nhà tắm. Đoàn thanh niên nhận
lắp tay vịn miễn phí cho 64 nhà.</li>
<li>Có 38 cụ nói rằng cả tuần không trò chuyện với ai. Danh sách này không công bố, được giao cho
các chi hội để mỗi cụ có một người bạn gọi điện hằng ngày.</li>
</ul>
<p>Để chuẩn bị, các đội khám đã tập cách hỏi chậm, nói to vừa phải và để các cụ tự trả lời thay
vì hỏi con cháu. Phiếu kết quả in chữ lớn, mặt sau vẽ sẵn chiếc đồng hồ đánh dấu giờ uống
thuốc.</p>
<p>Cụ nào chưa khám được có thể đến trạm y tế vào sáng thứ Ba, thứ Năm trong tháng 10.</p>
"""),
        unit="phuong-long-bien-2025",
        about=(),
        category="y-te",
        published="2026-10-02 08:15",
        views=1934,
        byline="Trạm Y tế phường",
        event_date="2026-10-01",
        photos=(
            (
                "tiem-chung",
                "Các cụ được khám và tư vấn tại nhà văn hóa.",
                "Nhân viên y tế áo trắng nghiêng người chăm sóc một người tóc bạc ngồi trên ghế.",
            ),
        ),
    ),
    Text(
        key="cho-tha-rong-phuc-loi-2026",
        title="Phúc Lợi lập đội bắt chó thả rông, mỗi tuần ba buổi và có báo trước",
        lead=(
            "Từ ngày 16 tháng 11, đội sáu người đi tuần vào khung giờ trẻ em đến trường và "
            "người cao tuổi tập thể dục."
        ),
        body=html("""
<p>Trong mười tháng, trạm y tế ghi nhận 57 người bị chó cắn, hơn nửa là trẻ em. Phần lớn xảy ra
ngay trước cửa nhà, do con chó quen mặt mà chủ nghĩ là hiền.</p>
<p>Đội dùng lưới và vòng mềm, không dùng gậy. Con bị bắt được đưa về khu nuôi tạm có mái che, có
thú y, chụp ảnh đăng ở bảng tin tổ dân phố. Chủ đến nhận trong 72 giờ, xuất trình phiếu tiêm
phòng, nộp phạt theo quy định.</p>
<p>Trước khi bắt đầu, đội sẽ đi hết một vòng các ngõ chỉ để nhắc. Chị Hầu Thị Mỵ, đội phó, nói
mục tiêu là cuối năm không phải bắt con nào. Gia đình khó khăn được tặng rọ mõm và dây dắt, nhận
ở nhà văn hóa.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="an-ninh-trat-tu",
        published="2026-11-10 07:30",
        views=3566,
        byline="Quý Đạt",
        event_date="",
        photos=(),
    ),
    Text(
        key="nha-giao-viet-hung-2026",
        title="Những lớp học không bảng tên: phường Việt Hưng tri ân người dạy chữ trong ngõ",
        lead=(
            "Nhân ngày 20 tháng 11, phường mời 29 người chưa từng đứng trên bục giảng chính "
            "thức lên nhận hoa: họ dạy đọc, dạy nghề, dạy bơi không lấy tiền."
        ),
        body=html("""
<p>Trong danh sách có bác thợ điện dạy nghề cho sáu thanh niên từng lầm lỡ, có bà cụ dạy chữ cho
người giúp việc, có chị công nhân tối tối kèm toán cho bốn đứa trẻ cùng dãy trọ. Danh sách do
chính người học gửi về, mỗi người viết một lá thư.</p>
<p>Lá thư của chị Đèo Thị Phương, 34 tuổi, được đọc trước hội trường: <em>“Cô dạy tôi viết tên
mình. Lần đầu ký nhận lương, tôi ký chậm lắm, cả hàng phải đợi, nhưng không ai giục”</em>.</p>
<p>Người dạy chị Phương là bà Văn Thị Uyển, 77 tuổi, nguyên nhân viên bưu điện. Bà bảo mình chẳng
có phương pháp gì, chỉ có cái bàn và thì giờ.</p>
<p>Người trẻ nhất được tặng hoa là Doãn Bảo Nam, mười sáu tuổi. Ba mùa hè liền, Nam dạy bơi cho
trẻ con xóm bãi, bắt đầu từ một chiếc phao làm bằng can nhựa. Đến nay, 57 em đã biết bơi. Nam nói
em học được nhiều nhất từ một cậu bé sợ nước suốt hai tháng: không nên kéo ai xuống khi họ chưa
muốn.</p>
<p>Người cao tuổi nhất là cụ Ngụy Văn Cốc, chín mươi tuổi, dạy đan lát. Cụ không đến hội trường
được, phường mang hoa đến nhà. Sáu học trò đang ngồi quanh sân, tay vẫn chẻ nan. Cụ nhận hoa, cảm
ơn, rồi bảo cả đoàn ngồi xuống: đã vào đến đây thì phải đan thử một mắt.</p>
<blockquote><p>Chữ nghĩa hay cái nghề cũng như ngọn lửa: châm sang đèn khác thì đèn mình không
tối đi.</p></blockquote>
<p>Phường cam kết dành phòng ở chín nhà văn hóa cho những lớp như thế, lo tiền điện, sách vở và
bảo hiểm. Ai muốn học hoặc muốn dạy, ghi tên với tổ trưởng tổ dân phố.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="giao-duc-khuyen-hoc",
        published="2026-11-20 06:45",
        views=812,
        byline="Hoàng Lan Chi",
        event_date="2026-11-19",
        photos=(
            (
                "truong-hoc",
                "Học sinh mang hoa đến mừng các thầy cô đặc biệt.",
                "Cô giáo áo dài ôm bó hoa đứng trước những hàng học sinh áo trắng, cây hai bên "
                "nở hoa.",
            ),
            (
                "cay-xanh",
                "Bác thợ vườn hướng dẫn học trò trồng cây.",
                "Người lớn tuổi vun gốc cây non, bên cạnh có người cầm xẻng và em nhỏ tưới nước.",
            ),
            (
                "pho-dem",
                "Ngõ nhỏ, nơi lớp học chữ sáng đèn mỗi tối.",
                "Phố hẹp buổi tối với cửa sổ sáng, đèn lồng treo cao và nhóm người ngồi quanh bàn.",
            ),
            (
                "hop",
                "Hội trường trong buổi lễ tri ân.",
                "Người dự ngồi dưới dãy đèn tròn, sân khấu màn nhung đỏ bày nhiều lẵng hoa.",
            ),
        ),
    ),
)
