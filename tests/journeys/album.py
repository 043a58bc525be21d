"""Pictures of a journey, for whoever asks for them by KITHLINE_PICTURES=folder; nothing is written otherwise."""

import io
import os
from pathlib import Path

from PIL import Image

from tests.journeys.visitor import Visitor

SCROLL = "of => scrollTo(0, of ? document.querySelector(of).getBoundingClientRect().top + scrollY - 24 : 0)"
FRAME = {"width": 1280, "height": 860}


class Album:
    """One picture after the other, numbered."""

    def __init__(self):
        folder = os.environ.get("KITHLINE_PICTURES")
        self.folder, self.number = folder and Path(folder), 0

    def take(self, visitor: Visitor, stage: str, *, of: str = "") -> None:
        """What the visitor sees now, scrolled to where the element `of` begins."""
        if not self.folder:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.number += 1
        visitor.page.evaluate(SCROLL, of)
        visitor.page.wait_for_timeout(400)
        picture = Image.open(io.BytesIO(visitor.page.screenshot()))
        picture.save(self.folder / f"{self.number:02}-{stage}.webp", quality=82, method=6)
