"""Posts that cite documents which other posts cite, too."""

from .text import Text, html

CITING = (
    Text(
        key="rac-thai-duc-giang-2022",
        title="Phường Đức Giang bàn chuyện rác thải: mỗi ngõ một giờ thu gom, ai cũng nhớ được",
        lead=(
            "Rác để ra ngõ lúc nào cũng được thì ngõ lúc nào cũng có rác. Phường cùng các tổ dân "
            "phố hẹn lại giờ đổ rác cho từng ngõ."
        ),
        body=html("""
<p>Thực hiện Kế hoạch 108-KH/QU ngày 25/2/2022 của Quận ủy và Nghị quyết chuyên đề số 35-NQ/ĐU
ngày 26/2/2022 của Đảng ủy phường, sáng 10 tháng 6, UBND phường Đức Giang mời các tổ trưởng dân
phố và đội môi trường ngồi lại về việc giữ VSMT trong ngõ.</p>
<p>Các tổ kể thẳng: xe rác đến sớm thì nhà đi chợ chưa về, đến muộn thì rác đã nằm ở đầu ngõ. Bàn
xong, lịch thu gom rác được hẹn lại như sau:</p>
<table>
<thead><tr><th>Nơi thu gom</th><th>Buổi sáng</th><th>Buổi tối</th></tr></thead>
<tbody>
<tr><td>Ngõ của tổ dân phố 17, 18</td><td>5:30</td><td>18:30</td></tr>
<tr><td>Ngõ của tổ dân phố 19, 20</td><td>6:00</td><td>19:00</td></tr>
<tr><td>Khu nhà tập thể</td><td>Không có</td><td>20:00</td></tr>
</tbody>
</table>
<p>Xe đến thì gõ kẻng, chờ ở đầu ngõ mười phút. Nhà có người già ở một mình, chỉ cần buộc túi treo
ở cổng, tổ trưởng sẽ nhờ nhà bên mang giúp.</p>
<p>Tháng đầu, phường đi nhắc chứ chưa phạt. Bà con thấy giờ nào chưa hợp, xin nói với tổ trưởng
để sửa lịch.</p>
"""),
        unit="phuong-duc-giang",
        about=("to-dan-pho-19-phuong-duc-giang",),
        category="do-thi-moi-truong",
        published="2022-06-11 09:00",
        views=2316,
        byline="Hữu Lâm",
        event_date="2022-06-10",
        photos=(
            (
                "don-ve-sinh",
                "Bà con quét ngõ trước giờ xe rác đến.",
                "Nhiều người đội nón cầm chổi quét lá trên đường, cạnh một xe rác màu xanh.",
            ),
        ),
    ),
    Text(
        key="giay-to-phuong-cu-2025",
        title="Giấy tờ mang tên phường cũ có phải đổi không? Phường Việt Hưng trả lời bà con",
        lead="Ba câu hỏi được hỏi nhiều nhất ở quầy một cửa trong hai tuần đầu, và câu trả lời.",
        body=html("""
<p>Theo Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội, từ ngày 1 tháng
7 bà con ở đây là người phường Việt Hưng mới. Tên phường trên giấy tờ cũ vì thế khác đi, và nhiều
người lo phải xếp hàng đổi lại tất cả.</p>
<h2>Giấy tờ cũ còn dùng được không?</h2>
<p>Còn. Giấy còn hạn thì vẫn dùng bình thường, không ai được bắt bà con đổi chỉ vì tên phường.</p>
<h2>Muốn đổi thì có mất tiền không?</h2>
<p>Đổi vì sắp xếp lại phường thì không thu lệ phí. Bà con nên chọn ngày vắng, đừng nghỉ việc để
đi đổi cho kịp, vì không có hạn nào phải kịp cả.</p>
<h2>Hỏi ở đâu?</h2>
<p>Ở quầy một cửa của UBND phường, buổi sáng từ 8:00. Ai đi lại khó khăn thì nhắn tổ trưởng dân
phố, cán bộ sẽ đến nhà.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=(),
        category="chinh-quyen",
        published="2025-07-15 08:00",
        views=3942,
        byline="Văn phòng HĐND và UBND phường",
        event_date="",
        photos=(),
    ),
    Text(
        key="tiem-chung-phuc-loi-2025",
        title="Phúc Lợi gộp lịch tiêm chủng trẻ em của ba trạm y tế, gần trạm nào đến trạm ấy",
        lead="Sổ tiêm của phường cũ vẫn dùng tiếp. Tuần đầu mỗi tháng, trạm nào cũng có một buổi.",
        body=html("""
<p>Sau khi sắp xếp lại theo Nghị quyết 1656/NQ-UBTVQH15, ba trạm y tế trong phường dùng chung một
danh sách trẻ đến hạn tiêm. Bà con không phải về trạm cũ, nhà gần trạm nào thì đến trạm ấy.</p>
<ul>
<li>Thứ Ba tuần đầu của tháng: trạm số 1, từ 7:30 đến 10:30.</li>
<li>Thứ Tư: trạm số 2, cùng giờ.</li>
<li>Thứ Năm: trạm số 3, cùng giờ.</li>
</ul>
<p>Khi đi xin mang theo sổ tiêm. Sổ thất lạc thì báo trước một ngày, trạm sẽ tìm lại mũi cũ trong
máy. Cháu đang sốt thì ở nhà, khỏi hẳn rồi tiêm bù, không mất lượt.</p>
<p>Tiêm xong, mời ông bà, bố mẹ ngồi lại 30 phút cùng cháu. Trạm có nước ấm và góc đồ chơi.</p>
"""),
        unit="phuong-phuc-loi-2025",
        about=(),
        category="y-te",
        published="2025-08-04 16:00",
        views=1487,
        byline="Trạm y tế phường",
        event_date="",
        photos=(),
    ),
)
