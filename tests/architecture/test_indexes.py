"""Whoever points at a row can be found from it without reading a whole table."""

import pytest
from sqlalchemy import Table, UniqueConstraint

import app  # noqa: F401 - so that every table is known
from app.core.database import Model


@pytest.mark.parametrize("table", Model.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_foreign_key_leads_an_index(table: Table):
    orders = [list(index.columns) for index in table.indexes if not index.dialect_options["postgresql"]["where"] is not None]
    orders += [list(c.columns) for c in table.constraints if isinstance(c, UniqueConstraint)] + [list(table.primary_key.columns)]
    leading = {columns[0] for columns in orders if columns}
    assert {key.parent.name for key in table.foreign_keys if key.parent not in leading} == set()
