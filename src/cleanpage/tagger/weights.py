"""How weights are stored: a table of contents in words, the words that the tagger knows, then the numbers.

    mean 168
    enter.weight 64 168
    (an empty line)
    home share subscribe
    (the numbers: little-endian half precision, array after array, row after row)

Half precision is more than the network's noise needs. Read in one piece, this takes a tenth of the time of an `.npz`,
whose two dozen members are unpacked one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from cleanpage.tagger.chars import Floats

if TYPE_CHECKING:
    import numpy.typing as npt

_STORED = "<f2"


def pack(weights: Mapping[str, npt.NDArray[Any]], words: Sequence[str] = ()) -> bytes:
    """Return what a file of weights holds; no word may hold white space."""
    contents = "".join(f"{name} {' '.join(map(str, array.shape))}\n" for name, array in weights.items())
    numbers = b"".join(array.astype(_STORED).tobytes() for array in weights.values())
    return f"{contents}\n{' '.join(words)}\n".encode() + numbers


def unpack(data: bytes) -> tuple[dict[str, Floats], list[str]]:
    """Return the weights by name, float32, and the words.

    >>> unpack(pack({"bias": np.array([1, -0.5]), "weight": np.zeros((1, 1))}, ["home", "share"]))
    ({'bias': array([ 1. , -0.5], dtype=float32), 'weight': array([[0.]], dtype=float32)}, ['home', 'share'])
    """
    contents_end = data.index(b"\n\n") + 2
    words_end = data.index(b"\n", contents_end) + 1
    numbers = np.frombuffer(data, _STORED, offset=words_end).astype(np.float32)
    weights, at = {}, 0
    for line in data[:contents_end].decode().splitlines()[:-1]:
        name, *sizes = line.split()
        shape = tuple(map(int, sizes))
        weights[name] = numbers[at : at + prod(shape)].reshape(shape)
        at += prod(shape)
    return weights, data[contents_end:words_end].decode().split()
