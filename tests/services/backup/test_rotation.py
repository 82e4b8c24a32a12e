"""Which archives go: seven days, four weeks, six months stay, and never the last that is verified."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.backup.messages import BackupRecord, Standing, Why
from desktop.services.backup.rotation import DAYS, MONTHS, OF_TODAY, WEEKS, Dated, remove, to_remove

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def dated(hours_ago: float, standing: Standing = Standing.VERIFIED, path: str = "x") -> Dated:
    return Dated(BackupRecord(path, "", Why.NIGHTLY, 1, True, standing), NOW - timedelta(hours=hours_ago))


def test_a_year_of_nights() -> None:
    every = [dated(24 * day + 0.1) for day in range(365)]
    gone = to_remove(every, NOW)
    kept = [one for one in every if one not in gone]
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert kept[:DAYS] == every[:DAYS], "each of the last seven nights"
    assert {(one.at.year, one.at.month) for one in kept} == {(2026, month) for month in range(6, 12)}


def test_many_on_one_day_do_not_push_out_the_days_before() -> None:
    nights = [dated(24 * day + 30) for day in range(5)]
    imports = [dated(hour / 10) for hour in range(1, 50)]
    gone = to_remove([*nights, *imports], NOW)
    assert not set(map(id, gone)) & set(map(id, nights))
    kept = [one for one in imports if one not in gone]
    assert kept[:OF_TODAY] == imports[:OF_TODAY]
    assert kept[OF_TODAY:] == [imports[30]], "the newest of yesterday, before midnight"


def test_what_is_not_verified_pushes_nothing_out_and_goes_once_something_better_is_there() -> None:
    old = [dated(24 * 400)]
    doubtful = [dated(24 * day, Standing.UNVERIFIED) for day in range(1, 30)]
    assert to_remove([*old, *doubtful], NOW) == []
    assert to_remove(doubtful, NOW) == []
    gone = to_remove([*old, *doubtful, dated(1)], NOW)
    assert old[0] in gone, "no longer than was promised"
    assert [one for one in doubtful if one not in gone] == doubtful[:7]


@given(
    st.lists(
        st.tuples(st.floats(0, 24 * 700), st.sampled_from([*Standing])),
        max_size=60,
    )
)
def test_the_newest_verified_never_goes(drawn: list[tuple[float, Standing]]) -> None:
    every = [dated(hours, standing) for hours, standing in drawn]
    gone = {id(one) for one in to_remove(every, NOW)}
    good = [one for one in every if one.record.standing is Standing.VERIFIED]
    if good:
        newest = max(good, key=lambda one: one.at)
        assert any(id(one) not in gone for one in good if one.at == newest.at)
        assert sum(id(one) not in gone for one in good) <= OF_TODAY + DAYS + WEEKS + MONTHS
    else:
        assert not gone
    assert to_remove([one for one in every if id(one) not in gone], NOW) == [], "once is enough"


def test_removing_takes_the_note_along(tmp_path: Path) -> None:
    archive, note = tmp_path / "a.tar", tmp_path / "a.tar.verified.json"
    for file in (archive, note):
        file.write_text("x", encoding="utf-8")
    assert remove([dated(1, path=str(archive))]) == 1
    assert list(tmp_path.iterdir()) == []
