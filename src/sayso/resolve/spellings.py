"""Spellings of one name: keys that survive transliteration, and whether two full names can be one person's."""

from __future__ import annotations

from sayso.lang.sounds import acronym, keys, near, parts, sounds

__all__ = ["SURE", "acronym", "first_names_agree", "keys", "near", "parts", "sounds"]

SURE = 0.78  # nearness of two spellings of one word; bench/names.py prints what it costs and brings


def first_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether what stands before the last names can be one person's: the same, or an initial.

    >>> first_names_agree(("omar", "danvar"), ("salma", "danvar"))
    False
    """
    one, two = "".join(a[:-1]).replace("-", ""), "".join(b[:-1]).replace("-", "")
    if len(one) == 1 or len(two) == 1:
        return near(one[0], two[0]) >= SURE
    return near(one, two) >= 0.7 or (len(a) != len(b) and near(a[0], b[0]) >= SURE)
