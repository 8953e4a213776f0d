"""Posts waiting for approval: four from the four wards of today."""

from .text import Text, html

SUBMISSIONS = (
    Text(
        key="cho-duyet-tinh-nguyen-viet-hung",
        title="Thanh niên Việt Hưng sơn lại 46 cột điện trước mùa rét",
        lead=(
            "Nhóm sinh viên mỹ thuật vẽ hoa, vẽ chim lên những cột điện từng bị dán kín giấy "
            "rao vặt; mỗi cột một tổ liên gia nhận giữ."
        ),
        body=html("""
<p>Bóc giấy cũ mới là phần nặng nhọc nhất. Có cột dày tới bảy lớp hồ dán, các bạn phải tưới nước
ấm, đợi mềm rồi cạo từng mảng. Rác bóc ra đầy mười một bao.</p>
<p>Hình vẽ do trẻ em trong ngõ chọn bằng cách bỏ phiếu. Được yêu thích nhất là chim sẻ, thứ nhì
là cá chép, còn khủng long về thứ ba. Riêng cột ở góc chợ, người bán hàng xin vẽ một quả bí ngô
cho khách dễ tìm.</p>
<p>Sơn dùng loại lau được, giấy dán lên sẽ bong. Trong một tháng thử nghiệm ở ba ngõ, chỉ có hai
tờ rao vặt bị dán lại và đều được gỡ ngay trong buổi sáng.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=("doan-thanh-nien-phuong-viet-hung-2025",),
        category="mat-tran-doan-the",
        published="",
        views=0,
        byline="Đoàn Thanh niên phường",
        event_date="2026-11-18",
        photos=(
            (
                "don-ve-sinh",
                "Ra quân dọn sạch ngõ trước khi vẽ.",
                "Thanh niên và người dân quét đường, gom giấy rác thành đống gần xe thu gom.",
            ),
        ),
        state="submitted",
    ),
    Text(
        key="cho-duyet-cau-long-long-bien",
        title="Giải cầu lông ba thế hệ phường Long Biên: ông đánh cặp với cháu",
        lead=(
            "Thể lệ đòi hỏi mỗi đội có ba người thuộc ba thế hệ trong một gia đình hoặc một "
            "ngõ, tổng số tuổi không dưới 110."
        ),
        body=html("""
<p>Giải thu hút 38 đội. Trận chung kết giữa nhà họ Quản và liên gia số 9 kéo dài gần một giờ, kết
thúc bằng quả cầu chạm lưới rồi lăn sang sân bên kia, cả hai đội cùng bật cười.</p>
<table>
<thead><tr><th>Giải</th><th>Đội</th><th>Tổng số tuổi</th></tr></thead>
<tbody>
<tr><td>Nhất</td><td>Liên gia số 9</td><td>131</td></tr>
<tr><td>Nhì</td><td>Nhà họ Quản</td><td>142</td></tr>
<tr><td>Ba</td><td>Cựu chiến binh cụm Cự Khối</td><td>138</td></tr>
<tr><td>Phong cách</td><td>Bà cháu ngõ chợ</td><td>127</td></tr>
</tbody>
</table>
<p>Ông Quản Trọng Đễ, 74 tuổi, cho biết ông tập cùng cháu ngoại từ mùa hè. Trước đó hai ông cháu
ít khi nói chuyện quá năm phút.</p>
"""),
        unit="phuong-long-bien-2025",
        about=("hoi-cuu-chien-binh-phuong-long-bien-2025",),
        category="van-hoa-xa-hoi",
        published="",
        views=0,
        byline="Hữu Lâm",
        event_date="2026-11-15",
        photos=(
            (
                "the-thao",
                "Một pha cầu trong trận chung kết.",
                "Hai người chơi ở hai bên lưới cùng vung vợt, quả cầu lơ lửng trên không.",
            ),
        ),
        state="submitted",
    ),
    Text(
        key="cho-duyet-vuon-mai-phuc-loi",
        title=(
            "Cắt tỉa 320 cây trước gió mùa: Phúc Lợi làm thế nào để không còn cành gãy trên mái nhà"
        ),
        lead=(
            "Mỗi cây được gắn một mã số, ghi tình trạng rễ, thân, cành. Người dân đi ngang "
            "thấy cây nghiêng có thể báo đúng mã."
        ),
        body=html("""
<p>Bài học đến từ trận gió tháng 6, khi một cành bằng lăng rơi trúng mái hiên nhà dân. Không ai
bị thương, nhưng kiểm tra lại thì cành ấy đã mục từ lâu, nhiều người thấy mà không biết báo cho
ai.</p>
<p>Từ tháng 10, đội cây xanh đi cùng các tổ dân phố rà từng gốc. Việc cắt tỉa theo ba bậc: cành
khô cắt ngay, cành vươn vào dây điện cắt trong tuần, cây nghiêng thì chống và theo dõi. Chỉ bốn
cây phải chặt hạ, vị trí cũ được trồng cây mới trong tháng.</p>
<p>Cành lá không chở ra bãi rác mà băm làm phân, ủ ba tháng rồi phát cho các vườn trường.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=("to-dan-pho-08-phuc-loi-2025",),
        category="do-thi-moi-truong",
        published="",
        views=0,
        byline="Thu Mây",
        event_date="",
        photos=(
            (
                "cay-xanh",
                "Trồng cây thay thế ở bốn vị trí phải chặt hạ.",
                "Hai người dựng cây non vào hố, một người lấp đất, gốc cây có cọc chống.",
            ),
        ),
        state="submitted",
    ),
    Text(
        key="cho-duyet-quy-chung-bo-de",
        title="Tổ dân phố số 1 phường Bồ Đề công khai quỹ bằng một tờ giấy dán trước thang máy",
        lead=(
            "Một trang, ba cột, chữ to. Cách công khai giản dị này được đề nghị nhân rộng cho "
            "cả 45 tổ."
        ),
        body=html("""
<p>Trước kia, thu chi được đọc mỗi năm hai lần, người vắng họp thì không biết. Nay cứ ngày 5 hằng
tháng, thủ quỹ dán tờ mới, để tờ cũ bên cạnh trong ba tháng cho mọi người so.</p>
<p>Chị Lường Bích Đào, thủ quỹ, thừa nhận tháng đầu chị ghi nhầm tiền bóng đèn, một cháu học sinh
phát hiện ra. Chị sửa bằng bút đỏ, ký tên bên cạnh, không xóa dòng cũ.</p>
<p>Từ khi dán công khai, số hộ góp quỹ tăng từ 61% lên 88%, dù mức góp vẫn là tùy tâm.</p>
"""),
        unit="phuong-bo-de-2025",
        about=("to-dan-pho-so-1-bo-de-2025",),
        category="chinh-quyen",
        published="",
        views=0,
        byline="Quý Đạt",
        event_date="2026-11-17",
        photos=(),
        state="submitted",
    ),
)
