"""A run says what is not kept or not there, and fails; pictures depend on the figures alone."""

from types import SimpleNamespace

import pytest

from evaluation import __main__ as evaluation
from evaluation.data import DataMissing
from evaluation.plots import draw
from evaluation.report import Report


@pytest.fixture
def part(monkeypatch):
    """Let a function take the place of all parts."""

    def put(run):
        monkeypatch.setattr(evaluation, "PARTS", ("evaluation.reddit",))
        monkeypatch.setattr(evaluation, "import_module", lambda name: SimpleNamespace(run=run))

    return put


def without_data(report, fast):
    raise DataMissing("reddit-college is not there")


def test_what_keeps_its_bounds_is_well(part, capsys):
    part(lambda report, fast: report.add("slates", 448, at_least=448))
    assert evaluation.main(["--fast"]) == 0
    assert "1 figures, 0 not met, 0 parts missing" in capsys.readouterr().out


def test_a_broken_bound_fails(part, capsys):
    part(lambda report, fast: report.add("slates", 447, at_least=448))
    assert evaluation.main(["--fast"]) == 1
    assert "NOT MET" in capsys.readouterr().out


def test_missing_data_is_said_and_fails(part, capsys):
    part(without_data)
    assert evaluation.main(["--fast"]) == 1
    assert "MISSING  evaluation.reddit: reddit-college is not there" in capsys.readouterr().out


def test_a_part_nobody_knows_fails(part, capsys):
    part(without_data)
    assert evaluation.main(["--fast", "weather"]) == 1


def test_the_environment_may_ask_for_haste(part, monkeypatch, capsys):
    part(lambda report, fast: report.add("fast", fast, at_least=1))
    monkeypatch.setenv("FAST", "1")
    assert evaluation.main([]) == 0


def test_the_same_figures_give_the_same_pictures(tmp_path, capsys):
    report = Report()
    report.section("Replay of public threads (4.1)")
    report.add("recency", 0.4, interval=(0.3, 0.5), remark="P@10 0.3, under 6 h NDCG@5 0.4")
    report.section("Cascades on Twitter (4.2)")
    report.add("rising after 3 h, R", 0.7, interval=(0.6, 0.8))
    cases = [{"ranker": ranker, "attack": "none", "size": 9, "seed": 1, "quality": 0.5} for ranker in ("engine", "Wilson")]
    once, again = ([path.read_bytes() for path in draw(report, cases, tmp_path / name)] for name in "ab")
    assert once == again
    assert len(once) == 3


def test_without_figures_nothing_is_drawn(tmp_path):
    assert draw(Report(), [], tmp_path) == []
