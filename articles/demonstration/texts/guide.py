"""A long guide with headings, a table and lists: the residents' groups after 29 June 2026."""

from .text import Text, html

GUIDE = (
    Text(
        key="cam-nang-tdp-viet-hung-2026",
        title=(
            "Từ 62 còn 32 tổ dân phố: cẩm nang cho mỗi gia đình ở phường Việt Hưng sau ngày 29 "
            "tháng 6"
        ),
        lead=(
            "Tổ mới là tổ nào, ai là tổ trưởng, quỹ cũ đi đâu, nhà văn hóa nào còn mở, giấy tờ "
            "có phải sửa không? Bài này trả lời lần lượt, kèm bảng và những việc cần làm theo "
            "tuần."
        ),
        body=html("""
<p>Ngày 29 tháng 6 năm 2026, phường Việt Hưng hoàn thành việc sắp xếp 62 tổ dân phố thành 32 tổ.
Đây là lần thay đổi thứ ba trong vòng một năm: tháng 7 năm ngoái phường mới được lập, đến tháng 8
các tổ đổi tên theo cụm, và nay nhiều tổ nhập lại với nhau. Bà con mệt vì phải nhớ tên mới cũng
là điều dễ hiểu. Chúng tôi đã đi cùng các tổ trong hai tuần, ghi lại những câu được hỏi nhiều
nhất rồi nhờ cán bộ phường trả lời bằng lời thường.</p>
<p>Nếu chỉ có một phút, xin nhớ ba điều. Thứ nhất, giấy tờ còn hạn của bà con vẫn dùng được. Thứ
hai, tổ là cộng đồng tự quản của chính người dân, không phải một cấp chính quyền, nên việc của tổ
do người trong tổ bàn và quyết. Thứ ba, không ai phải nộp bất cứ khoản tiền nào vì lý do sắp
xếp.</p>
<h2>Vì sao phải sắp xếp?</h2>
<p>Khi sáu phường cũ góp đất và người vào phường mới, quy mô các tổ chênh nhau rất lớn. Có tổ hơn
sáu trăm hộ, có tổ chưa đến một trăm. Tổ lớn thì tổ trưởng đi không xuể, một giấy mời phát ba
buổi tối mới xong. Tổ nhỏ thì năm nào cũng khó tìm người làm, có bác kiêm cả bốn việc từ tổ phó
đến thủ quỹ.</p>
<p>Đề án sắp xếp đặt ra mức chung khoảng bốn trăm đến sáu trăm hộ cho một tổ, nhưng không chia
bằng thước kẻ. Ranh giới ưu tiên đi theo đường, ngõ, mương, theo tòa nhà và theo thói quen sinh
hoạt của người dân. Một chung cư dù ít hộ vẫn được giữ thành tổ riêng nếu tách ra thì bà con tiện
hơn.</p>
<p>Trước khi chốt, phường lấy ý kiến đại diện từng hộ. Có bảy phương án đã phải sửa lại sau vòng
lấy ý kiến đầu. Ví dụ, hai dãy nhà hai bên một con mương vốn định nhập chung, nhưng cây cầu gần
nhất cách tới bốn trăm mét; bà con đề nghị để mỗi bên theo tổ liền kề của mình, và đề nghị ấy
được chấp thuận.</p>
<h2>Tổ của tôi bây giờ là tổ nào?</h2>
<p>Có ba cách tra cứu, chọn cách nào cũng được.</p>
<ol>
<li>Xem bảng niêm yết ở nhà văn hóa cũ của tổ. Bảng ghi theo ngõ và số nhà, giữ ít nhất sáu
tháng.</li>
<li>Hỏi tổ trưởng cũ. Dù không còn giữ nhiệm vụ, các bác vẫn có danh sách và sẵn lòng giúp.</li>
<li>Hỏi bộ phận tiếp nhận của phường, trực tiếp hoặc qua điện thoại trong giờ làm việc.</li>
</ol>
<p>Bảng dưới đây tóm tắt theo cụm để bà con hình dung chung. Con số từng cụm gồm cả những tổ giữ
nguyên.</p>
<table>
<thead><tr><th>Cụm dân cư</th><th>Số tổ trước</th><th>Số tổ sau</th><th>Nhà văn hóa đang
mở</th></tr></thead>
<tbody>
<tr><td>Đức Giang</td><td>19</td><td>10</td><td>9</td></tr>
<tr><td>Thượng Thanh</td><td>14</td><td>7</td><td>7</td></tr>
<tr><td>Gia Thụy</td><td>9</td><td>5</td><td>5</td></tr>
<tr><td>Việt Hưng</td><td>13</td><td>6</td><td>6</td></tr>
<tr><td>Giang Biên và Phúc Đồng</td><td>7</td><td>4</td><td>4</td></tr>
<tr><td>Cộng</td><td>62</td><td>32</td><td>31</td></tr>
</tbody>
</table>
<h3>Nếu nhà tôi nằm đúng ranh giới?</h3>
<p>Có mười hai ngôi nhà ở góc ngõ, cửa trước thuộc tổ này, cửa sau nhìn sang tổ kia. Nguyên tắc
là theo cửa chính, tức là cửa gắn biển số nhà. Gia đình nào thấy bất tiện thì viết đơn một trang,
hai tổ liên quan cùng họp, nếu cả hai đồng ý thì phường ghi nhận trong mười ngày.</p>
<h3>Nếu tôi đang ở thuê?</h3>
<p>Người thuê nhà là thành viên của tổ nơi mình cư trú như mọi người khác. Anh chị được dự họp,
được góp ý, con em được tham gia sinh hoạt hè và nhận quà Trung thu. Chỉ cần báo cho tổ trưởng
tên và số điện thoại để khi có việc khẩn còn gọi được.</p>
<h2>Tổ trưởng mới được chọn thế nào?</h2>
<p>Trong tháng 7, các tổ mới tổ chức hội nghị để bầu tổ trưởng. Cho đến ngày đó, mỗi tổ có một
nhóm lâm thời gồm các tổ trưởng cũ cùng trưởng ban công tác Mặt trận. Nhóm này chỉ làm ba việc:
giữ sổ sách, phát giấy mời và chuẩn bị hội nghị. Nhóm không được quyết định thu tiền hay sửa quy
ước.</p>
<p>Người được giới thiệu phải là cư dân thường xuyên sinh sống trong tổ, có sức khỏe, được bà con
tin cậy. Ai cũng có quyền tự ứng cử. Danh sách người ứng cử dán trước hội nghị ít nhất bảy ngày,
kèm vài dòng tự giới thiệu viết tay.</p>
<p>Chúng tôi gặp bà Đoàn Thị Sữa, 61 tuổi, người đã làm tổ trưởng suốt mười một năm ở cụm Đức
Giang. Hỏi bà có ra ứng cử tiếp không, bà lắc đầu: <em>“Tôi xin làm tổ phó thôi. Tổ mới đông gấp
đôi, phải có người trẻ biết làm bảng tính. Còn chuyện gõ cửa từng nhà thì tôi nhận”</em>.</p>
<p>Người mà bà muốn giới thiệu là anh Thân Đức Tuệ, 38 tuổi, kỹ sư cầu đường. Anh Tuệ nói mình
ngại nhất là hòa giải, vì chưa có tóc bạc. Bà Sữa gạt đi: tóc bạc thì bà có, cứ đi hai người là
xong.</p>
<h2>Quỹ và tài sản chung của tổ cũ</h2>
<p>Đây là chỗ dễ sinh hiểu lầm nhất, bởi vậy phường yêu cầu làm chậm mà chắc.</p>
<p>Trước hết, mỗi tổ cũ lập bảng thu chi đến hết ngày 28 tháng 6, có chữ ký của tổ trưởng, thủ
quỹ và hai đại diện người dân. Bảng này dán công khai ở hai nơi trong mười lăm ngày. Ai thấy chỗ
nào chưa rõ thì ghi thẳng vào tờ giấy bên cạnh, câu hỏi được trả lời cũng ở đó để mọi người cùng
đọc.</p>
<p>Tiếp theo, người dân của tổ cũ họp và chọn một trong ba cách:</p>
<ul>
<li>chuyển toàn bộ vào quỹ của tổ mới;</li>
<li>dùng hết cho một việc chung của khu mình, như sửa đèn ngõ, rồi quyết toán;</li>
<li>giữ làm quỹ riêng của một liên gia, có người quản lý và vẫn công khai hằng quý.</li>
</ul>
<p>Bàn ghế, loa, phông màn, bát đĩa được kiểm đếm và dán nhãn. Đồ nào do cá nhân cho mượn thì trả
lại. Đồ thừa, chẳng hạn hai bộ loa cùng loại, được chuyển đến nơi còn thiếu. Tại một tổ ở cụm Gia
Thụy, khi kiểm kê người ta tìm thấy bốn mươi hai chiếc ghế gỗ đóng từ năm 1988, mặt ghế khắc tên
từng nhà. Bà con quyết định không thanh lý, mỗi nhà nhận lại chiếc của mình làm kỷ niệm.</p>
<h2>Nhà văn hóa: nơi nào mở, nơi nào đổi việc?</h2>
<p>Cả phường có 40 điểm sinh hoạt lớn nhỏ. Sau sắp xếp, 31 điểm tiếp tục là nhà văn hóa. Chín
điểm còn lại không bị bỏ không. Bốn điểm thành phòng đọc và chỗ học buổi tối cho học sinh, hai
điểm dành cho câu lạc bộ người cao tuổi, một điểm làm kho đồ cứu hộ và phòng cháy, hai điểm đang
lấy thêm ý kiến.</p>
<p>Riêng tổ có hai nhà văn hóa thì hội nghị của tổ sẽ chọn nơi họp chính. Tiêu chí được nhiều nơi
đồng tình là: có lối cho xe lăn, có nhà vệ sinh, gần bến xe buýt hoặc có chỗ gửi xe.</p>
<h2>Giấy tờ, địa chỉ và những lời đồn</h2>
<p>Trong tuần qua, vài nhóm trò chuyện trên mạng lan truyền tin phải đổi căn cước và sổ đỏ trước
ngày 31 tháng 7, nếu không sẽ bị phạt. <strong>Tin ấy sai.</strong> Không có hạn nào như vậy và
cũng không có khoản phạt nào.</p>
<ul>
<li><strong>Căn cước:</strong> thẻ còn hạn thì dùng tiếp. Thông tin nơi cư trú được cập nhật
trong cơ sở dữ liệu, bà con mở VNeID để xem.</li>
<li><strong>Sổ đỏ:</strong> không phải đổi. Khi mua bán, tặng cho, cơ quan đăng ký sẽ ghi theo
tên mới.</li>
<li><strong>Giấy khai sinh, học bạ, bằng cấp:</strong> giữ nguyên, không sửa.</li>
<li><strong>Hợp đồng điện, nước, mạng:</strong> nơi cung cấp tự cập nhật, bà con không cần làm
gì.</li>
</ul>
<p>Đã có kẻ gian lợi dụng dịp này gọi điện tự xưng cán bộ phường, đòi cài ứng dụng lạ để “cập
nhật tổ dân phố”. Cán bộ thật không bao giờ yêu cầu cài ứng dụng qua đường dẫn trong tin nhắn.
Nghe những lời ấy, xin bà con tắt máy và báo công an.</p>
<h2>Chi bộ, Mặt trận và các hội đoàn</h2>
<p>Mỗi tổ mới thường có một chi bộ cùng địa bàn. Nơi hai chi bộ nhập lại, đảng viên sinh hoạt
chung từ tháng 7, cấp ủy lâm thời do Đảng ủy phường chỉ định cho đến khi đại hội. Các chi bộ cơ
quan, trường học, doanh nghiệp không thay đổi.</p>
<p>Ban công tác Mặt trận và các chi hội phụ nữ, cựu chiến binh, người cao tuổi, thanh niên kiện
toàn theo tổ mới, hạn đến cuối tháng 8. Những câu lạc bộ tự nguyện như dưỡng sinh, cờ tướng, thơ,
chèo thì không phải theo tổ. Người ở tổ này vẫn sang tập với tổ kia như lâu nay.</p>
<p>Chị Ma Thị Vàng, chi hội trưởng phụ nữ ở cụm Việt Hưng, tỏ ra lạc quan: <em>“Trước đây hai chi
hội, mỗi bên mười lăm chị đi tập đều. Nhập lại, tôi tưởng được ba mươi, ai ngờ hôm qua ra sân đếm
được bốn mươi mốt. Mấy chị bảo đông vui nên muốn đi”</em>.</p>
<h2>Việc của từng tuần trong tháng 7</h2>
<ol>
<li><strong>Tuần thứ nhất:</strong> công bố danh sách hộ của từng tổ, nhận phản ánh sai sót.</li>
<li><strong>Tuần thứ hai:</strong> niêm yết thu chi của tổ cũ, giới thiệu người ứng cử tổ
trưởng.</li>
<li><strong>Tuần thứ ba:</strong> hội nghị bầu tổ trưởng, bàn quy ước, chọn nơi họp.</li>
<li><strong>Tuần thứ tư:</strong> bàn giao sổ sách, quỹ, chìa khóa; gắn biển tên mới.</li>
</ol>
<p>Giấy mời hội nghị được phát tận tay và nhắn qua điện thoại. Nhà nào đến ngày 20 tháng 7 chưa
nhận được, xin gọi ngay cho nhóm lâm thời. Hội nghị chỉ hợp lệ khi có quá nửa số đại diện hộ tham
dự, nên mỗi nhà vắng mặt là thêm một lần phải họp lại.</p>
<h2>Những điều chưa ổn</h2>
<p>Nói cho công bằng, việc sắp xếp còn để lại vài chỗ khó. Ở hai tổ mới, khoảng cách từ nhà xa
nhất đến nơi họp lên tới chín trăm mét, các cụ đi bộ sẽ mệt. Phường đang tính đặt thêm một điểm
họp phụ và truyền tiếng qua loa, nhưng chưa có kinh phí.</p>
<p>Ngoài ra, biển chỉ dẫn ở một vài ngõ vẫn ghi tên từ hai lần đổi trước, khách đến tìm nhà cứ
hỏi vòng quanh. Đội quản lý đô thị hẹn thay xong toàn bộ trước ngày 15 tháng 8, chúng tôi sẽ quay
lại kiểm tra và viết tiếp.</p>
<h2>Hỏi ai, lúc nào?</h2>
<p>Trong tháng 7, phường mở thêm một bàn giải đáp ở sảnh tiếp dân, làm việc cả sáng thứ Bảy.
Người cao tuổi, người khuyết tật có thể gọi điện để cán bộ đến nhà. Câu hỏi gửi qua hòm thư của
trang này được trả lời trong ba ngày làm việc; câu nào nhiều người cần, chúng tôi sẽ bổ sung vào
bài và ghi rõ ngày bổ sung.</p>
<p>Chiều muộn hôm 30 tháng 6, trước một nhà văn hóa ở cụm Đức Giang, hai bác tổ trưởng cũ cùng
bắc thang tháo hai tấm biển. Một bác lau bụi, gói tấm biển của tổ mình vào tờ báo rồi mang về.
Bác kia hỏi giữ làm gì. Bác cười, bảo để cháu nội biết ngày xưa ông từng làm “quan” to nhất ngõ.
Rồi hai bác ngồi xuống bậc thềm, mở sổ, bắt đầu chép chung một danh sách.</p>
"""),
        unit="phuong-viet-hung-2025",
        about=("to-dan-pho-so-3-cum-duc-giang", "to-dan-pho-so-12-viet-hung-2025"),
        category="chinh-quyen",
        published="2026-07-02 07:30",
        views=14275,
        byline="Thu Mây – Quý Đạt",
        event_date="",
        photos=(
            (
                "hop",
                "Họp lấy ý kiến về phương án nhập tổ ở cụm Đức Giang.",
                "Hội trường kín người ngồi quay lưng, vài cánh tay giơ lên, sân khấu có sao "
                "vàng trên màn đỏ.",
            ),
            (
                "don-ve-sinh",
                "Hai tổ cũ cùng dọn con ngõ nay đã là của chung.",
                "Người lớn, trẻ nhỏ quét lá trên phố, nhà ống nhiều màu phía sau hàng cây.",
            ),
            (
                "truong-hoc",
                "Con em tổ nào vẫn học trường ấy, không có gì thay đổi.",
                "Học sinh xếp hàng trước tòa nhà hai tầng mái ngói, bóng bay và cờ ở giữa sân.",
            ),
            (
                "pho-dem",
                "Con ngõ từng là ranh giới hai tổ, nay chung một dãy đèn.",
                "Ngõ tối treo đèn lồng vàng cam, những người bạn ngồi quanh bàn trà thấp.",
            ),
        ),
    ),
)
