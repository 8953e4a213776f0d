"""Texts at their longest, all of real syllables: stacked marks, and letters that reach down."""

from itertools import cycle, islice

SENTENCES = (
    "Ủy ban nhân dân phường quyết định sửa chữa đường ống dẫn nước ở ngõ nghỉ giữa hai tổ dân phố.",
    "Bà con nhường chỗ để xe, quét dọn vỉa hè và trồng lại những luống hoa đã bị ngập úng.",
    "Hội Người cao tuổi tổ chức buổi gặp gỡ, chúc thọ các cụ từ bảy mươi tuổi trở lên.",
    "Những hộ ở đầu ngõ được hướng dẫn phân loại rác, để riêng vỏ hộp, chai lọ và pin cũ.",
    "Đội dân phòng nhắc người dân khóa cửa cẩn thận, không đốt vàng mã ở gần dây điện.",
)
TITLE = "Bà con tổ dân phố số 9 cùng nhau nạo vét cống rãnh trước mùa mưa"
LEAD = "Sáng chủ nhật, hơn 60 hộ dân đã cùng nhau khơi thông 400 m cống rãnh dọc ngõ 12."
LONG_TITLE = (
    "Ủy ban nhân dân phường phối hợp với Ủy ban Mặt trận Tổ quốc, Hội Liên hiệp Phụ nữ, Đoàn "
    "Thanh niên và các tổ dân phố ra quân tổng vệ sinh môi trường, nạo vét cống rãnh, trồng cây "
    "xanh, sơn sửa nhà văn hóa, chuẩn bị đón Tết cổ truyền, mừng Đảng quang vinh, mừng đất nước "
    "đổi mới, mừng xuân mới vừa về!"
)[:300]
ONE_WORD = ("nghiêngngườihuỷưỡngkhuyếtquỳnhtrườngđượcgiếngthuỷ" * 2)[:80]
UNIT_NAME = (
    "Chi hội Nạn nhân chất độc da cam/dioxin và Bảo trợ người khuyết tật, trẻ mồ côi liên tổ dân "
    "phố số 17A, 117B và 118 (cũ)"
)
NOTE = "Bản trước viết “300 m”; đúng là “400 m”. Thành thật xin lỗi bạn đọc.\n\n" + SENTENCES[0]


def words(count: int) -> str:
    """So many words, in sentences."""
    return " ".join(islice(cycle(" ".join(SENTENCES).split()), count))


def _table(columns: int, rows: int) -> str:
    head = "".join(f"<th>Cột số {n}</th>" for n in range(1, columns + 1))
    row = "".join(f"<td>{SENTENCES[n % 5][: 12 + n * 4]}</td>" for n in range(columns))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{f'<tr>{row}</tr>' * rows}</tbody></table>"


def long_body(count: int = 20_000, headings: int = 40) -> str:
    """A body of `count` words under so many headings, of two levels."""
    part = "".join(f"<p>{words(count // headings // 4)}</p>" for _ in range(4))
    return "".join(
        f"<h{2 + (n % 4 > 0)}>{n + 1}. {SENTENCES[n % 5]}</h{2 + (n % 4 > 0)}>{part}"
        for n in range(headings)
    )


RICH_BODY = (
    f"<p>{words(120)}</p><h2>Lịch cấp nước</h2>{_table(12, 30)}<h2>Việc cần làm</h2>"
    f"<ul><li>{SENTENCES[1]}<ul><li>{SENTENCES[2]}<ol><li>{SENTENCES[3]}</li><li>Hai</li></ol></li>"
    f"</ul></li><li>{ONE_WORD}</li></ul><ol><li>Một</li><li>Hai</li></ol>"
    f"<blockquote><p>{SENTENCES[4]}</p></blockquote>"
    '<p>Xem thêm <a href="/dinh-chinh/">các lần đính chính</a> và '
    f'<a href="https://example.org/{ONE_WORD}">https://example.org/{ONE_WORD}</a>.</p>'
    f"<p><strong>Chữ đậm</strong>, <em>chữ nghiêng</em>, 30 m<sup>2</sup>.</p><p>{ONE_WORD}</p>"
)
BODY = f"<p>{SENTENCES[0]} {SENTENCES[1]}</p><p>{SENTENCES[2]}</p>"

NUMBER, LONG_NUMBER = "108-KH/QU", "12345a/2022/KHLT-UBMTTQ-HLHPNVN-TĐTNTPHCM"
NUMBER_WITHOUT_DATE = "35-NQ/ĐU"
CITING = f"<p>{SENTENCES[0]}</p><p>Theo Kế hoạch số {NUMBER} ngày 25/2/2022, {SENTENCES[1]}</p>"
CITING_MUCH = (
    f"<h2>Căn cứ Nghị quyết {NUMBER_WITHOUT_DATE}</h2><p>Kế hoạch {LONG_NUMBER} ngày 1/3/2022: "
    f"{words(180)} {words(60)}</p>"
    + "".join(f"<p>{n}. Kế hoạch {NUMBER} ngày 25/2/2022: {SENTENCES[n]}</p>" for n in range(5))
    + f"<p>Kế hoạch {NUMBER} ngày 24/2/2021.</p><p>Nghị quyết {NUMBER_WITHOUT_DATE} còn nguyên.</p>"
    + "".join(f"<p>Quyết định {n}/QĐ-UBND ngày {n}/3/2019.</p>" for n in range(1, 29))
)
