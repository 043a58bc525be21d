"""How often strangers may try, and how much one person may write."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from app.config import Config
from app.edge.caller import caller

# A Redis that is away must not keep people out: then each process counts for itself.
limiter = Limiter(get_remote_address, headers_enabled=True, in_memory_fallback_enabled=True, swallow_errors=True)


def register_limits(app: Flask, config: Config) -> None:
    """Count in memory, or in Redis where several processes serve."""
    app.config["RATELIMIT_STORAGE_URI"] = config.redis_url or "memory://"
    limiter.init_app(app)


def only_refusals(response) -> bool:
    """For `limiter.limit(…, deduct_when=only_refusals)`: a success costs nothing."""
    return response.status_code >= 400


def only_successes(response) -> bool:
    """For `limiter.limit(…, deduct_when=only_successes)`: a form that was refused may be sent again."""
    return response.status_code < 400


def person_or_address() -> str:
    """Whose tries are counted: the caller's, from however many browsers."""
    person = caller()
    return f"person:{person.id}" if person else get_remote_address()


def at_most(number: int, things: str):
    """Decorate a view that takes a form: each person may send `number` an hour; then the words are handed back with a 429."""
    words = f"That is {number} {things} within an hour. Copy what you wrote and send it a little later."
    return limiter.limit(f"{number} per hour", key_func=person_or_address, deduct_when=only_successes, error_message=words)
