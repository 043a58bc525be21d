"""How often strangers may try."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from app.config import Config

# A Redis that is away must not keep people out: then each process counts for itself.
limiter = Limiter(get_remote_address, headers_enabled=True, in_memory_fallback_enabled=True, swallow_errors=True)


def register_limits(app: Flask, config: Config) -> None:
    """Count in memory, or in Redis where several processes serve."""
    app.config["RATELIMIT_STORAGE_URI"] = config.redis_url or "memory://"
    limiter.init_app(app)


def only_refusals(response) -> bool:
    """For `limiter.limit(…, deduct_when=only_refusals)`: a success costs nothing."""
    return response.status_code >= 400
