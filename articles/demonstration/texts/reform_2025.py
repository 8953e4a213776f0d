"""Posts of the new wards from their first months, July to October 2025."""

from .text import Text, html

REFORM_2025 = (
    Text(
        key="ngay-dau-long-bien-2025",
        title="Phường Long Biên mới làm việc ngày đầu tiên: đến đâu, gặp ai, mang theo gì",
        lead=(
            "Sáng 1 tháng 7, trung tâm phục vụ hành chính công mở sáu quầy. Bảng dưới đây giúp "
            "bà con chọn đúng quầy, không phải xếp hàng hai lần."
        ),
        body=html("""
<p>Phường mới gồm toàn bộ cư dân phường Long Biên cũ và một phần các phường Cự Khối, Thạch Bàn,
Phúc Đồng. Trong ngày đầu, trung tâm tiếp 214 lượt người, trả ngay 131 kết quả.</p>
<table>
<thead><tr><th>Quầy</th><th>Việc tiếp nhận</th><th>Giờ vắng nhất</th></tr></thead>
<tbody>
<tr><td>1</td><td>Khai sinh, khai tử, kết hôn</td><td>10.00–11.00</td></tr>
<tr><td>2</td><td>Chứng thực bản sao, chữ ký</td><td>14.00–15.00</td></tr>
<tr><td>3</td><td>Đất đai, xây dựng</td><td>8.00–9.00</td></tr>
<tr><td>4</td><td>Hộ kinh doanh</td><td>15.00–16.30</td></tr>
<tr><td>5</td><td>Chế độ chính sách, người có công</td><td>9.00–10.00</td></tr>
<tr><td>6</td><td>Hỗ trợ nộp trực tuyến</td><td>Cả ngày</td></tr>
</tbody>
</table>
<p>Trước khi đi, bà con nên:</p>
<ul>
<li>mở sẵn VNeID ở mức định danh 2, nhiều hồ sơ sẽ không cần bản sao;</li>
<li>mang bản chính để đối chiếu;</li>
<li>lấy số thứ tự trên điện thoại từ 7 giờ sáng.</li>
</ul>
<p>Chị Hồng Bảo Quyên đi làm giấy khai sinh cho con trai mới sinh. Bé trở thành công dân đầu tiên
được đăng ký ở phường mới, được tặng một chiếc khăn len do một cán bộ quầy 1 tự đan.</p>
"""),
        unit="phuong-long-bien-2025",
        about=(),
        category="chinh-quyen",
        published="2025-07-01 17:40",
        views=10460,
        byline="Văn phòng HĐND và UBND phường",
        event_date="2025-07-01",
        photos=(),
    ),
    Text(
        key="diem-vneid-phuc-loi-2025",
        title="Mười hai điểm “Bạn trẻ giúp ông bà” hỗ trợ dịch vụ công ở phường Phúc Lợi",
        lead=(
            "Mùa hè, sinh viên trực ở nhà văn hóa để giúp người lớn tuổi dùng VNeID, nộp hồ sơ "
            "và tra kết quả trên mạng."
        ),
        body=html("""
<p>Mỗi điểm có hai bạn trẻ, một máy tính, một máy quét và một ấm trà. Ấm trà không phải cho vui:
nhiều cụ đến vì ngại phiền con cháu, ngồi uống chén nước rồi mới hỏi.</p>
<p>Các bạn giúp được những việc sau:</p>
<ol>
<li>kích hoạt tài khoản định danh, đổi số điện thoại;</li>
<li>tích hợp thẻ bảo hiểm y tế, giấy phép lái xe;</li>
<li>nộp hồ sơ trực tuyến và xem hồ sơ đã đến đâu;</li>
<li>nhận biết tin nhắn, cuộc gọi lừa đảo.</li>
</ol>
<p>Có những việc các bạn không được làm: giữ điện thoại của người dân, đặt mật khẩu hộ hoặc
chuyển tiền giúp. Nội quy ấy in to, dán ngay trước mặt.</p>
<p>Bạn Nông Đức Anh kể có ông cụ ngày nào cũng ra, hôm thứ năm mới nói thật là muốn học gửi ảnh
cho bạn chiến đấu cũ. Tấm ảnh đầu tiên được gửi đi là ảnh chụp chung của hai ông cháu.</p>
<p>Các điểm mở từ 8 giờ đến 11 giờ, thứ Hai đến thứ Bảy, cho đến ngày 30 tháng 8.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="chinh-quyen",
        published="2025-07-15 08:05",
        views=2247,
        byline="Đoàn Thanh niên phường",
        event_date="",
        photos=(),
    ),
    Text(
        key="doi-ten-tdp-bo-de-2025",
        title="Phường Bồ Đề đặt lại tên tổ dân phố để không còn hai tổ trùng số",
        lead=(
            "Sau khi nhiều phường nhập lại, Bồ Đề có tới bốn “tổ dân phố 5”. Từ ngày 15 tháng "
            "8, các tổ dùng tên mới."
        ),
        body=html("""
<p>Việc đặt lại tên không làm thay đổi ranh giới tổ, tổ trưởng và nhà văn hóa. Bà con không phải
đổi giấy tờ. Biển tên mới do phường làm, dân không đóng góp.</p>
<p>Khi ghi địa chỉ trong hồ sơ mới, bà con dùng tên mới; thư từ, bưu phẩm ghi tên cũ vẫn được
chuyển đến. Danh sách đối chiếu dán ở các nhà văn hóa và được cập nhật trên trang này.</p>
<p>Ai phát hiện tên ghi sai ở biển ngõ hoặc trên hồ sơ, xin báo cho tổ trưởng hoặc bộ phận tiếp
nhận. Việc sửa được làm trong hai ngày làm việc.</p>
"""),
        unit="phuong-bo-de-2025",
        about=("to-dan-pho-so-1-bo-de-2025",),
        category="thong-bao",
        published="2025-08-12 10:30",
        views=5518,
        byline="Văn phòng HĐND và UBND phường",
        event_date="",
        photos=(),
    ),
    Text(
        key="ngap-long-bien-2025",
        title=(
            "Sau trận mưa lớn, phường Long Biên còn tám điểm ngập; học sinh ba trường nghỉ sáng nay"
        ),
        lead=(
            "Mưa trút gần như suốt ngày 30 tháng 9 khiến nhiều ngõ ngập đến nửa bánh xe. Các "
            "máy bơm chạy suốt đêm, nước đang rút chậm."
        ),
        body=html("""
<p>Tính đến 6 giờ sáng 1 tháng 10:</p>
<table>
<thead><tr><th>Điểm ngập</th><th>Mức nước</th><th>Dự kiến hết ngập</th></tr></thead>
<tbody>
<tr><td>Ngõ trũng cụm Cự Khối</td><td>35 cm</td><td>Trước 15 giờ</td></tr>
<tr><td>Khu tập thể cũ</td><td>25 cm</td><td>Trước 11 giờ</td></tr>
<tr><td>Hầm chui dân sinh</td><td>60 cm, cấm đi</td><td>Trước 20 giờ</td></tr>
<tr><td>Năm ngõ ở cụm Thạch Bàn</td><td>10–20 cm</td><td>Trước 9 giờ</td></tr>
</tbody>
</table>
<p>Bà con không cho trẻ em lội nước, không chạm vào cột điện, hộp đèn, cửa cuốn còn ngập. Xe chết
máy xin để sát lề, tổ tự quản trông giúp.</p>
<p>Đêm qua, 27 gia đình ở tầng một được đưa lên nhà hàng xóm ngủ nhờ. Ở một ngõ cụm Thạch Bàn, bà
con nối bốn chiếc thang qua tường để chuyển cơm cho hai cụ già. Không có ai bị thương.</p>
<h2>Nếu nhà đang ngập</h2>
<ol>
<li>Ngắt cầu dao tổng trước khi bước xuống nước; tay ướt thì nhờ người khác làm.</li>
<li>Kê cao giấy tờ, thuốc men, thức ăn khô; mang theo thuốc uống hằng ngày nếu phải đi.</li>
<li>Không dùng nước bể ngầm cho đến khi được thau rửa và khử khuẩn.</li>
<li>Báo tổ trưởng nếu trong nhà có người già, sản phụ, người phải dùng máy thở.</li>
</ol>
<h2>Sau khi nước rút</h2>
<p>Trạm y tế phát thuốc khử khuẩn ở năm nhà văn hóa. Xe rác chạy thêm chuyến lúc 14 giờ và 20 giờ
để chở đồ hỏng, bà con để gọn một bên đường, không đổ xuống cống. Thợ điện của phường đi kiểm tra
từng ngõ; nhà nào chưa được kiểm tra thì chưa nên bật điện tầng một.</p>
<p>Từ chiều nay, công nhân sẽ nạo vét miệng cống. Ai thấy nắp cống mất hoặc bị vật cản, xin chụp
ảnh gửi cho tổ trưởng để xử lý ngay.</p>
"""),
        unit="phuong-long-bien-2025",
        about=(),
        category="do-thi-moi-truong",
        published="2025-10-01 06:50",
        views=13902,
        byline="Ban Chỉ huy phòng thủ dân sự phường",
        event_date="2025-09-30",
        photos=(
            (
                "don-ve-sinh",
                "Tổ tự quản gom rác, lá cây lấp miệng cống.",
                "Người dân đội nón cúi xuống gom lá trên mặt đường, bên cạnh là xe rác màu xanh.",
            ),
        ),
    ),
    Text(
        key="trung-thu-viet-hung-2025",
        title="Đoàn Thanh niên Việt Hưng mang Trung thu đến khu nhà trọ và phòng bệnh nhi",
        lead=(
            "Một sân khấu trên thùng xe tải, bốn chú lân và hai trăm chiếc đèn tái chế đi qua "
            "chín điểm trong một buổi tối."
        ),
        body=html("""
<p>Các bạn trẻ bắt đầu gom vỏ hộp sữa và chai nhựa từ tháng 8. Mỗi tối, nhóm hơn ba mươi người
cắt dán trong nhà văn hóa, có hôm phụ huynh đến đón con rồi ở lại làm cùng. Hai trăm chiếc đèn
không chiếc nào giống chiếc nào.</p>
<p>Tối 5 tháng 10, đoàn xe dừng ở khu trọ công nhân đầu tiên lúc 18 giờ. Trẻ con ùa ra, có em
đang tắm dở còn quấn nguyên chiếc khăn. Múa lân mười phút, tặng đèn, chia bánh, rồi đoàn lại đi.
Điểm cuối cùng là phòng bệnh nhi, nơi tiếng trống được thay bằng tiếng sáo cho khỏi ồn.</p>
<p>Ở khu trọ thứ tư, mưa đổ xuống giữa lúc chú lân đang trèo cột. Mọi người kéo vội sân khấu vào
hiên, bà con mang ô ra che cho bộ loa. Không còn chỗ múa, các bạn chuyển sang đố vui: ai kể được
tên ba vì sao thì có bánh. Một bé gái bốn tuổi kể tên hai con mèo nhà mình, cũng được bánh như
thường.</p>
<p>Kinh phí cả đêm là 38 triệu đồng, do 126 người góp, khoản nhỏ nhất 10 nghìn đồng. Bảng thu chi
được gửi đến từng người góp ngay sáng hôm sau, kèm ảnh chụp hóa đơn. Khoản tốn nhất không phải
bánh kẹo mà là thuê xe và bảo hiểm cho người đi theo đoàn.</p>
<p>Bạn Lục Thảo Vi, người điều khiển đầu lân, nói: <em>“Chúng em mệt nhất lúc dọn, nhưng vui nhất
cũng lúc ấy, vì các em nhỏ chạy theo giúp nhặt giấy vụn”</em>.</p>
<p>Số tiền còn dư, 4,2 triệu đồng, được chuyển thành thẻ thư viện cho 35 em.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=("doan-thanh-nien-phuong-viet-hung-2025",),
        category="mat-tran-doan-the",
        published="2025-10-05 22:00",
        views=1898,
        byline="Đoàn Thanh niên phường",
        event_date="2025-10-05",
        photos=(
            (
                "pho-dem",
                "Các bạn trẻ nghỉ uống nước sau điểm dừng thứ năm.",
                "Mấy người bạn ngồi ghế thấp quanh bàn nước, trên đầu là dây đèn lồng và bầu "
                "trời đêm.",
            ),
            (
                "truong-hoc",
                "Buổi chiều, thiếu nhi tập trống chuẩn bị cho đêm hội.",
                "Em nhỏ đứng cạnh chiếc trống đỏ giữa sân, bóng bay nhiều màu buộc bên cột.",
            ),
            (
                "cho",
                "Nhóm hậu cần mua bưởi, hồng, chuối cho mâm cỗ.",
                "Sạp trái cây đầy màu sắc dưới mái bạt, người bán đội nón đưa quả cho khách.",
            ),
            (
                "don-ve-sinh",
                "Dọn sạch sân sau khi đoàn xe rời đi.",
                "Người lớn quét đường, em bé nhặt mẩu giấy bên đống lá khô.",
            ),
            (
                "pho-dem",
                "Đèn lồng tái chế được treo ở khu trọ.",
                "Ngõ nhỏ ban đêm rực sáng những hàng đèn lồng, người đi bộ trên mặt đường bóng "
                "nước.",
            ),
        ),
    ),
)
