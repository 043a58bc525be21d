"""What every answer says to the browser about trust."""

import secrets

from flask import Flask, g, request

from app.edge.caller import caller


def csp_nonce() -> str:
    """The nonce of this answer, for the import map and the module it starts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return g.csp_nonce


def register_headers(app: Flask) -> None:
    """Strict content policy, no sniffing, nothing private in shared caches."""

    @app.after_request
    def add(response):
        script = f"'self' 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else "'none'"
        # Turbo brings one style element of its own, for a bar we do not show.
        style = f"'self' 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else "'self'"
        response.headers.setdefault(
            "Content-Security-Policy",
            f"default-src 'none'; script-src {script}; style-src {style}; img-src 'self'; font-src 'self'; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
        )
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if app.config["SECURE"]:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if not request.path.startswith("/static/") and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store" if "caller" in g and caller() else "no-cache"
        return response
