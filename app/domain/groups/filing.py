"""The categories groups stand under: a list that grows when somebody needs a new word."""

from sqlalchemy import delete, select

from app.core.database import db
from app.core.errors import Invalid
from app.domain.groups.models import Category, Filing, Group

MOST = 3
LONGEST = 40


def file_under(group: Group, names: list[str]) -> None:
    """Let the group stand under `names` and no others. Raises Invalid(categories=…) for too many or too long ones."""
    wanted = {" ".join(name.split()).casefold(): " ".join(name.split()) for name in names if name.strip()}
    if len(wanted) > MOST:
        raise Invalid(categories=f"At most {MOST} categories: fewer say more.")
    if any(len(name) > LONGEST for name in wanted.values()):
        raise Invalid(categories=f"A category has room for {LONGEST} characters.")
    known = {row.name_key: row for row in db.session.scalars(select(Category).where(Category.name_key.in_(wanted)))}
    for key in wanted.keys() - known.keys():
        known[key] = Category(name=wanted[key], name_key=key)
        db.session.add(known[key])
    db.session.flush()
    db.session.execute(delete(Filing).where(Filing.group_id == group.id))
    db.session.add_all(Filing(group_id=group.id, category_id=known[key].id) for key in wanted)
    db.session.flush()
