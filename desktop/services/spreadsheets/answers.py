"""What a person decided about an import: the file for ``--answers``, what the wizard edits, what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.errors import FieldErrors, WorkbookTrouble


class WordAnswers(BaseModel):
    """Foreign word → our code. Stages also take ``rejected``, ``withdrawn``, ``on_hold``, ``active`` and ``offer/withdrawn``."""

    model_config = ConfigDict(extra="forbid")
    stage: dict[str, str] = Field(default_factory=dict)
    source: dict[str, str] = Field(default_factory=dict)
    reason: dict[str, str] = Field(default_factory=dict)


class DefaultAnswers(BaseModel):
    """What holds where the file says nothing."""

    model_config = ConfigDict(extra="forbid")
    requisition: str = ""  # title of the requisition for applications without one
    stage: str = ""
    source: str = ""
    region: str = ""  # ISO 3166 country of phone numbers without a country code
    date_order: Literal["", "dmy", "mdy"] = ""


class Answers(BaseModel):
    """All answers; every part may be missing."""

    model_config = ConfigDict(extra="forbid")
    columns: dict[str, str] = Field(default_factory=dict)  # header → field, for every table
    mappings: dict[str, dict[str, str]] = Field(default_factory=dict)  # header-set key → header → field (remembered)
    words: WordAnswers = Field(default_factory=WordAnswers)
    dates: dict[str, Literal["dmy", "mdy"]] = Field(default_factory=dict)  # header → order
    defaults: DefaultAnswers = Field(default_factory=DefaultAnswers)
    tables: dict[str, str] = Field(default_factory=dict)  # "file/sheet" → kind, "skip" or "transpose"
    moves: Literal["", "stay", "all"] = ""  # known applications: go on (empty), stay, or also go back and end otherwise
    sensitive: list[str] = Field(default_factory=list)  # headers of sensitive columns to keep (verbatim) all the same

    def columns_by_header_set(self) -> dict[str, dict[str, str]]:
        """The form recognising wants: ``""`` holds for all tables."""
        return {"": dict(self.columns), **self.mappings}


def read_answers(path: Path) -> Answers:
    """Read ``--answers FILE``; raises ``WorkbookTrouble`` (missing) or ``FieldErrors`` naming what is wrong where."""
    try:
        return Answers.model_validate_json(path.read_bytes())
    except OSError as trouble:
        raise WorkbookTrouble("missing", path) from trouble
    except ValidationError as trouble:
        raise FieldErrors(
            {".".join(map(str, error["loc"])) or "answers": error["type"] for error in trouble.errors()}
        ) from trouble
