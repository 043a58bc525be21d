"""A statement put together once and run straight on the driver: for the few that somebody waits for at every click.

Compiling, wrapping results and firing events cost SQLAlchemy several times what the database needs for one row.
"""

from collections import namedtuple

from sqlalchemy.sql import ClauseElement

from app.core.database import db


class Prepared:
    """`statement` with a `bindparam` for every value that changes; no lists of values, and no defaults of models are filled in."""

    def __init__(self, statement: ClauseElement):
        self._statement = statement
        self._forms: dict[str, _Form] = {}

    def run(self, driver, **values) -> list:
        """All rows, as named tuples, of the statement with `values`; none where it is no query. What the driver raises, it raises."""
        dialect = db.engine.dialect
        if dialect.name not in self._forms:
            self._forms[dialect.name] = _Form(self._statement, dialect)
        return self._forms[dialect.name].run(driver, values)


class _Form:
    """A statement as one database takes it: its text, its values with gaps, and what fills each gap."""

    def __init__(self, statement: ClauseElement, dialect):
        compiled = statement.compile(dialect=dialect)
        order, known = compiled.positiontup, compiled.params
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        self.dialect, self.text = dialect, str(compiled)
        self.values = [known[name] for name in order] if order else dict(known)
        self.gaps = [
            (place, name, binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for place, name in (enumerate(order) if order else zip(known, known, strict=True))
            if known[name] is None
        ]
        self.columns = list(getattr(statement, "selected_columns", ()))
        self.row = namedtuple("Row", [column.key for column in self.columns]) if self.columns else None
        self.back = None

    def run(self, driver, values: dict) -> list:
        bound = self.values.copy()
        for place, name, turn in self.gaps:
            bound[place] = turn(values[name]) if turn else values[name]
        rows = driver.execute(self.text, bound)
        if self.row is None:
            return []
        if self.back is None:
            self.back = self._back(rows.description)
        return [self._row(row) for row in rows.fetchall()] if self.back else list(map(self.row._make, rows.fetchall()))

    def _back(self, description) -> list[tuple]:
        """What turns the driver's values into ours, by place, as far as anything must."""
        kinds = [column.type.dialect_impl(self.dialect) for column in self.columns]
        turns = [kind.result_processor(self.dialect, told[1]) for kind, told in zip(kinds, description, strict=True)]
        return [(place, turn) for place, turn in enumerate(turns) if turn]

    def _row(self, values: tuple):
        values = list(values)
        for place, turn in self.back:
            if values[place] is not None:
                values[place] = turn(values[place])
        return self.row._make(values)
