"""Making messages storable before anybody handles them: pasted text may hold NUL or half a sign, which no engine takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Any, TypeVar

from desktop.services.dispatch.messages import vars_of
from desktop.text import storable

M = TypeVar("M")


def cleaned(message: M) -> M:
    """The message itself where all its texts can be stored, otherwise a copy whose texts can."""
    changes = {name: clean for name, value in vars_of(message).items() if (clean := _clean(value)) is not value}
    return replace(message, **changes) if changes else message  # type: ignore[type-var]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value if (clean := storable(value)) == value else clean
    if type(value) in (tuple, list):
        made = [_clean(one) for one in value]
        return type(value)(made) if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if isinstance(value, Mapping):
        pairs = {_clean(key): _clean(one) for key, one in value.items()}
        return pairs if any(value.get(key, value) is not one for key, one in pairs.items()) else value
    if getattr(value, "storable", False):  # made by us from files that were cleaned while they were read
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return cleaned(value)
    return value
