"""What the corpus of `_search_corpus` is made of."""


def _templates(text: str) -> list[list[str]]:
    """One template a line, its slots in brackets: a list of text, slot, text, slot …"""
    found = []
    for line in text.strip().splitlines():
        pieces = []
        for piece in line.split("["):
            pieces += piece.split("]")
        found.append(pieces)
    return found


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.replace("\n", " ").split(",") if word.strip()]


TITLES = _templates("""
Phường [place] [do] tại [street]
[who] phường [place] [do]
Hội nghị [w] [w] phường [place] năm [n]
Phường [place]: [do], [do]
Chi bộ [n] phường [place] [do]
[who] [do] theo [paper]
Ra quân [w] và [w] trên địa bàn phường [place]
[do] ở [group], phường [place]
""")

LEADS = _templates("""
Sáng [day], phường [place] tổ chức [do] với sự tham gia của [who] và [who].
Thực hiện [paper] ngày [day], [who] phường [place] đã [do].
Chiều [day], tại [street], [who] cùng bà con [group] phường [place] [do].
Nhằm [do], vừa qua [who] phường đã phối hợp với [who] về [ww].
Phường [place] vừa hoàn thành việc [w], được [who] ghi nhận.
""")

SENTENCES = _templates("""
Thực hiện [paper] ngày [day] của [who] về [ww], phường đã [do] tại [street].
Đồng chí [name], [office], cho biết việc [w] gắn với [www] đã có nhiều chuyển biến.
Dự buổi lễ có các đồng chí [name], [office]; [name], [office] cùng [n] đại biểu.
Tại [street], lực lượng chức năng đã nhắc nhở [n] hộ, tháo dỡ [n] biển quảng cáo và [w].
Bà con [group] và [group] rất phấn khởi khi [who] [do].
Theo báo cáo của [who], đến ngày [day] toàn phường có [n] trường hợp [w], tăng [n] so với kỳ trước.
Trong đó có [www] và [ww] cần được quan tâm.
Các ý kiến tập trung vào [w], [w] và công tác [w] của địa phương.
Ông [name] ở [street] chia sẻ: gia đình tôi luôn ủng hộ việc [do].
Bà [name], [office], đề nghị [who] tiếp tục [do] trong thời gian tới.
Cũng trong dịp này, [n] gia đình chính sách được tặng quà, mỗi suất [n] nghìn đồng.
Căn cứ [paper], [who] giao [who] chủ trì, phối hợp [do].
Công tác [short] được duy trì thường xuyên, nhất là [w] tại [group].
[short] phường phối hợp với [who] kiểm tra [ww] trên tuyến [street].
Buổi tuyên truyền về [w] thu hút hơn [n] người dân của [n] tổ dân phố tham dự.
Sau khi nghe [name] trình bày, hội nghị đã thảo luận về [www].
Kết quả, [n] trên [n] hộ đã ký cam kết [do], đạt tỷ lệ cao.
Nhân dịp kỷ niệm ngày [day], các cháu thiếu nhi biểu diễn [ww] tại nhà văn hóa.
Đoạn đường qua [street] dài [n] mét được [w] bằng nguồn xã hội hóa.
Phát biểu chỉ đạo, đồng chí [name] nhấn mạnh ba nhiệm vụ: [w], [w] và [w].
Trước đó, ngày [day], [who] đã ban hành [paper] để [do].
Những tấm gương như [name] hay [name] đã góp phần lan tỏa phong trào [w].
Địa phương còn gặp khó khăn về [w], do [ww] chưa đồng bộ.
Để khắc phục, [who] sẽ [do] và [do] trước ngày [day].
Số tiền [n] triệu đồng được trao cho [who] nhằm hỗ trợ [w].
Mỗi tuần, [who] dọn [w] ở [street] hai lần, có sự giám sát của người dân.
[name] đạt giải nhất cuộc thi [w] với bài dự thi về [ww].
Kết luận hội nghị, [name] yêu cầu các đơn vị [do], không để phát sinh [w].
Mô hình [w] ở [group] được nhân rộng sang [group], [group].
Điểm mới năm nay là [www], theo tinh thần [paper].
""")

CAPTIONS = _templates("""
[who] [do] tại [street]
Đồng chí [name] phát biểu
Ảnh: bà con [group] với [w]
Quang cảnh hội nghị [w]
""")

DEEDS = _listed("""
ra quân tổng vệ sinh môi trường, thu gom rác thải, lập lại trật tự đô thị,
tặng quà người cao tuổi, khám sức khỏe miễn phí, diễn tập phòng cháy chữa cháy,
gặp mặt gia đình có công, trồng cây xanh, sinh hoạt chuyên đề, học tập nghị quyết,
tiếp xúc cử tri, bầu trưởng ban công tác mặt trận, trao nhà đại đoàn kết, tập huấn chuyển đổi số,
phát động thi đua, tuyên truyền an toàn giao thông, kiểm tra vệ sinh an toàn thực phẩm,
phun thuốc diệt muỗi, tiêm phòng cho đàn chó mèo, tổng điều tra dân số, thăm hỏi thương binh,
tổ chức tết trung thu, khai giảng năm học mới, sửa chữa nhà văn hóa, giải phóng mặt bằng,
nạo vét cống rãnh, hiến máu tình nguyện, kết nạp đảng viên mới, trao huy hiệu đảng,
sơ kết sáu tháng đầu năm, cấp căn cước công dân, vận động đổi rác lấy quà,
tháo dỡ mái che vi phạm, quản lý vỉa hè, chăm sóc vườn hoa
""")

WHO = _listed("""
Đảng ủy, Ủy ban nhân dân, Hội đồng nhân dân, Mặt trận Tổ quốc, Hội liên hiệp phụ nữ,
Đoàn thanh niên, Hội cựu chiến binh, Hội người cao tuổi, Hội chữ thập đỏ, Công an,
Ban chỉ huy quân sự, Trạm y tế, Trường tiểu học, Trường trung học cơ sở, Công đoàn, các chi bộ,
Ban bảo vệ dân phố, tổ trưởng dân phố, các hộ kinh doanh, Đội quản lý trật tự xây dựng,
bà con nhân dân, Ban công tác mặt trận
""")

OFFICES = _listed("""
Bí thư Đảng ủy, Phó bí thư thường trực, Chủ tịch Ủy ban nhân dân, Phó chủ tịch, Trưởng công an,
Chủ tịch Hội phụ nữ, Bí thư chi bộ, UVTV, Trưởng ban tuyên giáo, Hiệu trưởng,
Tổ trưởng tổ dân phố, Chủ tịch MTTQ, Bí thư Đoàn, Trạm trưởng trạm y tế
""")

STREETS = _listed("phố, ngõ 12 phố, đường, ngách 5/10 phố, chợ, vườn hoa, khu tập thể, nhà văn hóa")

PLACES = _listed("""
Đức Giang, Bồ Đề, Việt Hưng, Phúc Lợi, Long Biên, Ngọc Lâm, Ngọc Thụy, Gia Thụy, Giang Biên,
Thượng Thanh, Phúc Đồng, Sài Đồng, Thạch Bàn, Cự Khối, Nguyễn Văn Cừ, Ngô Gia Tự, Hoàng Như Tiếp,
Lâm Du, Ái Mộ, Trường Lâm, Nguyễn Sơn, Hồng Tiến, Kẻ Tạnh, Ô Cách, Thanh Am, Đặng Vũ Hỷ,
Vũ Xuân Thiều, Huỳnh Văn Nghệ, Cổ Linh, Bát Khối, Tư Đình, Mai Chí Thọ, Đoàn Khuê, Hội Xá,
Nguyễn Cao Luyện
""")

FAMILIES = _listed("Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đào")
MIDDLES = _listed("Văn, Thị, Đức, Minh, Thanh, Thu, Quang, Ngọc, Hữu, Xuân, Kim, Bích, Anh, Hồng")
GIVEN = _listed("""
An, Bình, Châu, Cường, Dũng, Dung, Đạt, Giang, Hà, Hải, Hạnh, Hiền, Hòa, Hùng, Hương, Khánh, Lan,
Linh, Long, Mai, Nam, Nga, Nhung, Oanh, Phúc, Phương, Quý, Sơn, Tâm, Thảo, Thủy, Toàn, Trang,
Tuấn, Uyên, Yến
""")

PAPERS = _listed("""
Kế hoạch {number}-KH/QU, Nghị quyết {number}-NQ/ĐU, Quyết định {number}/QĐ-UBND,
Đề án {number}-ĐA/TU, Nghị định {number}/{year}/NĐ-CP, Thông tư {number}/{year}/TT-BTTTT,
Kế hoạch số {number}/KH-UBND, Chỉ thị {number}-CT/TW, Thông báo {number}-TB/ĐU,
Nghị quyết {number}/NQ-HĐND
""")

SHORT = _listed("TTĐT, VSMT, PCCC, TTXD, ATGT, CCHC, MTTQ, HĐND, UBND")

WORDS = _listed("""
môi trường, trật tự, đô thị, an ninh, giao thông, văn hóa, giáo dục, y tế, dân số, gia đình,
phụ nữ, thanh niên, trẻ em, nhân dân, công dân, dịch vụ, hành chính, cải cách, chuyển đổi, số hóa,
quy hoạch, xây dựng, đất đai, nhà ở, vỉa hè, lòng đường, rác thải, thoát nước, cây xanh,
chiếu sáng, an toàn, thực phẩm, dịch bệnh, tiêm chủng, sức khỏe, thể thao, nghệ thuật, lễ hội,
di tích, đình làng, đoàn kết, dân chủ, giám sát, phản biện, hòa giải, khiếu nại, tố cáo, tiếp dân,
pháp luật, tuyên truyền, tổ chức, cán bộ, đảng viên, chi bộ, nghị quyết, chỉ thị, kế hoạch,
chương trình, mục tiêu, giải pháp, kinh tế, ngân sách, thu thuế, thương mại, chợ dân, hộ nghèo,
việc làm, bảo hiểm, trợ cấp, chính sách, quân sự, quốc phòng, tuyển quân, dân quân, bảo vệ,
phòng cháy, chữa cháy, cứu nạn, mưa bão, ngập úng, trường học, học sinh, giáo viên, khuyến học,
thư viện, sách báo, truyền thanh, thông tin, mạng xã, trực tuyến
""")

INITIALS = _listed("b, c, ch, d, đ, g, h, kh, l, m, n, ng, nh, ph, qu, r, s, t, th, tr, v, x")
RIMES = _listed("""
a, à, á, ả, ạ, an, àn, án, ản, ạn, ang, àng, áng, ạng, anh, ành, ánh, ảnh, ạnh, ao, ào, áo, ạo,
ăn, ằn, ắn, ặn, ăng, ằng, ắng, ặng, ân, ần, ấn, ận, âng, ầng, ấng, ậng, ất, ật, ác, ạc, áp, ạp,
át, ạt, ay, ày, áy, ạy, ây, ầy, ấy, ậy, âu, ầu, ấu, ậu, eo, èo, éo, ẹo, ên, ền, ến, ện, ênh, ềnh,
ếnh, ệnh, i, ì, í, ỉ, ị, in, ìn, ín, ịn, inh, ình, ính, ịnh, iên, iền, iến, iện, iêu, iều, iếu,
iệu, o, ò, ó, ỏ, ọ, oi, òi, ói, ọi, on, òn, ón, ọn, ong, òng, óng, ọng, ô, ồ, ố, ổ, ộ, ôi, ồi, ối,
ội, ôn, ồn, ốn, ộn, ông, ồng, ống, ộng, ơ, ờ, ớ, ở, ợ, ơi, ời, ới, ợi, ơn, ờn, ớn, ợn, u, ù, ú, ủ,
ụ, ua, ùa, úa, ụa, ung, ùng, úng, ụng, uôn, uồn, uốn, uộn, ư, ừ, ứ, ử, ự, ưa, ừa, ứa, ựa, ương,
ường, ướng, ưởng, ượng, ươi, ười, ưới, ượi, ước, ược, ức, ực, úc, ục
""")
