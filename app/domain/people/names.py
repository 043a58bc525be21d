"""Handles and slugs out of names."""

import re
import unicodedata

from sqlalchemy import select

from app.core.database import db

RESERVED = {"new", "edit", "me", "house", "admin", "settings", "everyone", "here", "all", "count"}


def plain_name(name: str, limit: int) -> str:
    """`name` in lower-case ASCII letters, digits and single hyphens, at most `limit` characters."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.casefold()).strip("-")[:limit].strip("-")


def free_name(name: str, column, *, limit: int = 40, otherwise: str) -> str:
    """A spelling of `name` that no row of `column` has yet: maya-lind, maya-lind-2, …"""
    base = plain_name(name, limit - 6) or otherwise
    base = f"{base}-1" if base in RESERVED else base
    taken = set(db.session.scalars(select(column).where(column.startswith(base, autoescape=True))))
    number, candidate = 2, base
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
