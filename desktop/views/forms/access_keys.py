"""Access keys: each label of a form gets a letter of its own, in any language, without anybody having to choose it."""

from __future__ import annotations

from collections.abc import Iterable


def with_access_keys(labels: Iterable[str], taken: str = "") -> list[str]:
    """The labels with ``&`` before a letter unique among them; first letters of words are preferred.

    A label that cannot get a letter any more stays without. Letters in ``taken`` belong to others (the buttons below).
    """
    used = set(taken.casefold())
    marked: list[str] = []
    for label in labels:
        plain = label.replace("&", "")
        place = _free_place(plain, used)
        if place < 0:
            marked.append(plain)
            continue
        used.add(plain[place].casefold())
        marked.append(f"{plain[:place]}&{plain[place:]}")
    return marked


def plain(label: str) -> str:
    """A label without its access key."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _free_place(label: str, used: set[str]) -> int:
    starts = [i for i, sign in enumerate(label) if sign.isalnum() and (i == 0 or not label[i - 1].isalnum())]
    others = [i for i, sign in enumerate(label) if sign.isalnum() and i not in starts]
    for place in starts + others:
        sign = label[place].casefold()
        if sign not in used and len(sign) == 1:
            return place
    return -1
