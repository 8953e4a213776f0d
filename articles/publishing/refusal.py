"""How the bridge and the desk say no."""


class Refused(Exception):
    """It is not done; `reasons` say in Vietnamese why, and what to do instead."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = reasons
