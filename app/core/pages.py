"""Keyset pagination: a page is named by where the one before it ended, never by a count."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Select, literal, tuple_

from app.core.database import db
from app.core.errors import NotFound

LARGEST = 2**31 - 1


@dataclass(frozen=True)
class Page:
    """Rows of one page and the name of the next, None at the end."""

    rows: list
    next: str | None


def page_of(query: Select, *columns, size: int = 20, after: str | None = None, scalars: bool = False, ascending: bool = False) -> Page:
    """The page of `query` that follows `after`, newest or highest first; lowest first if `ascending`.

    `columns` are (key, …, id), none nullable, together unique; rows must carry them under their own
    names. `after` is a former page's `next`. Raises NotFound for an `after` nobody handed out.
    """
    result = db.session.execute(cut(query, *columns, size=size, after=after, ascending=ascending))
    return paged(result.scalars() if scalars else result, *columns, size=size)


def cut(query: Select, *columns, size: int, after: str | None = None, ascending: bool = False) -> Select:
    """`query` in the order of `columns`, from behind `after`, and one row more than a page holds. Takes and raises what page_of does."""
    if after:
        values = _read(after, columns)
        place = tuple_(*(literal(v, c.type) for v, c in zip(values, columns, strict=True)))
        query = query.where(tuple_(*columns) > place if ascending else tuple_(*columns) < place)
    return query.order_by(*(c if ascending else c.desc() for c in columns)).limit(size + 1)


def paged(rows, *columns, size: int) -> Page:
    """The page that `rows`, one more than it holds if there are more, begin with."""
    rows = list(rows)
    more, rows = len(rows) > size, rows[:size]
    return Page(rows, _write([getattr(rows[-1], c.key) for c in columns]) if more else None)


def _write(values) -> str:
    text = "|".join(_spell(value) for value in values)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _spell(value) -> str:
    if isinstance(value, datetime):
        return f"t{value.astimezone(UTC).isoformat()}"
    return f"i{value}" if isinstance(value, int) else f"f{value!r}" if isinstance(value, float) else f"s{value}"


def _read(name: str, columns) -> list:
    spelled = {"t": datetime.fromisoformat, "i": int, "f": float, "s": str}
    try:
        parts = urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode().split("|")
        values = [spelled[part[0]](part[1:]) for part in parts]
    except (ValueError, KeyError, IndexError):
        raise NotFound from None
    if len(values) != len(columns) or not all(_fits(value, column) for value, column in zip(values, columns, strict=True)):
        raise NotFound
    return values


def _fits(value, column) -> bool:
    wanted = column.type.python_type
    if isinstance(value, datetime):
        return issubclass(wanted, datetime) and value.tzinfo is not None
    return (
        isinstance(value, wanted) and not (isinstance(value, int) and abs(value) > LARGEST) and value == value and "\x00" not in str(value)
    )
