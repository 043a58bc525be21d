"""A served house and real browsers. Each journey asks for the people it needs and walks with them."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.house import ROOT, House
from tests.journeys.shelf import Shelf
from tests.journeys.visitor import Visitor

# Each window would start two processes for what drops out of an address bar nobody sees, and cost four times as much.
# Only the last such list counts, so what Playwright turns off is turned off here again.
UNUSED = """WebUIOmniboxPopup WebUIOmniboxAimPopup WebUIOmniboxFullPopup AimEnabled AvoidCorsURLLoaderRestartOnRedirect
AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay MediaRouter
NetworkTimeServiceQuerying OptimizationHints PaintHolding PreconnectToSearch ThirdPartyStoragePartitioning""".split()
HEADLESS = f"""--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --disable-features={",".join(UNUSED)}""".split()
WITHOUT = os.environ.get("KITHLINE_NO_BROWSER") == "1"


def pytest_terminal_summary(terminalreporter):
    if WITHOUT:
        terminalreporter.write_line("*** KITHLINE_NO_BROWSER=1: the journeys were left out; nothing about pages in a browser is proved ***")


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for all journeys."""
    if WITHOUT:
        pytest.skip("KITHLINE_NO_BROWSER=1")
    found = subprocess.run([ROOT / "bin" / "chromium"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=HEADLESS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory) -> Shelf:
    """What has happened in houses, for all who share the work."""
    mine = tmp_path_factory.getbasetemp()
    return Shelf((mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "houses")


@pytest.fixture
def house(tmp_path: Path, shelf: Shelf):
    """A migrated, empty house, not yet served. What its server complained about fails the journey."""
    house = House(tmp_path, shelf)
    house.migrate()
    yield house
    house.stop()
    assert house.complaints() == ""


@pytest.fixture
def visit(chromium, house):
    """`visit()` or `visit("mina@kithline.example", name="mina")`: a browser of its own, signed in or not."""
    visitors = []

    def arrive(email: str | None = None, **settings) -> Visitor:
        # Nothing glides: who clicks would wait for it to stand, and what is looked at would be looked at half way.
        visitors.append(Visitor(chromium, house.url, **{"reduced_motion": "reduce", **settings}))
        if email:
            visitors[-1].is_known(email)
        return visitors[-1]

    yield arrive
    troubles = [trouble for visitor in visitors for trouble in visitor.leave()]
    assert troubles == []
