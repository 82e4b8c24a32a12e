"""The chapters about a new role: asked for from a template, checked, approved in three steps with a decline and a change, opened."""

from __future__ import annotations

from desktop.services.applications.commands import CreateApplication, MoveApplications
from desktop.services.applications.questions import ReadBoard
from desktop.services.approvals.questions import ReadApprovals
from desktop.services.approvals.records import ApprovalRecord
from desktop.services.candidates.questions import FindCandidates, ReadCandidate
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.tour.colleagues import answer_as
from desktop.tour.facts import Facts
from desktop.tour.hands import choose, click, fill, pick, write
from desktop.tour.stage import Stage, TourFailed
from desktop.views.approvals.chains_page import ChainsPage
from desktop.views.docket.docket_page import DocketPage
from desktop.views.requisitions.open_form import RequisitionWindow
from desktop.views.requisitions.requisition_page import RequisitionPage
from desktop.views.requisitions.template_bar import TemplateBar
from desktop.words import ApprovalState, RequisitionStatus, VocabularyKind

TITLE = "Reporting analyst"
PAY, PAY_FR = "$72,000 to $84,000", "72 000 $ à 84 000 $"


def ask_for_a_role(stage: Stage, facts: Facts) -> None:
    """A template fills what is always the same; what is missing is listed, and the posting is checked while it is written."""
    form = _new_form(stage)
    bar = form.findChild(TemplateBar)
    if bar is None:
        raise TourFailed("there is nothing to start from")
    stage.wait(lambda: bar.choice.count() > 1, "the templates")
    choose(bar.choice, "Analyst")
    write(form.panel.form.fields["title"].editor(), TITLE)
    click(form.submit_button)
    stage.wait(form.panel.summary.sentences, "the list of what is missing")
    stage.shoot("intake-what-is-missing", form)
    missing = len(form.panel.summary.sentences())
    focused = form.focusWidget()
    first = next((code for code, cell in form.panel.form.cells.items() if cell.problem()), "")
    if focused is None or not form.panel.form.cells[first].isAncestorOf(focused):
        raise TourFailed(f"the first gap, {first}, was not gone to")
    fill(
        stage, form.panel.form,
        {
            "reason": "new", "justification": "Eleven stores send figures nobody has time to read.", "pay_min": "72000",
            "pay_max": "84000", "pay_currency": "CAD", "pay_period": "year", "location_id": "Toronto", "target_start": "+60", "seats": "2",
            "hiring_manager_id": "Owen Gallagher", "vacancy": "yes",
        },
    )  # fmt: skip
    facts.add("intake", f"{missing} things were missing, {_mend_posting(stage, form)} to put right in the posting")
    click(form.submit_button)
    stage.wait(lambda: _status(stage) == RequisitionStatus.AWAITING_APPROVAL, "the request for approval")
    stage.settle()


def see_whom_it_asks(stage: Stage, facts: Facts) -> None:
    """The chains of the team, tried on a requisition before anybody is asked."""
    stage.go("chains")
    page = stage.window.stage.page
    if not isinstance(page, ChainsPage):
        raise TourFailed("the chains were not shown")
    pick(stage, page.trial.picker, "Platform engineer")
    page.trial.again()
    stage.wait(lambda: page.trial.course.course is not None, "whom it would ask")
    stage.clear()
    stage.shoot("chains-tried")
    facts.add("chain", page.trial.course.text.text())


def decline_and_ask_again(stage: Stage, facts: Facts) -> None:
    """The first who is asked says no and why; it is changed, and asked for from the top."""
    requisition = _requisition(stage)
    page = _page(stage, requisition)
    note = "Two of the duties are Priya’s. Say what stays with finance."
    answer_as(stage, "Owen Gallagher", requisition, "no", note)
    stage.wait(lambda: page.record is not None and page.record.status == RequisitionStatus.DRAFT, "the decline")
    stage.clear()
    stage.shoot("approval-declined")
    form = _edit(stage, page)
    write(form.panel.form.fields["justification"].editor(), "Month-end stays with finance; this is the weekly view. ")
    click(form.submit_button)
    stage.wait(
        lambda: _newest(stage).attempt == 2 and _newest(stage).state == ApprovalState.RUNNING, "the second attempt"
    )
    stage.settle()
    facts.add("declined", note)


def change_what_is_being_approved(stage: Stage, facts: Facts) -> None:
    """At the second step the pay changes: everybody is asked again and sees what changed."""
    requisition = _requisition(stage)
    answer_as(stage, "Owen Gallagher", requisition, "yes", "Good. The weekly view is what we miss.")
    page = _page(stage, requisition)
    stage.wait(lambda: page.approval.where.text().startswith("Step 2 of 3"), "the second step")
    stage.clear()
    stage.shoot("approval-step-2-of-3")
    facts.add("approval", page.approval.where.text())
    form = _edit(stage, page)
    write(form.panel.form.fields["pay_max"].editor(), "86000")
    click(form.save_button)
    stage.wait(lambda: _newest(stage).attempt == 3, "the re-opening")
    stage.wait(page.approval.changed.isVisible, "what changed")
    stage.clear()
    stage.shoot("approval-reopened")
    facts.add("re-opened", page.approval.changed.text())


def approve_in_three_steps(stage: Stage, facts: Facts) -> None:
    """The manager, then finance by somebody who stands in, then HR; the requisition opens with its seats."""
    requisition = _requisition(stage)
    page = _page(stage, requisition)
    answer_as(stage, "Owen Gallagher", requisition, "yes")
    answer_as(stage, "Sofia Lindqvist", requisition, "yes", "For Tom, during the audit weeks.")
    stage.wait(lambda: page.approval.where.text().startswith("Step 3 of 3"), "the third step")
    stage.clear()
    stage.shoot("approval-by-a-stand-in")
    done = answer_as(stage, "Claire Bouchard", requisition, "yes")
    if done.state != ApprovalState.APPROVED:
        raise TourFailed(f"the approval is {done.state}")
    stage.wait(lambda: page.record is not None and page.record.status == RequisitionStatus.OPEN, "the opening")
    stage.clear()
    stage.shoot("requisition-approved-and-open")
    facts.add(
        "opened",
        f"{stage.ask(ReadRequisition(requisition)).number} {TITLE}, approved by three groups at attempt {done.attempt}",
    )


def fill_a_seat(stage: Stage, facts: Facts) -> None:
    """Somebody applies, is interviewed and hired: the docket asks at every step, and one of the two seats is taken."""
    requisition = _requisition(stage)
    person = stage.ask(FindCandidates("mbeki"))[0].id
    stage.command(CreateApplication(person, requisition))
    for code in ("interview_1", "hired"):
        _move(stage, requisition, code)
        _shoot_what_is_asked(stage, f"docket-asks-{code.replace('_', '-')}")
    page = _page(stage, requisition)
    stage.wait(lambda: "1 of 2" in page.seats.title.text(), "the seat to be taken")
    stage.clear()
    stage.shoot("requisition-a-seat-taken")
    facts.add("hired", f"{page.seats.title.text()}; asked by then: {', '.join(_asked(stage, person, requisition))}")


def _shoot_what_is_asked(stage: Stage, name: str) -> None:
    """Everybody’s docket, narrowed to this role."""
    stage.go("docket")
    docket = stage.window.stage.page
    if not isinstance(docket, DocketPage):
        raise TourFailed("the docket was not shown")
    choose(docket.bar.whose, "Everybody’s")
    write(docket.bar.search, TITLE)
    stage.wait(lambda: docket.list.lines.rowCount() > 1, "the questions about who came")
    stage.clear()
    stage.shoot(name)


def _move(stage: Stage, requisition: str, code: str) -> None:
    """The one card on the board goes to a stage."""
    to = next(word for word in stage.ask(ReadVocabulary()).of(VocabularyKind.STAGE) if word.code == code)
    [card] = [card for column in stage.ask(ReadBoard(requisition)).columns for card in column.cards]
    stage.command(MoveApplications((card.id,), (card.version,), to.id, to.label))


def _asked(stage: Stage, person: str, requisition: str) -> list[str]:
    """Which questions were asked about somebody, in their order."""
    found = next(one for one in stage.ask(ReadCandidate(person)).applications if one.requisition_id == requisition)
    kinds = [one.kind for one in stage.ask(ReadDecisions(application_id=found.id)) if one.application_id]
    return list(dict.fromkeys(kinds))


def _mend_posting(stage: Stage, form: RequisitionWindow) -> int:
    """What the check finds is shown and put right; answers how much it was."""
    panel = form.posting
    click(panel.button)
    found = len(panel.findings)
    if not found:
        raise TourFailed("the check of the posting found nothing")
    form.panel.bring_into_view(panel)
    stage.shoot("intake-posting-checked", form)
    for field, gap, pay in (
        ("posting_text", "[pay range]", PAY),
        ("posting_text_fr", "[fourchette salariale]", PAY_FR),
    ):
        finding = next(one for one in panel.findings if one.field == field and one.text == gap)
        panel.go_to(finding)
        write(form.panel.form.fields[field].editor(), pay)
        panel.look()
    click(panel.button)
    form.panel.bring_into_view(panel)
    stage.shoot("intake-posting-mended", form)
    return found


def _new_form(stage: Stage) -> RequisitionWindow:
    bench = stage.window.workbench
    if bench is None:
        raise TourFailed("the workspace is closed")
    bench.open("new_requisition")
    form = stage.dialog()
    if not isinstance(form, RequisitionWindow):
        raise TourFailed("the form did not open")
    stage.settle()
    return form


def _edit(stage: Stage, page: RequisitionPage) -> RequisitionWindow:
    click(next(button for button in page.buttons if button.spec.code == "requisition.page.edit"))
    form = stage.dialog()
    if not isinstance(form, RequisitionWindow):
        raise TourFailed("the form did not open")
    stage.wait(form.panel.form.isEnabled, "what is stored")
    return form


def _page(stage: Stage, requisition: str) -> RequisitionPage:
    stage.go("requisition", requisition)
    page = stage.window.stage.page
    if not isinstance(page, RequisitionPage):
        raise TourFailed("the requisition was not shown")
    stage.wait(lambda: page.record, "the requisition")
    return page


def _requisition(stage: Stage) -> str:
    return stage.ask(FindRequisitions(TITLE))[0].id


def _status(stage: Stage) -> str:
    found = stage.ask(FindRequisitions(TITLE))
    return stage.ask(ReadRequisition(found[0].id)).status if found else ""


def _newest(stage: Stage) -> ApprovalRecord:
    return stage.ask(ReadApprovals(_requisition(stage)))[0]
