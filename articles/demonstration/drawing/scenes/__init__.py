"""One module for each scene; `PAINTERS` maps the name of a scene to what paints it.

A painter takes a Canvas, draws on it, and returns the tint of the whole and its strength.
"""

from .cleanup import cleanup
from .clinic import clinic
from .fire_drill import fire_drill
from .flowers import flowers
from .lotus import lotus
from .market import market
from .meeting import meeting
from .night import night
from .planting import planting
from .polling import polling
from .river import river
from .school import school
from .sports import sports

PAINTERS = {
    "hop": meeting,
    "don-ve-sinh": cleanup,
    "cho": market,
    "song-hong": river,
    "hoa": flowers,
    "truong-hoc": school,
    "tiem-chung": clinic,
    "pccc": fire_drill,
    "ho-sen": lotus,
    "pho-dem": night,
    "bau-cu": polling,
    "cay-xanh": planting,
    "the-thao": sports,
}
