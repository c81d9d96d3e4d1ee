"""How weights are stored: a table of contents in words, the words that the tagger knows, then the numbers.

    known 44000
    mean 168
    enter.weight 64 168
    (an empty line)
    (the known words: the key of each, little-endian in four bytes, then the row of each in two)
    (the numbers: little-endian half precision, array after array, row after row)

Half precision is more than the network's noise needs. Read in one piece, this takes a tenth of the time of an `.npz`,
whose two dozen members are unpacked one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from cleanpage.tagger.words import Vocabulary

if TYPE_CHECKING:
    import numpy.typing as npt

_KEY, _ROW, _STORED = "<u4", "<u2", "<f2"
NOTHING_KNOWN = Vocabulary.of({})


def pack(weights: Mapping[str, npt.NDArray[Any]], known: Vocabulary = NOTHING_KNOWN) -> bytes:
    """Return what a file of weights holds."""
    contents = "".join(f"{name} {' '.join(map(str, array.shape))}\n" for name, array in weights.items())
    numbers = b"".join(array.astype(_STORED).tobytes() for array in weights.values())
    words = known.keys.astype(_KEY).tobytes() + known.rows.astype(_ROW).tobytes()
    return f"known {len(known.keys)}\n{contents}\n".encode() + words + numbers


def unpack(data: bytes) -> tuple[dict[str, npt.NDArray[np.float16]], Vocabulary]:
    """Return the weights by name, and the words.

    >>> unpack(pack({"bias": np.array([1, -0.5]), "weight": np.zeros((1, 1))}))[0]
    {'bias': array([ 1. , -0.5], dtype=float16), 'weight': array([[0.]], dtype=float16)}
    """
    contents, _, _ = data.partition(b"\n\n")
    (_, count), *arrays = (line.split(" ", 1) for line in contents.decode().splitlines())
    known, at = int(count), len(contents) + 2
    keys = np.frombuffer(data, _KEY, known, at).astype(np.uint32)
    rows = np.frombuffer(data, _ROW, known, at + keys.nbytes).astype(np.uint16)
    numbers = np.frombuffer(data, _STORED, offset=at + keys.nbytes + rows.nbytes)
    weights, at = {}, 0
    for name, sizes in arrays:
        shape = tuple(map(int, sizes.split()))
        weights[name] = numbers[at : at + prod(shape)].reshape(shape)
        at += prod(shape)
    return weights, Vocabulary(keys, rows)
