"""The guard that stands on an operation, whoever comes in and by whatever door."""

from functools import wraps

from app.core.errors import Forbidden


def permits(rule):
    """Decorator for an operation `op(subject, *, by, …)`: it runs only if `rule(by, subject)` is true.

    A rule that takes the person alone guards operations without a subject. A rule may return a
    string instead of False: the reason, told to the person. Raises Forbidden.
    """

    def guard(operation):
        @wraps(operation)
        def guarded(*subject, by, **details):
            verdict = rule(by, *subject[:1])
            if verdict is not True:
                raise Forbidden(verdict or "That is not yours to do.")
            return operation(*subject, by=by, **details)

        guarded.rule = rule
        return guarded

    return guard


def anyone(person, *_) -> bool:
    """A rule for what every person who is signed in may do."""
    return person is not None
