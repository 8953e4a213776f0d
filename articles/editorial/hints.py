"""What the article's form says beside its fields: a line each, and where it helps, an example."""

# One line under the label: what goes in.
LINES = {
    "unit": "Đơn vị đứng tên bài và chịu trách nhiệm về bài.",
    "title": "Một câu ngắn: ai làm gì, ở đâu.",
    "lead": "Một, hai câu trả lời: ai, làm gì, ở đâu, khi nào. Cần có khi trình duyệt.",
    "body": "Dán thẳng từ Word hoặc Zalo cũng được: định dạng thừa tự bỏ, chữ giữ nguyên.",
    "about": "Những đơn vị khác được nhắc đến; bài sẽ hiện ở cả trang của họ.",
    "category": "Nơi bạn đọc tìm bài này trên trang tin.",
    "byline": "Tên in cuối bài. Để trống nếu không ghi tên.",
    "source": "Nơi đăng gốc, nếu bài lấy từ nơi khác.",
    "event_date": "Ngày việc trong bài diễn ra. Để trống nếu không gắn với một ngày.",
}
CHOSEN = "Đã chọn sẵn chuyên mục của bài trước."
# What unfolds under "Mẹo": (what it shows, an example) in order.
TIPS = {
    "title": (
        ("Nên viết", "Phường Việt Hưng trồng 200 cây xanh ven hồ Kim Quan"),
        ("Chưa rõ chuyện gì", "Tin hoạt động tháng 6"),
        ("Khó đọc", "PHƯỜNG VIỆT HƯNG TRỒNG 200 CÂY XANH"),
    ),
    "lead": (
        (
            "Nên viết",
            "Sáng 5/6, hơn 300 người dân và đoàn viên phường Việt Hưng trồng 200 cây xanh quanh hồ "
            "Kim Quan, mở đầu tháng hành động vì môi trường.",
        ),
        ("Chưa nên", "Thực hiện sự chỉ đạo của cấp trên, trong không khí phấn khởi, thi đua…"),
    ),
    "body": (
        ("Thứ tự dễ đọc", "Việc gì đã xảy ra, ai nói gì, rồi bà con cần làm gì, hỏi ai."),
        ("Mỗi đoạn một ý", "Ba đến năm câu; việc có nhiều bước thì dùng danh sách."),
        ("Cần số liệu", "“214 hộ đăng ký, hạn cuối 30/6” rõ hơn “nhiều hộ hưởng ứng”."),
    ),
    "about": (("Ví dụ", "Bài về sinh hoạt hè của tổ dân phố 7: gõ “tổ 7” rồi chọn."),),
    "source": (("Ví dụ", "Báo Nhân Dân ngày 5/6/2026"),),
}
