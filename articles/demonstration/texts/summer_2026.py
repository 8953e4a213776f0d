"""Posts of the new wards from July to September 2026; fifteen photos, one withdrawal."""

from .text import Text, html

SUMMER_2026 = (
    Text(
        key="tdp-bo-de-2026",
        title="Phường Bồ Đề còn 45 tổ dân phố",
        lead="Việc sắp xếp từ 83 tổ hoàn thành ngày 29 tháng 6 năm 2026.",
        body=html("""
<p>Danh sách tổ mới được niêm yết tại các nhà văn hóa. Giấy tờ còn hạn của bà con không phải
đổi.</p>
"""),
        unit="phuong-bo-de-2025",
        about=("to-dan-pho-so-1-bo-de-2025",),
        category="thong-bao",
        published="2026-06-30 09:00",
        views=3105,
        byline="",
        event_date="",
        photos=(),
    ),
    Text(
        key="hop-tdp-12-viet-hung-2026",
        title="Tổ dân phố số 12 phường Việt Hưng họp phiên đầu: hai quy ước cũ nhập thành một",
        lead=(
            "Trong 486 hộ có 391 hộ cử người dự. Bà con bầu tổ trưởng mới, rồi tranh luận sôi "
            "nổi nhất về giờ hát karaoke."
        ),
        body=html("""
<p>Hai tổ cũ có hai bản quy ước. Một bên cấm hát sau 21 giờ, bên kia cho đến 22 giờ; một bên góp
quỹ theo hộ, bên kia theo tấm lòng. Nhóm lâm thời in hai bản thành hai cột, điều nào giống thì
giữ, điều nào khác thì biểu quyết.</p>
<p>Sau hai giờ, quy ước mới có chín điều, ngắn hơn cả hai bản cũ. Loa phải tắt lúc 21 giờ 30
phút. Quỹ góp tự nguyện, công khai từng quý. Điều mới hoàn toàn là mỗi liên gia giữ danh sách
người sống một mình và gọi hỏi thăm mỗi tối.</p>
<p>Anh Khiếu Bá Nguyên, 41 tuổi, được bầu làm tổ trưởng với số phiếu cao. Anh nhận nhiệm vụ bằng
một lời hứa cụ thể: trong ba mươi ngày sẽ đến đủ 486 nhà, nhà nào đi vắng thì quay lại. Danh sách
đã đến và chưa đến được dán ở bảng tin.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=("to-dan-pho-so-12-viet-hung-2025",),
        category="hoat-dong-cac-phuong",
        published="2026-07-20 08:30",
        views=1176,
        byline="Hữu Lâm",
        event_date="2026-07-19",
        photos=(
            (
                "hop",
                "Đại biểu các hộ thảo luận quy ước mới.",
                "Sân khấu có bục gắn sao và dãy bàn phủ khăn, người dự họp ngồi kín các hàng "
                "ghế gỗ.",
            ),
        ),
    ),
    Text(
        key="anh-phuc-loi-2026",
        title="“Nơi tôi sống” qua mười lăm khung hình của người dân phường Phúc Lợi",
        lead=(
            "Cuộc thi ảnh nhận 438 tác phẩm, phần lớn chụp bằng điện thoại. Ban tổ chức giới "
            "thiệu mười lăm ảnh vào vòng trưng bày."
        ),
        body=html("""
<p>Thể lệ chỉ có một câu: chụp điều khiến bạn muốn ở lại nơi này. Người gửi ảnh ít tuổi nhất là
một học sinh lớp 2, cao tuổi nhất là cụ ông 84 tuổi vừa học chụp hồi tháng 4 ở điểm hỗ trợ của
Đoàn thanh niên.</p>
<p>Ban giám khảo gồm một người chụp ảnh cưới, một cô giáo dạy vẽ và một bác bán nước đầu ngõ. Bác
bán nước được mời vì, theo lời ban tổ chức, bác là người nhìn thấy khu phố nhiều giờ nhất trong
ngày. Ba vị chấm riêng, không trao đổi, rồi cộng điểm.</p>
<p>Không có giải nhất. Mười lăm ảnh được in lớn, treo dọc lối đi bộ ven hồ trong một tháng. Dưới
mỗi ảnh có một mẩu giấy để người xem viết lời nhắn cho tác giả. Ngày đầu, mẩu giấy dưới tấm ảnh
chụp lúc dọn rác đã kín cả hai mặt.</p>
<p>Người dân có thể xin bản in nhỏ của tấm ảnh có mình hoặc nhà mình. Ai không muốn hình mình
được treo, báo với thư viện, ảnh sẽ được gỡ trong ngày. Tập ảnh điện tử được lưu tại thư viện
phường; các ảnh còn lại sẽ giới thiệu dần vào dịp cuối năm.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="van-hoa-xa-hoi",
        published="2026-08-30 19:00",
        views=5064,
        byline="Thu Mây",
        event_date="",
        photos=(
            (
                "ho-sen",
                "“Sen sớm” của Bế Ngọc Lam, chụp lúc 5 giờ 40 phút.",
                "Bông sen hồng lớn ở tiền cảnh, sau là mặt hồ phủ lá tròn và mái thủy tạ.",
            ),
            (
                "ho-sen",
                "“Bà tôi hái hoa” của Sùng Minh Khôi, 12 tuổi.",
                "Người phụ nữ ngồi trên chiếc thuyền nhỏ len giữa những tán lá sen vươn cao.",
            ),
            (
                "song-hong",
                "“Cầu và chim chiều” của cụ Trịnh Hữu Bật, 84 tuổi.",
                "Mặt trời to sát mặt nước, bóng cây cầu nhiều nhịp và một đàn chim bay ngang.",
            ),
            (
                "song-hong",
                "“Thuyền về” của Lã Thị Xuân, chụp sau ngày nước rút.",
                "Chiếc thuyền có người chèo đội nón trôi giữa dải nước loáng vàng, lau sậy che "
                "một góc.",
            ),
            (
                "cho",
                "“Đòn gánh” của Phan Vũ Kha.",
                "Người phụ nữ gánh hai thúng đầy rau đi qua trước dãy sạp mái bạt.",
            ),
            (
                "cho",
                "“Mặc cả” của Đinh Hải Yến, học sinh lớp 10.",
                "Người mua chìa tay trước sạp quả xếp thành ngọn, cô bán hàng đội nón đứng "
                "trong bóng mát.",
            ),
            (
                "hoa",
                "“Chở Tết về” của Hà Gia Bách, ảnh chụp tháng Chạp.",
                "Chiếc xe đạp chất kín hoa đi giữa phố, hai bên là đào hồng và quất vàng.",
            ),
            (
                "don-ve-sinh",
                "“Sáng thứ Bảy” của Mông Thị Chuyên, ảnh có nhiều lời nhắn nhất.",
                "Ba người cầm chổi vun đống lá vàng, em bé đội mũ đỏ cúi nhặt bên cạnh.",
            ),
            (
                "cay-xanh",
                "“Cây của con” của Trần Nhật Linh.",
                "Một đứa trẻ nghiêng bình tưới xuống gốc cây non buộc vào cọc.",
            ),
            (
                "cay-xanh",
                "“Đào hố” của Lưu Văn Cầm, công nhân cây xanh.",
                "Người đàn ông đạp xẻng xuống đất, phía sau là triền cỏ, hồ nước và nhà cao "
                "tầng mờ xa.",
            ),
            (
                "truong-hoc",
                "“Tiếng trống đầu tiên” của cô giáo Viên Thu Trà.",
                "Em học sinh vung dùi trước chiếc trống đỏ, các bạn áo trắng xếp hàng quanh "
                "cột cờ.",
            ),
            (
                "the-thao",
                "“Cú đập” của Hứa Đăng Quân.",
                "Người chơi bật lên vung vợt, quả cầu trắng kéo một vệt trên nền trời sáng.",
            ),
            (
                "the-thao",
                "“Quạt đỏ buổi sớm” của Ngân Thị Hoạt, thành viên đội dân vũ.",
                "Hai hàng phụ nữ mặc áo dài xòe quạt bên hồ, vài người chạy bộ ở đằng xa.",
            ),
            (
                "pho-dem",
                "“Tan ca” của Cao Xuân Thủy, công nhân may.",
                "Đôi bạn đi dưới những hàng đèn lồng, ánh đèn đổ dài trên mặt đường ướt.",
            ),
            (
                "pho-dem",
                "“Trăng đầu ngõ” của Mai Tuệ Lâm, 8 tuổi.",
                "Mặt trăng tròn trên con phố hẹp, cửa sổ các nhà sáng vàng, mấy người ngồi "
                "uống trà.",
            ),
        ),
    ),
    Text(
        key="cam-duong-viet-hung-2026",
        title="Tạm cấm ô tô quanh sân vận động phường Việt Hưng tối 24 tháng 9",
        lead=(
            "Phục vụ đêm hội Trung thu, một số tuyến đường hạn chế xe từ 17 giờ đến 22 giờ. Bà "
            "con có ô tô chủ động gửi xe từ sớm."
        ),
        body=html("""
<p>Ô tô không đi vào hai đoạn phố giáp cổng chính và cổng phía đông sân vận động. Xe máy đi một
chiều theo hướng từ hồ ra đường lớn. Xe cứu thương, chữa cháy, xe chở người khuyết tật được đi
lại bình thường.</p>
<p>Người dự đêm hội gửi xe miễn phí ở sân hai trường học gần đó. Từ bãi xe đến cổng, đường đi bộ
được thắp đèn và có thanh niên tình nguyện chỉ lối.</p>
<p>Các hộ trong khu vực có việc cưới, việc tang, chuyển nhà, xin báo cho tổ trưởng trước ngày 22
tháng 9 để được cấp giấy ra vào.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="thong-bao",
        published="2026-09-16 10:00",
        views=2790,
        byline="Công an phường",
        event_date="",
        photos=(),
        withdrawn=(
            "Đêm hội Trung thu đã chuyển sang tổ chức tại từng tổ dân phố do dự báo có mưa "
            "lớn, nên phường không cấm đường tối 24 tháng 9. Thông báo này không còn giá trị; "
            "xe cộ đi lại bình thường."
        ),
    ),
    Text(
        key="thu-vien-bo-de-2026",
        title="Thư viện đêm của phường Bồ Đề sáng đèn đến 22 giờ",
        lead=(
            "Phòng đọc 60 chỗ có quạt, có nước, có người trực. Dành cho học sinh nhà chật, "
            "người đi làm ban ngày và bất kỳ ai muốn ngồi yên đọc sách."
        ),
        body=html("""
<p>Trụ sở cũ bỏ trống từ năm ngoái nay được sửa thành thư viện. Bàn ghế đóng lại từ tủ hồ sơ, đèn
bàn do các gia đình tặng nên mỗi chiếc một kiểu. Tối 25 tháng 9, ngày mở cửa, đến 20 giờ đã không
còn chỗ trống.</p>
<p>Nội quy viết gọn trong bốn dòng:</p>
<ul>
<li>đi nhẹ, nói khẽ, điện thoại để rung;</li>
<li>sách đọc tại chỗ không cần thẻ, mang về thì ghi tên;</li>
<li>được mang cơm, ăn ở hiên, rửa bát rồi về;</li>
<li>trẻ dưới 10 tuổi có người lớn đi cùng.</li>
</ul>
<p>Tối thứ Tư, các thầy cô về hưu giải bài giúp học sinh. Tối thứ Sáu dành cho người lớn học máy
tính. Em Thạch Sa Ny, học sinh lớp 12, kể nhà em sáu người ở hai mươi mét vuông; có thư viện, em
không phải đợi cả nhà ngủ mới học bài.</p>
"""),
        unit="phuong-bo-de-2025",
        about=(),
        category="giao-duc-khuyen-hoc",
        published="2026-09-26 09:40",
        views=568,
        byline="Hoàng Lan Chi",
        event_date="2026-09-25",
        photos=(),
    ),
)
