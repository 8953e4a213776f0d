"""The demonstration posts: 2021 to 2026, of old and new wards, and what the desk still works on.

The pictures of a post follow from its place in TEXTS: new posts go to the end.
"""

from .autumn_2026 import AUTUMN_2026
from .citing import CITING
from .drafts import DRAFTS
from .feature import FEATURE
from .guide import GUIDE
from .last import LAST
from .newer import NEWER
from .older import OLDER
from .recent import RECENT
from .reform_2025 import REFORM_2025
from .returned import RETURNED
from .spring_2026 import SPRING_2026
from .submissions import SUBMISSIONS
from .summer_2026 import SUMMER_2026
from .text import Text
from .waiting import WAITING
from .wards_2021 import WARDS_2021
from .wards_2022 import WARDS_2022
from .wards_2023 import WARDS_2023
from .wards_2024 import WARDS_2024
from .wards_2025 import WARDS_2025
from .wards_late_2024 import WARDS_LATE_2024
from .winter_2025 import WINTER_2025

TEXTS: tuple[Text, ...] = (
    *(*OLDER, *LAST, *NEWER, *RECENT, FEATURE, *WAITING),
    *(*WARDS_2021, *WARDS_2022, *WARDS_2023, *WARDS_2024, *WARDS_LATE_2024, *WARDS_2025),
    *(*REFORM_2025, *WINTER_2025, *SPRING_2026, *GUIDE, *SUMMER_2026, *AUTUMN_2026),
    *(*SUBMISSIONS, *RETURNED, *DRAFTS, *CITING),
)

__all__ = ["TEXTS", "Text"]
