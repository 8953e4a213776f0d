"""The refusal of a file, by a code; `words` says it."""


class Unfit(Exception):
    """A file that we do not take; its only argument is a code of `words.REFUSALS`."""

    @property
    def code(self) -> str:
        """Which of the refusals it is."""
        return self.args[0]
