"""A replay knows no more than was known: on a small made-up community, and once on the real one."""

import gzip

import numpy as np
import pytest

from evaluation.data import data
from evaluation.reddit import ENGINE, engine_steps, judge, known_formulas, learn
from evaluation.slates import HOUR, Events, day, read, slates, voices

START = int(day(2021, 11, 1).timestamp())
POSTS = "post_id,group,author,created,scraped,upvotes\n"
COMMENTS = "comment_id,post_id,parent_id,author,created,upvotes,text_len,depth\n"


@pytest.fixture(scope="session")
def threads(tmp_path_factory):
    """Twenty posts a day by twenty people for ten days; on post k of a day k others comment, one every half hour."""
    posts, comments = [], []
    for n in range(200):
        created, k = START + n * 72 * 60, n % 20
        posts.append(f"p{n},Gardeners,{k},{created},{created + 50 * HOUR},{k * k}\n")
        comments += [f"c,p{n},p{n},{(k + i + 1) % 40},{created + i * HOUR // 2},1,9,1\n" for i in range(k)]
    folder = tmp_path_factory.mktemp("threads")
    for name, lines in (("posts", [POSTS, *posts]), ("comments", [COMMENTS, *comments])):
        with gzip.open(folder / f"{name}.csv.gz", "wt") as file:
            file.writelines(lines)
    return read(folder)


@pytest.fixture(scope="session")
def pages(threads):
    return slates(threads, day(2021, 11, 8), day(2021, 11, 10))


def test_a_person_counts_once_and_the_author_never():
    comments = Events(np.array([0, 0, 0, 0, 0]), np.array([7, 7, 3, -1, -1]), np.array([10, 20, 30, 40, 50]))
    assert voices(comments, np.array([3])).time.tolist() == [10, 40]


def test_what_came_later_is_not_known():
    acts = Events(np.array([0, 0, 2]), np.array([1, 2, 1]), np.array([10, 20, 5]))
    assert acts.until(np.array([0, 0, 1, 2]), np.array([10, 9, 99, 99])).tolist() == [1, 0, 0, 1]
    assert [part.tolist() for part in acts.pairs(np.array([2, 0]), np.array([99, 15]))] == [[0, 1], [2, 0]]


def test_a_slate_holds_ripe_posts_of_a_day(threads, pages):
    assert len(pages.starts) == 13
    assert set(np.diff(pages.starts)) <= {19, 20}
    assert pages.age.min() >= 0.5
    assert pages.age.max() <= 24


def test_a_group_with_few_posts_has_no_slate(threads):
    assert slates(threads, day(2021, 12, 20), day(2021, 12, 21)).starts.tolist() == [0]


def test_scores_do_not_change_with_what_comes_later(threads, pages):
    learned = learn(threads, day(2021, 11, 1), day(2021, 11, 8))
    first = slice(*pages.starts[:2])
    moment = pages.moment[0]
    past = [threads.voices.time <= moment, threads.comments.time <= moment]
    voices_then, comments_then = (Events(*(c[k] for c in acts)) for acts, k in zip((threads.voices, threads.comments), past, strict=True))
    then = threads._replace(voices=voices_then, comments=comments_then)
    for name, scores in (known_formulas(threads, pages) | engine_steps(learned, threads, pages)).items():
        again = (known_formulas(then, pages) | engine_steps(learned, then, pages))[name]
        assert scores[first].tolist() == again[first].tolist()


def test_only_what_was_read_before_teaches(threads):
    learned = learn(threads, day(2021, 11, 1), day(2021, 11, 4))
    late = threads._replace(score=np.where(threads.scraped < day(2021, 11, 4).timestamp(), threads.score, 0))
    assert learned.tracks.tolist() == learn(late, day(2021, 11, 1), day(2021, 11, 4)).tracks.tolist()


def test_the_engine_finds_what_people_come_to(threads, pages):
    steps = engine_steps(learn(threads, day(2021, 11, 1), day(2021, 11, 8)), threads, pages)
    assert judge(steps[ENGINE], threads, pages)[:, 0].mean() > 0.8


def test_the_real_slates_are_the_published_ones():
    threads = read(data("reddit-college"))
    pages = slates(threads, day(2021, 11, 14), day(2021, 12, 14))
    assert (len(pages.starts) - 1, np.median(np.diff(pages.starts))) == (448, 37)
