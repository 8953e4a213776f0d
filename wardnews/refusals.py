"""Pages of what is refused before Django has it: no database, no session, nothing of the body."""

from http import HTTPStatus

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string

from wardnews.headers import SecurityHeaders

RETRY_AFTER = 30  # seconds
_KEPT = "Chữ bạn đã gõ vẫn còn: hãy bấm nút quay lại của trình duyệt."
_LATER = f"{_KEPT} Bạn hãy gửi lại sau ít phút."
WORDS = {
    HTTPStatus.BAD_REQUEST: (
        "Nội dung gửi lên bị đứt giữa chừng",
        f"Máy chủ chỉ nhận được một phần nên không giữ lại gì. {_KEPT} Sau đó hãy gửi lần nữa.",
    ),
    HTTPStatus.REQUEST_TIMEOUT: (
        "Nội dung gửi lên quá chậm",
        f"Đường truyền của bạn quá chậm nên máy chủ đã ngừng chờ. {_KEPT} Hãy gửi lại khi mạng "
        "tốt hơn, hoặc gửi ít ảnh hơn mỗi lần.",
    ),
    HTTPStatus.LENGTH_REQUIRED: (
        "Không rõ nội dung dài bao nhiêu",
        "Trình duyệt hoặc phần mềm của bạn không cho biết nội dung gửi lên dài bao nhiêu nên máy "
        "chủ không nhận. Hãy thử bằng một trình duyệt khác.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "Nội dung gửi lên quá lớn",
        f"Các tệp gửi cùng một lúc quá lớn. {_KEPT} Hãy chia ra gửi làm nhiều lần, mỗi lần ít ảnh "
        "hơn.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Máy chủ đang bận",
        f"Đang có quá nhiều người cùng gửi hoặc tải tệp. {_LATER}",
    ),
    HTTPStatus.INSUFFICIENT_STORAGE: (
        "Máy chủ tạm thời không nhận được",
        f"Máy chủ đang thiếu chỗ trống để nhận nội dung. {_LATER} Nếu vẫn không được, hãy báo cho "
        "người quản trị.",
    ),
}


def refuse(status: HTTPStatus, environ: dict, start_response) -> list[bytes]:
    """Answer with the page for `status`, under the headers that every answer has."""
    heading, words = WORDS[status]
    page = render_to_string("refused.html", {"heading": heading, "words": words})
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = RETRY_AFTER

    def answer(request):
        return response

    for middleware in (XFrameOptionsMiddleware, SecurityMiddleware, SecurityHeaders):
        answer = middleware(answer)
    response = answer(WSGIRequest(environ))
    response["Content-Length"] = len(response.content)
    start_response(f"{status.value} {status.phrase}", list(response.items()))
    return [response.content]
