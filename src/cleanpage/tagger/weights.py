"""How weights are stored: a table of contents in words, then the numbers.

    mean 168
    enter.weight 64 168
    (an empty line)
    (the numbers: little-endian half precision, array after array, row after row)

Half precision is more than the network's noise needs. Read in one piece, this takes a tenth of the time of an `.npz`,
whose two dozen members are unpacked one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from cleanpage.tagger.chars import Floats

if TYPE_CHECKING:
    import numpy.typing as npt

_STORED = "<f2"


def pack(weights: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Return what a file of weights holds."""
    contents = "".join(f"{name} {' '.join(map(str, array.shape))}\n" for name, array in weights.items())
    return contents.encode() + b"\n" + b"".join(array.astype(_STORED).tobytes() for array in weights.values())


def unpack(data: bytes) -> dict[str, Floats]:
    """Return the weights by name, float32.

    >>> unpack(pack({"bias": np.array([1, -0.5]), "weight": np.zeros((2, 3))}))["bias"]
    array([ 1. , -0.5], dtype=float32)
    """
    end = data.index(b"\n\n") + 2
    numbers = np.frombuffer(data, _STORED, offset=end).astype(np.float32)
    weights, at = {}, 0
    for line in data[:end].decode().splitlines()[:-1]:
        name, *sizes = line.split()
        shape = tuple(map(int, sizes))
        weights[name] = numbers[at : at + prod(shape)].reshape(shape)
        at += prod(shape)
    return weights
