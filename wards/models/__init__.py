"""Who and where: units as they change over time, and who may act in them. Nothing of articles."""

from wards.models.accounts import AccountEvent, AccountState
from wards.models.history import Coverage, Leader, Succession
from wards.models.roles import Membership
from wards.models.site import Imprint, SiteVersion
from wards.models.units import FormerName, Unit

__all__ = [
    "AccountEvent",
    "AccountState",
    "Coverage",
    "FormerName",
    "Imprint",
    "Leader",
    "Membership",
    "SiteVersion",
    "Succession",
    "Unit",
]
