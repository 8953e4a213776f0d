"""How the bridge says no."""


class Refused(Exception):
    """The bridge does not do it; `reason` says in Vietnamese why and what to do instead."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
