"""What the user can mend.

Everything else that goes wrong is a fault of ours: it is logged whole and shown to be copied.
"""


class UserError(Exception):
    """A sentence for the user: what is wrong, where, and what to do. `str(error)` is that sentence."""


class CancelledError(Exception):
    """Nobody wants what was being made any more."""


class ClosedMonthError(UserError):
    """What was to be changed belongs to a closed month (YYYY-MM): it takes a reason."""

    def __init__(self, sentence: str, month: str) -> None:
        super().__init__(sentence)
        self.month = month


class FieldError(UserError):
    """A value that does not fit its field.

    `field` is the field's name, so that the sentence can stand at the field.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
