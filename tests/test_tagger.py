"""The tagger: the same arithmetic here as in training, scores that are probabilities, one copy kept."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.copies import COPY_MIN_WORDS, drop_copies
from cleanpage.segment import segment
from cleanpage.tagger import score
from cleanpage.tagger.chars import CharCounts, Floats
from cleanpage.tagger.features import CHARACTER_FEATURES, Features, character_features, html_features, text_features
from cleanpage.tagger.markup import as_dump, is_bare, score_markup
from cleanpage.tagger.network import Network, Surroundings, load_network
from cleanpage.tagger.readers import between
from cleanpage.tagger.words import Vocabulary

PAGE = "<nav><a href=/>Home</a><a href=/b>News</a></nav><main><h1>Rain</h1>" + "".join(
    f"<p>Paragraph {i} says that the rain fell on all of the town, and then it stopped.</p>" for i in range(9)
)


@pytest.mark.parametrize("door", ["html", "text"])
def test_numpy_and_torch_agree(door: str) -> None:
    torch = pytest.importorskip("torch")
    from training.dataset import Example
    from training.fit import arrays
    from training.network import Tagger, collate

    page = segment(PAGE if door == "html" else "Home\nNews\n\nRain\n\nThe rain fell. It fell long.\n" * 5, door)  # type: ignore[arg-type]
    features = html_features(page) if door == "html" else text_features(page)
    sources = features.ranges.shape[1] + features.groups.shape[1]
    torch.manual_seed(1)
    words = ["rain", "news"] if door == "text" else []
    known = Vocabulary.of({word: row for row, word in enumerate(words, 1)})
    model = Tagger(features.values.shape[1], sources, 32, ends=door == "text", words=len(words)).eval()
    n = len(page.blocks)
    example = Example("", "", "", page, features, np.zeros(n, np.float32))
    one = arrays(example, known)
    with torch.no_grad():
        # Beside another page in the batch, which must make no difference.
        expected = model(collate([one, one]))[0].numpy()[:n]
    network = Network.of({name: tensor.numpy() for name, tensor in model.state_dict().items()}, known)
    np.testing.assert_allclose(network.predict(features), expected, atol=1e-4)


@pytest.mark.parametrize("door", ["html", "text"])
def test_weights_fit_the_features(door: str) -> None:
    network = load_network(door)  # type: ignore[arg-type]
    page = segment(PAGE, "html") if door == "html" else segment("One line.\n\nAnother line.", "text")
    features = html_features(page) if door == "html" else text_features(page)
    assert len(network.enter) == features.values.shape[1]


PARAGRAPHS = "<h2>Rain</h2><p>It rained all day.<br>Then it snowed.</p><ul><li>Hats</li><li>Coats</li></ul>"


@pytest.mark.parametrize(
    ("markup", "bare"),
    [
        (PARAGRAPHS, True),
        (f"<div>{PARAGRAPHS}</div>", True),
        (f"<main><a href=/>Home</a> {PARAGRAPHS}</main>", True),
        (f"<div class=css-1x9f2k id=u7>{PARAGRAPHS}</div>", True),
        (f"<div class=post>{PARAGRAPHS}</div>", False),
        (f"<div class=menu>{PARAGRAPHS}</div>{PARAGRAPHS}", False),
        (f"<p class=menu>Rain</p>{PARAGRAPHS}", True),
    ],
)
def test_markup_whose_names_say_nothing_is_told(markup: str, bare: bool) -> None:
    assert is_bare(html_features(segment(markup, "html"))) is bare


def test_blocks_of_bare_markup_are_set_apart_as_in_a_dump() -> None:
    blocks = as_dump(segment(PARAGRAPHS + "<dl><dt>Fog</dt></dl>", "html")).blocks
    assert [(block.text, block.gap, block.tag) for block in blocks] == [
        ("Rain", 1, "h2"), ("It rained all day.", 1, "p"), ("Then it snowed.", 0, "p"), ("Hats", 1, "li"),
        ("Coats", 0, "li"), ("Fog", 1, "p"),
    ]  # fmt: skip


class Says:
    """A network that says the same of every block, and is asked how often."""

    def __init__(self, score: float) -> None:
        self.score = score
        self.asked = 0

    def predict(self, features: Features) -> Floats:
        self.asked += 1
        return np.full(len(features.words), self.score, np.float32)


@pytest.mark.parametrize(
    ("label", "by_markup", "by_dump", "asked", "expected"),
    [
        ("post", 0.99, 0.1, 0, 0.99),  # sure
        ("post", 0.5, 0.5, 1, 0.5),
        ("post", 0.5, 0.99, 1, 0.715),  # in doubt, and less than half convinced
        ("post", 0.1, 0.99, 1, 0.4),
        ("", 0.99, 0.1, 1, 0.1),  # without names
    ],
)
def test_the_tagger_for_dumps_is_asked_where_the_one_for_markup_is_in_doubt(
    label: str, by_markup: float, by_dump: float, asked: int, expected: float
) -> None:
    page = segment(f"<div class='{label}'>{PARAGRAPHS}</div>", "html")
    networks: dict[str, Any] = {"html": Says(by_markup), "text": Says(by_dump)}
    scores = score_markup(page, html_features(page), networks.__getitem__)
    assert (networks["text"].asked, scores.dtype) == (asked, np.float32)
    assert scores == pytest.approx(expected, abs=0.005)


def test_lines_of_a_song_are_no_copies_to_the_tagger_for_markup() -> None:
    page = segment("<div class=post>Rain, rain<br>Go away<br>Rain, rain</div><p>Go away</p>", "html")
    networks: dict[str, Any] = {"html": Says(0.5), "text": Says(0.01)}
    scores = score_markup(page, html_features(page), networks.__getitem__)
    assert (scores > 0.4).tolist() == [True, False, True, False]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_scores_are_probabilities(text: str) -> None:
    for door in ("html", "text"):
        page = segment(text, door)  # type: ignore[arg-type]
        scores, lines, goes_on = score(page)
        assert scores.shape == (len(page.blocks),)
        assert (goes_on is not None) == (door == "text" and bool(page.blocks))
        assert ((scores >= 0) & (scores <= 1)).all()
        for rates in lines or ():
            assert rates.shape == scores.shape
            assert np.exp(rates).sum() < 1.001  # there may be none


def test_a_line_is_read_between_its_neighbours() -> None:
    lines = np.array([[1, 2], [3, 4], [5, 6]], np.float32)
    assert between(lines).tolist() == [[0, 0, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [3, 4, 5, 6, 0, 0]]


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("One two three.", 3, 1),
        ("Is it? It is! Version 2.5 is out.", 8, 3),
        ("これは文です。次の文です。", 6, 2),
        ("Привіт, світе.", 2, 1),
    ],
)
def test_words_and_sentences_are_counted_in_any_script(text: str, words: int, sentences: int) -> None:
    counts = CharCounts([text])
    assert round(float(counts.words[0])) == words
    assert counts.sentences[0] == sentences


def test_letters_of_a_script_without_capitals_are_not_small() -> None:
    small = CHARACTER_FEATURES.index("lower_rate"), CHARACTER_FEATURES.index("starts_lower")
    assert not character_features(CharCounts(["ძველი წისქვილი ისევ ამუშავდა"]))[:, small].any()
    assert character_features(CharCounts(["стара вітряна мельниця"]))[:, small].all()


def test_a_line_is_shown_its_paragraph_two_windows_all_above_all_below_and_the_page() -> None:
    features = text_features(segment("One.\nTwo.\n\nThree.", "text"))
    assert features.ranges[1].tolist() == [[0, 2], [0, 3], [0, 3], [0, 2], [1, 3], [0, 3]]


def test_means_of_short_stretches_are_right_far_down_a_long_page() -> None:
    features = text_features(segment("\n".join(f"Line {number} of a long page." for number in range(5000)), "text"))
    values = np.random.default_rng(1).random((5000, 2), np.float32)
    surroundings = Surroundings.of(features)
    shown = surroundings.means(values)[-1].reshape(-1, 2)
    for mean, (start, end) in zip(shown, features.ranges[-1].tolist(), strict=False):
        expected = np.average(values[start:end], 0, surroundings.weight[start:end, 0])
        np.testing.assert_allclose(mean, expected, atol=1e-3)


def test_texts_that_hold_a_string_are_found_by_their_place_on_the_page() -> None:
    assert CharCounts(["a@b.org", "none", "at www.c.org, @d"]).hold("@").tolist() == [True, False, True]


def test_one_copy_of_a_text_is_kept() -> None:
    copy = "<p>This stands on the page twice.</p><p>Yes</p>"
    page = segment(f"<div class=wide>{copy}</div><div class=narrow>{copy}</div>", "html")
    assert COPY_MIN_WORDS == 4
    assert list(drop_copies(page, [True] * 4)) == [2]
