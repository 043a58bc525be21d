"""The three ways to say no. `edge/refusals.py` turns them into answers, once."""


class Refusal(Exception):
    """Something was asked for that will not happen. Nothing has been changed."""


class NotFound(Refusal):
    """It is not there, or the one asking may not know that it is."""


class Gone(NotFound):
    """It was there, and those who look after its group took it out. The message is the reason they gave."""


class Forbidden(Refusal):
    """It is known to the one asking, and still not theirs to do. The message says why."""


class Invalid(Refusal):
    """Words or values make no sense. `errors` maps each field to what is wrong with it."""

    def __init__(self, **errors: str):
        super().__init__("; ".join(errors.values()))
        self.errors = errors
