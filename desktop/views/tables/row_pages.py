"""The rows that are in memory: pages of 128, at most 48 of them, each with its display texts once they were needed.

Forty-eight full pages and a million positions together stay under 15 MB.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.services.listings.questions import ListRow

PAGE = 128
PAGES = 48
_SHARED = 2_000
_WORDED = 6
"""How many pages keep their texts: those of the others are computed again when they come back into sight (1 ms)."""


def sharing(rows: tuple[ListRow, ...], shared: dict[str, str], places: tuple[int, ...]) -> tuple[ListRow, ...]:
    """The rows with equal codes and ids in these places held once: most of a page's memory would be the same few ids."""
    if len(shared) > _SHARED:
        shared.clear()
    found = []
    for row in rows:
        values = list(row.values)
        for place in places:
            value = values[place]
            if isinstance(value, str):
                values[place] = shared.setdefault(value, value)
        found.append(ListRow(row.id, row.version, tuple(values)))
    return tuple(found)


@dataclass(slots=True)
class RowPage:
    """128 rows as they came, and per column the texts and marks computed from them on first use.

    ``generation`` tells which asking brought the rows: an older one is still shown, and asked again when it is in sight.
    """

    number: int
    generation: int
    rows: tuple[ListRow, ...]
    texts: dict[int, list[str]] = field(default_factory=dict)
    tones: dict[int, list[str]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The position of the page's first row in the view."""
        return self.number * PAGE

    def forget_texts(self) -> None:
        """Drop what was computed; the rows stay."""
        self.texts.clear()
        self.tones.clear()


class PageCache:
    """The pages last used, newest last; the oldest make room."""

    def __init__(self, limit: int = PAGES) -> None:
        self._limit = limit
        self._pages: OrderedDict[int, RowPage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pages)

    def __iter__(self) -> Iterator[RowPage]:
        return iter(self._pages.values())

    def of_row(self, row: int) -> RowPage | None:
        """The page that holds this position, if it is in memory. Counts as a use."""
        return self.get(row // PAGE)

    def get(self, number: int) -> RowPage | None:
        """The page of this number, if it is in memory. Counts as a use."""
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
        return page

    def put(self, page: RowPage) -> None:
        """Keep a page; the one longest unused goes when there are too many."""
        self._pages[page.number] = page
        self._pages.move_to_end(page.number)
        while len(self._pages) > self._limit:
            self._pages.popitem(last=False)
        for number in list(self._pages)[-_WORDED - 1 : -_WORDED]:
            self._pages[number].forget_texts()

    def row(self, position: int) -> ListRow | None:
        """The row at this position, if it is in memory."""
        page = self._pages.get(position // PAGE)
        if page is None:
            return None
        within = position % PAGE
        return page.rows[within] if within < len(page.rows) else None

    def position_of(self, record_id: str, generation: int | None = None) -> int | None:
        """Where a record stands, if its page is in memory (and of this generation, if one is given)."""
        for page in self._pages.values():
            if generation is not None and page.generation != generation:
                continue
            for within, row in enumerate(page.rows):
                if row.id == record_id:
                    return page.first + within
        return None

    def forget_texts(self) -> None:
        """Drop the computed texts (the day, the vocabulary or the language changed); the rows stay."""
        for page in self._pages.values():
            page.forget_texts()

    def clear(self) -> None:
        """Forget all."""
        self._pages.clear()
