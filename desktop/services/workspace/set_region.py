"""Where the team works: the country and province that due dates and the rules for postings go by."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from desktop.errors import FieldErrors
from desktop.models import Workspace
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.working_days.calendar import COUNTRY, REGION
from desktop.services.workspace.messages import ReadRegions, Regions, SetRegion


@handles(SetRegion)
def set_region(work: UnitOfWork, command: SetRegion) -> None:
    """Kept with the workspace: it holds for everybody."""
    known = _subdivisions()
    if command.country and command.country not in known:
        raise FieldErrors({"country": "choice.unknown"})
    if command.region and command.region not in known.get(command.country, ()):
        raise FieldErrors({"region": "choice.unknown"})
    [workspace] = work.find(select(Workspace))
    workspace.settings = {**workspace.settings, COUNTRY: command.country, REGION: command.region}


@answers(ReadRegions)
def read_regions(_reader: Reader, question: ReadRegions) -> Regions:
    """What the calendar of holidays knows."""
    known = _subdivisions()
    names = _names(question.country) if question.country in known else {}
    regions = [(code, names.get(code, code)) for code in known.get(question.country, ())]
    return Regions(tuple(sorted(known)), tuple(sorted(regions, key=lambda one: one[1])))


def _subdivisions() -> Mapping[str, list[str]]:
    from holidays.utils import list_supported_countries  # a quarter of a second: only who opens the settings pays it

    found: Mapping[str, list[str]] = list_supported_countries(include_aliases=False)
    return found


def _names(country: str) -> dict[str, str]:
    """Code → name; the library lists names as other spellings of the codes, abbreviations among them."""
    from holidays import country_holidays

    aliases = country_holidays(country).get_subdivision_aliases()
    return {code: next((name for name in names if len(name) > 3), code) for code, names in aliases.items()}
