"""What a tagger has learnt, and the file it lies in: small tables of numbers by the checksum of a feature's name.

A file is zlib over: the length of a head in four bytes, the head as JSON, then for each table its keys (uint32, rising)
and rows (int8), then the moves (float32). All numbers are little-endian. Feature and key: `zlib.crc32` of UTF-8.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FILES = files("sayso.extract.tagger")


class Table(Struct, frozen=True):
    """A row of weights for each feature that was learnt."""

    keys: NDArray[np.uint32]
    rows: NDArray[np.int8]
    scale: float  # a weight is a number of the row times this


class Model(Struct, frozen=True):
    """The weights of one language; `moves` from label to label, its last row from the start of a sentence."""

    labels: tuple[str, ...]
    tagging: Table
    alike: Table  # one column: how much the letters of a word are those of names
    moves: NDArray[np.float32]
    caution: float  # added to the score of "no name" before the best labels are looked for


class _Head(Struct, frozen=True):
    labels: tuple[str, ...]
    sizes: tuple[int, int]  # rows of the two tables
    scales: tuple[float, float]
    caution: float


@cache
def model(lang: str) -> Model | None:
    """The model of a language that is shipped, or None."""
    packed = _FILES / f"{lang}.weights"
    return unpack(packed.read_bytes()) if packed.is_file() else None


def unpack(packed: bytes) -> Model:
    """The model in the bytes of a file."""
    import numpy as np

    plain = zlib.decompress(packed)
    at = 4 + int.from_bytes(plain[:4], "little")
    head = msgspec.json.decode(plain[4:at], type=_Head)
    tables = []
    for size, scale, wide in zip(head.sizes, head.scales, (len(head.labels), 1), strict=True):
        keys = np.frombuffer(plain, "<u4", size, at)
        at += 4 * size
        rows = np.frombuffer(plain, np.int8, size * wide, at).reshape(size, wide)
        at += size * wide
        tables.append(Table(keys, rows, scale))
    count = len(head.labels)
    moves = np.frombuffer(plain[at:], "<f4", (count + 1) * count).reshape(count + 1, count)
    return Model(head.labels, tables[0], tables[1], moves, head.caution)


def pack(model: Model) -> bytes:
    """The bytes of the file of a model."""
    tables = (model.tagging, model.alike)
    sizes, scales = (len(tables[0].keys), len(tables[1].keys)), (tables[0].scale, tables[1].scale)
    head = msgspec.json.encode(_Head(model.labels, sizes, scales, model.caution))
    parts = [len(head).to_bytes(4, "little"), head]
    for table in tables:
        parts += [table.keys.astype("<u4").tobytes(), table.rows.tobytes()]
    return zlib.compress(b"".join([*parts, model.moves.astype("<f4").tobytes()]), 9)


def table(names: Sequence[str], weights: NDArray[np.float32]) -> Table:
    """Weights by name, as small numbers; a row that would be all noughts is left out."""
    import numpy as np

    scale = float(np.abs(weights).max(initial=1e-6)) / 127
    rows = np.rint(weights / scale).astype(np.int8)
    keys = np.array([zlib.crc32(name.encode()) for name in names], np.uint32)
    kept = np.flatnonzero(rows.any(axis=1))
    order = kept[np.argsort(keys[kept], kind="stable")]
    return Table(keys[order], rows[order], scale)


def sums(table: Table, named: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """For each list of features, the sum of their rows."""
    import numpy as np

    crc = zlib.crc32
    keys = np.array([crc(name.encode()) for names in named for name in names], np.uint32)
    out = np.zeros((len(named), table.rows.shape[1]), np.float32)
    if not len(table.keys) or not len(keys):
        return out
    owner = np.repeat(np.arange(len(named)), [len(names) for names in named])
    spot = np.minimum(np.searchsorted(table.keys, keys), len(table.keys) - 1)
    known = table.keys[spot] == keys
    owner, spot = owner[known], spot[known]
    cuts = np.flatnonzero(np.diff(owner, prepend=-1))
    if len(cuts):
        out[owner[cuts]] = np.add.reduceat(table.rows[spot].astype(np.int32), cuts) * np.float32(table.scale)
    return out
