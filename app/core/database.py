"""The ground every model stands on: engine, session, column types, constraint names."""

import sqlite3
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, DateTime, MetaData, TypeDecorator, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, scoped_session, sessionmaker

try:  # Debian's SQLite 3.40 can corrupt a WAL database (fixed in 3.51.3); this one bundles a newer.
    from pysqlite3 import dbapi2 as sqlite
except ImportError:
    sqlite = sqlite3

# Checkpoints are made each minute, on the side (see `Database.checkpoint`); at 40 MB of log whoever commits makes one after all.
PRAGMAS = (
    "journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000", "foreign_keys=ON", "wal_autocheckpoint=10000",
    # The default of 2 MB holds neither the ranks nor the threads of a busy house.
    "cache_size=-16000",
)  # fmt: skip
_reading: ContextVar[bool] = ContextVar("reading", default=False)
# The pooled connection of the lean transaction that is open, if one is.
_lean: ContextVar = ContextVar("lean", default=None)


class UTCDateTime(TypeDecorator):
    """Aware datetimes in, aware UTC datetimes out. SQLite alone would drop the zone unconverted."""

    impl = DateTime(timezone=True)
    cache_ok = True
    python_type = datetime

    def process_bind_param(self, value: datetime | None, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect):
        return None if value is None else value.astimezone(UTC)

    def result_processor(self, dialect, coltype):
        # A page reads hundreds of these; one call each instead of three.
        return _read_moment if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _read_moment(text: str | None) -> datetime | None:
    # Ten times as quick as putting the zone on what was read.
    return None if text is None else datetime.fromisoformat(text + "+00:00")


class Model(DeclarativeBase):
    """A row with an identity. Constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UTCDateTime}
    # SQLite would hand a deleted newest row's id to the next one, and permalinks would lie.
    __table_args__ = {"sqlite_autoincrement": True}


class Sessions(sessionmaker):
    """Makes sessions; within a lean transaction, such as join it."""

    def __call__(self, **options):
        if pooled := _lean.get():
            options["bind"] = Connection(self.kw["bind"], connection=pooled)
        return super().__call__(**options)


class Database:
    """One engine and one session per thread of work. `db` below is the only one there is."""

    def __init__(self):
        self.engine = None
        self.session = scoped_session(Sessions())

    def connect(self, url: str) -> None:
        """Open `url` (an SQLAlchemy URL; `postgresql://` means psycopg 3)."""
        self.session.remove()
        if self.engine is not None:
            self.engine.dispose()
        self.engine = _sqlite_engine(url) if make_url(url).get_backend_name() == "sqlite" else _postgresql_engine(url)
        self.session.configure(bind=self.engine)

    @property
    def is_postgresql(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def transaction(self):
        """Commit what the block did, or none of it. For commands and listeners; pages use the edge."""
        try:
            yield self.session
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise
        finally:
            self.session.remove()

    @contextmanager
    def lean(self):
        """As `transaction`, but yields the driver's connection, for `Prepared` statements: opening a session takes longer than running
        a few of them. Whoever needs the session has it nevertheless, it joins. Nothing else may be open in this thread."""
        pooled = self.engine.raw_connection()
        driver, token = pooled.driver_connection, _lean.set(pooled)
        try:
            if not self.is_postgresql:
                _begin(driver)
            yield driver
            if self.session.registry.has():
                self.session.commit()
            driver.commit()
        except BaseException:
            driver.rollback()
            raise
        finally:
            self.session.remove()
            _lean.reset(token)
            pooled.close()

    def driver(self):
        """The driver's connection of the transaction that is open, after whatever the session has not written yet."""
        pooled = _lean.get()
        if pooled and not self.session.registry.has():
            return pooled.driver_connection
        self.session.flush()
        return self.session.connection().connection.driver_connection

    def checkpoint(self) -> None:
        """Bring what SQLite wrote to its log home into the file, so that nobody's commit has to; PostgreSQL sees to that itself."""
        if not self.is_postgresql:
            connection = self.engine.raw_connection()
            try:
                connection.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            finally:
                connection.close()

    @contextmanager
    def reading(self):
        """Transactions begun inside only read: on SQLite they then wait for no writer."""
        token = _reading.set(True)
        try:
            yield self.session
        finally:
            _reading.reset(token)


# What stands in a statement's parameters are people's words: no log repeats them (`hide_parameters`).
def _sqlite_engine(url: str):
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    # The house asks some 250 different statements, and the driver keeps those used most for ever: with its usual 128 the others would be
    # prepared anew each time, which costs more than running them.
    driver = {"timeout": 15, "check_same_thread": False, "cached_statements": 1024}
    engine = create_engine(url, hide_parameters=True, module=sqlite, connect_args=driver)

    @event.listens_for(engine, "connect")
    def prepare(connection, _):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection):
        if not (driver := connection.connection.driver_connection).in_transaction:
            _begin(driver)

    return engine


def _begin(driver) -> None:
    # A deferred transaction that turns into a writer fails at once when another has committed since.
    text = "BEGIN" if _reading.get() else "BEGIN IMMEDIATE"
    try:
        driver.execute(text)
    except sqlite.OperationalError as error:
        raise OperationalError(text, None, error) from error


def _postgresql_engine(url: str):
    return create_engine(url, hide_parameters=True, pool_size=20, max_overflow=20, pool_pre_ping=True)


db = Database()
