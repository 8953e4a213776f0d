"""A long feature with many photos."""

from .text import Text, html

FEATURE = Text(
    key="mot-ngay-ben-song-hong-2026",
    title="Một ngày bên sông Hồng: nhịp sống Bồ Đề từ tinh sương đến khi phố lên đèn",
    lead=(
        "Đi dọc triền sông từ lúc trời chưa sáng hẳn cho đến khi những ngọn đèn lồng được thắp, "
        "chúng tôi ghi lại một ngày bình thường của những người bình thường ở phường Bồ Đề."
    ),
    body=html("""
<p>Người ở đây quen gọi con sông là “sông Cái”, như gọi một người lớn tuổi trong nhà. Sông cho
đất bãi trồng rau, cho gió mát buổi trưa hè, và cũng có năm dâng nước làm cả xóm thức trắng. Bởi
thế, muốn hiểu Bồ Đề, tốt nhất là bắt đầu từ bờ sông, vào lúc sương còn giăng trên mặt nước.</p>
<h2>5 giờ: tiếng mái chèo</h2>
<p>Ông Phùng Bá Khoát đẩy thuyền ra khỏi bến khi phía cầu mới hửng một vệt hồng. Ông sống bằng
nghề chài lưới gần bốn mươi năm, nay chủ yếu chở rau từ bãi giữa sang. <em>“Cá không nhiều như
ngày trước, nhưng bỏ sông thì nhớ”</em>, ông nói và vẫn đều tay chèo. Trên thuyền là sáu sọt cải
cúc, hai bó hành và một chiếc đài nhỏ đang đọc bản tin thời tiết.</p>
<p>Cây cầu thép cũ hiện dần trong nắng sớm. Đoàn tàu đầu ngày đi qua, tiếng bánh sắt nghiến chậm
rãi vọng xuống mặt nước. Mấy người chụp ảnh đứng trên bờ kè hạ máy xuống, cùng im lặng nhìn
theo.</p>
<h2>6 giờ 30: chợ sớm</h2>
<p>Rau của ông Khoát lên bờ thì chợ đã đông. Chợ không lớn, chừng bảy chục sạp dưới những tấm
bạt kẻ sọc, nhưng gần như thứ gì cũng có. Người bán nhớ mặt người mua, nhớ cả nhà ai ăn kiêng,
nhà ai có trẻ mới tập ăn dặm.</p>
<p>Từ đầu năm, chợ thí điểm không phát túi ni lông. Mỗi sạp treo sẵn vài chiếc làn nhựa, ai quên
mang thì mượn, hôm sau trả. Chị Đào Thị Sim, bán hoa quả, thú nhận lúc đầu chị lo mất
khách: <em>“Thế mà bây giờ chính khách lại nhắc tôi. Mỗi tháng đỡ được mấy trăm nghìn tiền túi, rác
cuối chợ cũng vơi hẳn một nửa”</em>.</p>
<h2>8 giờ: tiếng trống trường</h2>
<p>Cách chợ hai ngõ, tiếng trống vừa dứt thì sân trường lặng đi cho lễ chào cờ đầu tuần. Hàng
trăm chiếc áo trắng, khăn quàng đỏ quay về phía lá cờ. Cô giáo Hoàng Lan Chi, chủ nhiệm một lớp
Bốn, dành tiết sinh hoạt sáng nay để các em kể chuyện về dòng sông gần nhà.</p>
<p>Có em kể ông nội từng lái phà, có em kể lần đầu được bố cho ra bãi thả diều. Một cậu bé mới
chuyển đến thì nói thật thà rằng em chưa bao giờ được nhìn thấy thuyền. Cả lớp nhao nhao hẹn
cuối tuần dẫn bạn ra bờ kè. Cô Chi ghi lời hẹn ấy lên góc bảng và không xóa đi cho đến khi nó
được thực hiện.</p>
<h2>10 giờ: cây trên đê</h2>
<p>Hàng cây trồng mấy năm trước nay đã cao quá đầu người. Một nhóm cán bộ hưu trí vẫn đều đặn
mỗi tuần hai buổi ra tưới, cắt cỏ, buộc lại cọc sau những ngày gió to. Họ có một cuốn sổ ghi
tình trạng của từng cây, dày dặn như sổ khám bệnh.</p>
<p>Ông Đặng Trọng Nghĩa, 72 tuổi, mở cho chúng tôi xem trang ghi về cây sấu số 46: trồng mùa
xuân, gãy ngọn mùa bão, ra nhánh mới sau bốn tháng. <em>“Người còn ốm được thì cây cũng thế, cứ
chăm là lại xanh”</em>, ông nói. Trong số 120 cây được trồng năm ấy, chỉ có bảy cây phải
thay.</p>
<h2>14 giờ: một cửa, nhiều chuyện</h2>
<p>Buổi chiều, phòng tiếp dân của phường có hai mươi mấy người chờ. Từ ngày phường mới được lập,
khối lượng giấy tờ tăng lên, nhưng thời gian chờ lại ngắn đi nhờ phần lớn hồ sơ nộp được ở nhà.
Những người đến tận nơi phần nhiều là các cụ, và các cụ không chỉ đến vì giấy tờ.</p>
<p>Bạn Tô Gia Hân, tình nguyện viên mười chín tuổi, kể có cụ bà tuần nào cũng ghé hỏi cách gọi
điện thấy hình cho con ở xa. Lần thứ tư thì cụ tự gọi được. <em>“Cụ khoe với cả phòng, mọi người
vỗ tay. Em thấy hôm đó mình làm được việc có ích nhất”</em>, Hân nói.</p>
<h2>17 giờ: sân chơi của mọi người</h2>
<p>Nắng dịu, công viên ven hồ đầy tiếng cười. Góc này đánh cầu lông, góc kia múa quạt, lũ trẻ
đạp xe vòng quanh. Những ai đi qua vào mùa hè còn được ngắm sen nở; mùa này chỉ còn lá úa và vài
đài sen khô, nhưng người vẽ tranh lại thích thế hơn.</p>
<p>Bà Lưu Kim Oanh dẫn đầu hàng dân vũ. Bà bảo ở tuổi ngoài sáu mươi, điều quý nhất không phải
là múa đẹp mà là chiều nào cũng có người gõ cửa rủ đi. Trong nhóm có hai người từng sống một
mình lặng lẽ suốt nhiều năm; giờ thì vắng ai một buổi là cả nhóm hỏi thăm.</p>
<h2>19 giờ: phố lên đèn</h2>
<p>Trời tối hẳn thì con phố nhỏ sát chân đê thắp đèn lồng. Đây là sáng kiến của các hộ kinh
doanh, mỗi nhà góp hai chiếc đèn và tự chi tiền điện. Không có loa to, không có biển hiệu nhấp
nháy; chỉ có vài bàn trà, mùi ngô nướng và tiếng chuyện trò.</p>
<p>Ông Khoát cũng ở đó, đã tắm gội, mặc chiếc áo sạch, ngồi uống chén trà với mấy người bạn chài
cũ. Hỏi ngày mai ông có ra sông không, ông nhìn lên trời, đoán hướng gió rồi gật đầu.</p>
<blockquote><p>Sông vẫn chảy thế thôi. Chỉ có người hai bên bờ là mỗi ngày phải sống với nhau
cho khéo hơn một chút.</p></blockquote>
<h2>Nếu bạn muốn đi một vòng</h2>
<ul>
<li><strong>Sáng sớm:</strong> ra bờ kè xem mặt trời mọc, nên đi bộ hoặc đi xe đạp.</li>
<li><strong>Trước 8 giờ:</strong> ghé chợ, nhớ mang theo làn.</li>
<li><strong>Buổi chiều:</strong> công viên ven hồ, có vòi nước uống và chỗ gửi xe miễn phí.</li>
<li><strong>Buổi tối:</strong> phố đèn lồng, hằng ngày từ 18 giờ 30 đến 22 giờ.</li>
</ul>
<p>Một ngày khép lại, chẳng có sự kiện nào lớn. Nhưng có lẽ chính những ngày như thế mới làm nên
một nơi đáng sống.</p>
"""),
    unit="phuong-bo-de-2025",
    about=("hoi-phu-nu-phuong-bo-de-2025",),
    category="van-hoa-xa-hoi",
    published="2026-11-07 07:00",
    views=8642,
    byline="Thu Mây – Hữu Lâm",
    event_date="",
    photos=(
        (
            "song-hong",
            "Chuyến thuyền đầu ngày trên sông Hồng.",
            "Người chèo thuyền đội nón trên mặt sông ánh vàng, cầu thép nhiều nhịp in trên nền "
            "trời.",
        ),
        (
            "song-hong",
            "Cây cầu cũ và bãi giữa nhìn từ bờ kè.",
            "Mặt trời to nằm sau cầu, đàn chim bay và lau sậy sẫm màu ở gần bờ.",
        ),
        (
            "cho",
            "Chợ sớm với những chiếc làn cho mượn.",
            "Người phụ nữ quẩy đôi quang gánh đi qua các sạp rau quả xếp thành từng đống đầy màu.",
        ),
        (
            "truong-hoc",
            "Lễ chào cờ đầu tuần ở một trường tiểu học.",
            "Sân trường tường vàng mái ngói, cờ đỏ sao vàng bay, cây nở hoa hai bên.",
        ),
        (
            "cay-xanh",
            "Hàng cây ven đê được chăm như người nhà.",
            "Người lớn và trẻ em tưới nước, vun gốc cho những cây non buộc cọc.",
        ),
        (
            "the-thao",
            "Buổi chiều ở công viên ven hồ.",
            "Công viên có người chạy bộ, đánh cầu lông, múa quạt; một chiếc xe đạp dựng gần đó.",
        ),
        (
            "ho-sen",
            "Hồ sen vào mùa hoa, ảnh chụp hồi tháng Sáu.",
            "Hoa sen hồng vươn cao trên lá tròn, mái thủy tạ cong và đồi xa mờ phía sau.",
        ),
        (
            "pho-dem",
            "Phố đèn lồng dưới chân đê.",
            "Đôi bạn trẻ đi dưới ba hàng đèn lồng sáng, mặt đường ướt phản chiếu ánh đèn.",
        ),
    ),
)
