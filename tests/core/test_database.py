"""What the database does beside answering."""

from sqlalchemy import text

from app.core.database import Database


def test_what_was_logged_is_brought_home_on_the_side(tmp_path):
    house = Database()
    house.connect(f"sqlite:///{tmp_path / 'k.db'}")
    with house.transaction() as session:
        session.execute(text("CREATE TABLE scraps (word TEXT)"))
    before = (tmp_path / "k.db").stat().st_size
    house.checkpoint()
    assert (tmp_path / "k.db").stat().st_size > before
    house.engine.dispose()
