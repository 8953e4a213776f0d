"""Pictures that a redaction took away stay away."""

from django.core.exceptions import ValidationError

from articles.models import Redaction
from articles.photos.intake import Picture


def refuse(picture: Picture) -> None:
    """Raise ValidationError if `picture` was taken away, in whatever article. One query."""
    if Redaction.objects.filter(digest=picture.digest).exists():
        raise ValidationError(
            "Ảnh này đã bị gỡ vĩnh viễn theo yêu cầu nên không dùng lại được. Hãy chọn ảnh khác."
        )
