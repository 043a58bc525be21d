"""A line of five hundred things: what it costs, and that it can still be read."""

import re
import time

import pytest
from sqlalchemy import select

from app.core.database import db
from app.domain.lineage.drawing import family
from app.domain.lineage.queries import line_of
from app.domain.lineage.scroll import AT_ONCE, unroll
from app.domain.lineage.walks import ancestry, kin, offspring
from tests.domain.lineage.families import a_large_family

CPU = 200  # milliseconds


def test_a_family_is_shown_up_to_five_hundred(world):
    a_large_family(world.welcome.thread, 520, groups=[world.gardeners])
    line = line_of(world.welcome.thread, seen_by=world.ada)
    assert len(line.nodes) == 500


@pytest.mark.parametrize("shape", ["bush", "star", "chain"])
@pytest.mark.parametrize("show", ["", "?show=all"])
def test_five_hundred_things_cost_less_than_a_fifth_of_a_second(world, as_, queries, shape, show, record_property):
    ids = a_large_family(world.welcome.thread, 500, groups=[world.gardeners, world.council, world.attic], shape=shape)
    browser, path = as_(world.mallory), f"/tree/{ids[0]}{show}"
    browser.get(path)
    times = []
    for _ in range(3):
        began = time.process_time()
        with queries() as seen:
            answer = browser.get(path)
        times.append((time.process_time() - began) * 1000)
    record_property("tree", round(min(times)))
    assert "of 500 things" in answer.text or "500 things of one family" in answer.text
    assert (min(times) < CPU, len(seen) <= 6, len(answer.data) < 60_000) == (True, True, True)


def test_every_one_of_five_hundred_is_on_a_page_once(world, as_):
    ids = a_large_family(world.welcome.thread, 500, groups=[world.gardeners])
    browser, path, found = as_(world.ada), f"/tree/{ids[0]}?show=all", []
    while path:
        page = browser.get(path).text
        found += re.findall(r'<li class="scroll__row" id="node_(\d+)"', page)
        later = re.search(r'rel="next" href="([^"]+)"', page)
        path = later and later[1].replace("&amp;", "&")
    assert [int(node_id) for node_id in found] == ids


def test_what_one_came_from_is_on_the_page_where_it_stands(world, as_):
    ids = a_large_family(world.welcome.thread, 300, groups=[world.gardeners])
    assert f'id="node_{ids[290]}" aria-current="true"' in as_(world.ada).get(f"/tree/{ids[290]}?show=all").text


def test_a_page_far_behind_the_last_is_the_last(world, as_):
    ids = a_large_family(world.welcome.thread, 100, groups=[world.gardeners])
    assert f'id="node_{ids[99]}"' in as_(world.ada).get(f"/tree/{ids[0]}?show=all&row=9999").text
    assert as_(world.ada).get(f"/tree/{ids[0]}?show=all&row=soon").status_code == 422


def test_many_strokes_that_only_pass_through_are_drawn_once(world):
    a_large_family(world.welcome.thread, 500, groups=[world.gardeners], shape="star")
    line = line_of(world.welcome.thread, seen_by=world.ada)
    assert len(unroll(family(line.nodes, line.edges), first=160).strokes) == AT_ONCE + 1


def test_where_the_near_part_ends_one_can_go_on(world, as_):
    ids = a_large_family(world.welcome.thread, 60, groups=[world.gardeners], shape="chain")
    assert f'<a href="/tree/{ids[35]}">1 more from here</a>' in as_(world.ada).get(f"/tree/{ids[0]}").text


@pytest.mark.parametrize("walk", [ancestry, offspring, kin])
def test_walking_the_line_reads_along_indexes(world, walk):
    ids = a_large_family(world.welcome.thread, 3000, groups=[world.gardeners])
    statement = select(walk(ids[7]).c.id).limit(500)
    compiled = statement.compile(db.engine, compile_kwargs={"literal_binds": True})
    connection = db.session.connection()
    connection.exec_driver_sql("ANALYZE edges" if db.is_postgresql else "ANALYZE")
    if db.is_postgresql:
        # Three thousand edges fit in a few pages: what is asked is whether an index serves the walk, not what is cheapest today.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    explain = "EXPLAIN " if db.is_postgresql else "EXPLAIN QUERY PLAN "
    plan = "\n".join(str(row[-1]) for row in connection.exec_driver_sql(explain + str(compiled)))
    assert not re.search(r"Seq Scan on edges|SCAN edges(?! USING)", plan), plan
    assert re.search("(Index|Bitmap).*edges|SEARCH edges USING", plan), plan
