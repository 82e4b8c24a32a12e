"""Intake over the real door: templates, one like it, gaps, the kept check of a posting, and where the team works."""

from __future__ import annotations

import pytest

from desktop.errors import FieldErrors, NotAllowed, NotFound
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import (
    ChangeRequisition,
    CheckPosting,
    CreateRequisition,
    RetireRequisitionTemplate,
    SaveRequisitionTemplate,
    SetRequisitionStatus,
)  # fmt: skip
from desktop.services.requisitions.questions import FindAlikeRequisitions, FindGaps, ReadRequisitionTemplates
from desktop.services.vocabulary.commands import AddWord
from desktop.services.workspace.messages import ReadRegions, ReadWorkspace, SetRegion
from desktop.words import RequisitionStatus, Role, VocabularyKind
from tests.services.desk import Desk

POSTING = (
    "We pay $70,000 – $85,000 a year. This posting is for an existing vacancy. We do not use AI to assess applicants."
)
CHECKED = {"title": "Payroll lead", "posting_text": POSTING, "uses_ai": "no", "vacancy": "yes",
           "pay_min": "70000", "pay_max": "85000", "pay_currency": "CAD", "pay_period": "year"}  # fmt: skip


def manager(desk: Desk, name: str = "Mia Roy") -> str:
    made: str = desk.get(AddMember(name, roles=(Role.HIRING_MANAGER,)))
    return made


# --- fields --------------------------------------------------------------------------------------------------------------


def test_both_texts_and_what_was_said_come_back(desk: Desk) -> None:
    made = desk.get(CreateRequisition({**CHECKED, "posting_text_fr": "Nous payons…"}))
    record = desk.requisition(made)
    assert (record.posting_text_fr, record.uses_ai, record.vacancy) == ("Nous payons…", "no", "yes")
    with pytest.raises(FieldErrors) as caught:
        desk.do(ChangeRequisition(made, 0, {"uses_ai": "perhaps", "vacancy": "soon"}))
    assert caught.value.problems == {"uses_ai": "choice.unknown", "vacancy": "choice.unknown"}


# --- gaps ----------------------------------------------------------------------------------------------------------------


def test_gaps_are_the_same_before_and_after_saving(desk: Desk) -> None:
    values = {"title": "Payroll lead", "reason": "backfill", "pay_min": "70000"}
    record = desk.requisition(desk.get(CreateRequisition(values)))
    assert record.gaps == desk.ask(FindGaps(values))
    assert record.gaps[0] == "department_id"
    assert "backfill_of" in record.gaps
    assert not {"title", "reason", "pay_min"} & set(record.gaps)
    assert "backfill_of" not in desk.ask(FindGaps({**values, "backfill_of": "Jean Petit"}))
    assert "backfill_of" not in desk.ask(FindGaps({**values, "reason": "new"}))


# --- one like it -----------------------------------------------------------------------------------------------------------


def test_one_like_it_is_found_however_it_is_spelled(desk: Desk) -> None:
    mia, finance = manager(desk), desk.get(AddWord(VocabularyKind.DEPARTMENT, "Finance"))
    made = desk.opening("Chargé de paie", department_id=finance, hiring_manager_id=mia)
    assert [one.id for one in desk.ask(FindAlikeRequisitions("  CHARGE de  paie", finance, mia))] == [made]
    for other in (
        FindAlikeRequisitions("Chargé de paie 2", finance, mia),
        FindAlikeRequisitions("Chargé de paie", "", mia),
        FindAlikeRequisitions("Chargé de paie", finance, manager(desk, "Ola Berg")),
        FindAlikeRequisitions("Chargé de paie", finance, ""),
        FindAlikeRequisitions("Chargé de paie", finance, mia, except_id=made),
        FindAlikeRequisitions(" ", finance, mia),
    ):
        assert desk.ask(other) == ()


@pytest.mark.parametrize("ended", [RequisitionStatus.CANCELLED, RequisitionStatus.FILLED])
def test_what_has_ended_is_in_nobodys_way(desk: Desk, ended: RequisitionStatus) -> None:
    mia = manager(desk)
    made = desk.opening("Buyer", hiring_manager_id=mia)
    desk.do(SetRequisitionStatus(made, 0, RequisitionStatus.ON_HOLD, "Budget"))
    assert len(desk.ask(FindAlikeRequisitions("buyer", "", mia))) == 1
    desk.do(SetRequisitionStatus(made, 0, ended, "No budget"))
    assert desk.ask(FindAlikeRequisitions("buyer", "", mia)) == ()


def test_a_confidential_one_is_not_given_away(desk: Desk) -> None:
    mia = manager(desk)
    desk.opening("Buyer", hiring_manager_id=mia, confidential=True)
    assert len(desk.ask(FindAlikeRequisitions("Buyer", "", mia))) == 1
    assert desk.colleague("Rae Cole", Role.RECRUITER).ask(FindAlikeRequisitions("Buyer", "", mia)) == ()


# --- templates ---------------------------------------------------------------------------------------------------------------


def test_a_template_is_kept_changed_and_retired(desk: Desk) -> None:
    family = desk.get(AddWord(VocabularyKind.ROLE_FAMILY, "Payroll"))
    values = {"title": "Payroll lead", "role_family_id": family, "work_time": "full_time", "interview_plan": ""}
    made = desk.get(SaveRequisitionTemplate("  Payroll   lead ", values))
    [one] = desk.ask(ReadRequisitionTemplates())
    assert (one.id, one.name) == (made, "Payroll lead")
    assert one.values == {"title": "Payroll lead", "role_family_id": family, "work_time": "full_time"}
    desk.do(SaveRequisitionTemplate("Lead", {"work_time": "part_time"}, made, one.version))
    [one] = desk.ask(ReadRequisitionTemplates())
    assert (one.name, one.values) == ("Lead", {"work_time": "part_time"})
    retired = desk.do(RetireRequisitionTemplate(made, one.version))
    assert desk.ask(ReadRequisitionTemplates()) == ()
    assert [one.retired for one in desk.ask(ReadRequisitionTemplates(retired=True))] == [True]
    desk.undo(retired)
    assert [one.name for one in desk.ask(ReadRequisitionTemplates())] == ["Lead"]


def test_pay_never_stays_in_a_template(desk: Desk) -> None:
    french = "Salaire de 70 000 $ à 85 000 $ par année, poste vacant."
    desk.do(SaveRequisitionTemplate("Payroll lead", {"posting_text": POSTING, "posting_text_fr": french}))
    [one] = desk.ask(ReadRequisitionTemplates())
    assert one.values["posting_text"].startswith("We pay [pay range] a year. This")
    assert one.values["posting_text_fr"] == "Salaire de [fourchette salariale] par année, poste vacant."
    with pytest.raises(FieldErrors) as caught:
        desk.do(SaveRequisitionTemplate("Other", {"pay_min": "1", "target_start": "2027-01-04", "reason": "new"}))
    assert caught.value.problems == dict.fromkeys(("pay_min", "target_start", "reason"), "unknown")


@pytest.mark.parametrize(
    ("name", "values", "problems"),
    [
        (" ", {}, {"name": "required"}),
        ("x" * 121, {}, {"name": "too_long"}),
        ("PAYROLL léad", {}, {"name": "template.taken"}),
        ("Other", {"work_time": "sometimes"}, {"work_time": "choice.unknown"}),
    ],
)
def test_what_a_template_cannot_take(desk: Desk, name: str, values: dict[str, str], problems: dict[str, str]) -> None:
    desk.do(SaveRequisitionTemplate("Payroll lead", {"work_time": "full_time"}))
    with pytest.raises(FieldErrors) as caught:
        desk.do(SaveRequisitionTemplate(name, values))
    assert caught.value.problems == problems


def test_a_retired_name_is_free_and_then_not_taken_back(desk: Desk) -> None:
    first = desk.get(SaveRequisitionTemplate("Lead", {}))
    desk.do(RetireRequisitionTemplate(first, 0))
    desk.do(SaveRequisitionTemplate("lead", {}))
    with pytest.raises(FieldErrors, match=r"template\.taken"):
        desk.do(RetireRequisitionTemplate(first, 0, retired=False))
    with pytest.raises(NotFound):
        desk.do(RetireRequisitionTemplate("f" * 32, 0))


# --- the kept check ---------------------------------------------------------------------------------------------------------


def test_a_check_is_kept_until_something_it_looked_at_changes(desk: Desk) -> None:
    desk.do(SetRegion("CA", "ON"))
    made = desk.get(CreateRequisition(CHECKED))
    assert desk.requisition(made).posting_check is None
    assert desk.get(CheckPosting(made)) == ()
    kept = desk.requisition(made).posting_check
    assert kept is not None
    assert (kept.findings, kept.current, kept.by_id) == ((), True, desk.door.actor.id)
    desk.do(ChangeRequisition(made, 0, {"title": "Lead, payroll"}))
    assert desk.requisition(made).posting_check == kept
    for change in (
        {"posting_text": POSTING + " Canadian experience is a must."},
        {"uses_ai": "yes"},
        {"pay_max": "80000"},
    ):
        desk.do(ChangeRequisition(made, 0, change))
        changed = desk.requisition(made).posting_check
        assert changed is not None
        assert not changed.current, change
        assert desk.get(CheckPosting(made)) == desk.requisition(made).posting_check.findings  # type: ignore[union-attr]
    assert desk.get(CheckPosting(made)) == ("experience.canadian", "ai.contradicted", "pay.differs")


def test_another_province_asks_for_other_things(desk: Desk) -> None:
    made = desk.get(CreateRequisition(CHECKED))
    assert desk.get(CheckPosting(made)) == ("french.missing",)
    for region, found in (("ON", ()), ("QC", ("french.missing",))):
        desk.do(SetRegion("CA", region))
        outdated = desk.requisition(made).posting_check
        assert outdated is not None
        assert not outdated.current
        assert desk.get(CheckPosting(made)) == found


def test_undoing_a_change_of_pay_makes_the_check_stand_again(desk: Desk) -> None:
    made = desk.get(CreateRequisition(CHECKED))
    desk.do(CheckPosting(made))
    done = desk.do(ChangeRequisition(made, 0, {"pay_max": "80000"}))
    desk.undo(done)
    kept = desk.requisition(made).posting_check
    assert kept is not None
    assert kept.current


def test_the_kept_check_gives_no_pay_away(desk: Desk) -> None:
    made = desk.opening(**{key: value for key, value in CHECKED.items() if key != "title"})
    desk.do(CheckPosting(made))
    viewer = desk.colleague("Vera Viewer", Role.VIEWER)
    with pytest.raises(NotAllowed):
        viewer.carry_out(CheckPosting(made))
    first = {row["posting_check"]["texts"] for row in desk.living()["requisition"].values()}
    desk.do(ChangeRequisition(made, 0, {"pay_max": "90000"}))
    desk.do(CheckPosting(made))
    assert first == {row["posting_check"]["texts"] for row in desk.living()["requisition"].values()}


# --- where the team works -----------------------------------------------------------------------------------------------------


def test_where_the_team_works(desk: Desk) -> None:
    assert (desk.ask(ReadWorkspace()).country, desk.ask(ReadWorkspace()).region) == ("CA", "")
    desk.do(SetRegion("CA", "QC"))
    assert (desk.ask(ReadWorkspace()).country, desk.ask(ReadWorkspace()).region) == ("CA", "QC")
    desk.do(SetRegion("", ""))
    assert desk.ask(ReadWorkspace()).country == ""
    for country, region, field in (("XX", "", "country"), ("CA", "ZZ", "region"), ("", "QC", "region")):
        with pytest.raises(FieldErrors) as caught:
            desk.do(SetRegion(country, region))
        assert caught.value.problems == {field: "choice.unknown"}


def test_regions_have_names(desk: Desk) -> None:
    known = desk.ask(ReadRegions("CA"))
    assert {"CA", "FR", "US"} <= set(known.countries)
    assert ("QC", "Quebec") in known.regions
    assert [name for _, name in known.regions] == sorted(name for _, name in known.regions)
    assert desk.ask(ReadRegions()).regions == desk.ask(ReadRegions("XX")).regions == ()
