"""What a picture's head says is believed as far as refusing goes, and no further."""

from io import BytesIO

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from app.core.sizing import NoPicture, claimed_size
from tests.pictures import bomb, photograph, picture

KINDS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("details", [{}, {"lossless": True}, {"progressive": True, "comment": b"x" * 300}])
def test_the_size_of_a_picture_is_read_off_its_head(kind, details):
    assert claimed_size(picture(kind, (620, 41), **details), kind.lower()) == (620, 41)


def test_so_is_that_of_a_photograph_and_of_what_phones_take():
    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (620, 410), "green")).save(out)
    assert claimed_size(out.getvalue(), "heif") == (620, 410)
    assert claimed_size(photograph(), "jpeg") == (2400, 1200)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (bomb(0, 40), "png"),
        (b"\x89PNG\r\n\x1a\n" + picture("TIFF"), "png"),
        (picture("JPEG")[:300], "jpeg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP9 " + bytes(40), "webp"),
        (picture("TIFF"), "tiff"),
    ],
    ids=["empty", "TIFF called PNG", "cut off", "a beginning", "no WebP", "no kind of ours"],
)
def test_what_no_decoder_could_read_is_no_picture(data, kind):
    with pytest.raises(NoPicture):
        claimed_size(data, kind)


@given(data=some.binary(max_size=400), kind=some.sampled_from(KINDS), whole=some.booleans())
def test_nothing_that_is_sent_makes_it_stumble(data, kind, whole):
    beginning = picture(kind)[: None if whole else 16]
    try:
        size = claimed_size(beginning + data + b"\xff\xd9", kind.lower())
    except NoPicture:
        return
    assert size is None or size[0] * size[1] > 0
