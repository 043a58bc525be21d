"""Pictures are redrawn by a process that may fall without anybody noticing."""

from io import BytesIO

import pillow_heif
import pytest
from PIL import Image

from app.core import pictures
from app.core.media import medium_of
from app.core.pictures import Refused, redraw
from tests.pictures import photograph, picture


def test_a_picture_comes_back_upright_and_small():
    drawn = redraw(photograph(), "image/jpeg")
    assert (drawn.width, drawn.height) == (800, 1600)
    assert max(len(drawn.large), len(drawn.small)) < 20_000


def test_a_small_picture_is_not_blown_up():
    drawn = redraw(picture("PNG", (30, 20)), "image/png")
    assert (drawn.width, drawn.height) == (30, 20)


def test_a_decoder_that_takes_too_long_is_ended(monkeypatch, tmp_path):
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pictures, "WORKER", sleeper)
    monkeypatch.setattr(pictures, "SECONDS", 0.3)
    with pytest.raises(Refused, match="took too long"):
        redraw(picture(), "image/png")


def test_a_decoder_that_is_killed_refuses_the_picture_and_nothing_else(monkeypatch, tmp_path):
    victim = tmp_path / "victim.py"
    victim.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(pictures, "WORKER", victim)
    with pytest.raises(Refused, match="not a picture we can read"):
        redraw(picture(), "image/png")


def test_a_decoder_has_no_secret_to_give_away(monkeypatch, tmp_path):
    spy = tmp_path / "spy.py"
    spy.write_text("import os, sys\nsys.exit(4 if 'DATABASE_URL' in os.environ else 3)\n")
    monkeypatch.setenv("DATABASE_URL", "postgresql://house:secret@db/house")
    monkeypatch.setattr(pictures, "WORKER", spy)
    with pytest.raises(Refused, match="not a picture we can read"):
        redraw(picture(), "image/png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_picture_of_any_safe_kind_is_redrawn(kind):
    assert redraw(picture(kind), f"image/{kind.lower()}").width == 60


def test_a_picture_as_phones_take_it_is_redrawn():
    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (60, 40), "green")).save(out)
    assert medium_of(out.getvalue()).type == "image/heif"
    assert redraw(out.getvalue(), "image/heif").width == 60
