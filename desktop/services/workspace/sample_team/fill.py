"""Filling a new workspace with the sample team, as one journalled command; the workspace is marked as sample for ever."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.errors import RuleBroken
from desktop.models import Candidate, Workspace
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.workspace.messages import FillWithSample
from desktop.services.workspace.sample_team.docket import Waiting
from desktop.services.workspace.sample_team.openings import Openings
from desktop.services.workspace.sample_team.process import Process
from desktop.services.workspace.sample_team.setting import Setting
from desktop.services.workspace.sample_team.visitors import Visitors


@handles(FillWithSample)
def fill_with_sample(work: UnitOfWork, _: FillWithSample) -> int:
    """Write the whole story with its dates in the past; answers how many people came."""
    if not work.rows(select(Workspace.sample))[0][0]:
        raise RuleBroken("workspace.not_sample")
    if work.rows(select(func.count()).select_from(Candidate))[0][0]:
        raise RuleBroken("workspace.not_empty")
    setting = Setting(work)
    openings = Openings(setting)
    openings.write()
    visitors = Visitors(setting, openings)
    visitors.write()
    process = Process(setting, openings.ids)
    process.write()
    Waiting(setting, openings.ids, visitors.cases, process).write()
    return len(visitors.cases)
