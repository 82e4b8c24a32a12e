"""The chapters about tasks: one that repeats, a rule looked at before it is switched on, the page of the day on paper."""

from __future__ import annotations

from desktop.services.candidates.questions import FindCandidates
from desktop.services.process.defaults import STALE_AMBER
from desktop.services.tasks.questions import ReadTasks
from desktop.services.tasks.records import TaskRecord
from desktop.tour.facts import Facts
from desktop.tour.hands import click, fill
from desktop.tour.stage import Stage, TourFailed
from desktop.views.docket.digest_page import DigestPage
from desktop.views.forms.window import FormWindow
from desktop.views.records.tasks_card import TasksCard
from desktop.views.tasks.rules_page import RulesPage

TASK = "Ask how the notice period went"


def plan_a_task(stage: Stage, facts: Facts) -> None:
    """On the page of a candidate: a task every week is added, done, and there again."""
    person = stage.ask(FindCandidates("nguyen"))[0].id
    stage.go("candidate", person)
    card = stage.window.findChild(TasksCard)
    if card is None:
        raise TourFailed("the candidate has no room for tasks")
    click(card.add)
    form = stage.dialog()
    if not isinstance(form, FormWindow):
        raise TourFailed("the form of a task did not open")
    fill(stage, form.panel.form, {"title": TASK, "due_on": "+1", "repeat": "weekly"})
    stage.shoot("task-form", form)
    click(form.save_button)
    stage.wait(lambda: any(row.task.title == TASK for row in card.rows), "the task")
    stage.clear()
    stage.shoot("task-on-a-candidate")
    click(next(row.tick for row in card.rows if row.task.title == TASK))
    stage.wait(lambda: len(_tasks(stage, person)) == 2, "the next of its kind")
    stage.settle()
    stage.clear()
    stage.shoot("task-comes-again")
    due = [one.due_on for one in _tasks(stage, person) if not one.done]
    facts.add("task", f"done, and due again on {due[0]}")


def look_at_a_rule(stage: Stage, facts: Facts) -> None:
    """What a rule would flag is seen before it flags anything."""
    stage.go("rules")
    page = stage.window.stage.page
    if not isinstance(page, RulesPage):
        raise TourFailed("the rules were not shown")
    row = page.rows[STALE_AMBER]
    stage.wait(lambda: row.preview, "what the rule would flag")
    row.on.click()
    stage.wait(page.panel.switch.isVisible, "the preview")
    stage.clear()
    stage.shoot("rule-before-it-is-on")
    flagged = row.preview.count if row.preview is not None else 0
    click(page.panel.switch)
    stage.wait(lambda: row.line.active, "the rule to be on")
    stage.clear()
    stage.shoot("rule-on")
    facts.add("rule", f"{flagged} cases rest; seen first, then switched on")


def print_the_day(stage: Stage, facts: Facts) -> None:
    """The digest, as it is read on the train."""
    stage.go("digest")
    page = stage.window.stage.page
    if not isinstance(page, DigestPage):
        raise TourFailed("the digest was not shown")
    stage.wait(lambda: page.digest, "the digest")
    stage.clear()
    stage.shoot("digest")
    target = stage.folder / "Digest.pdf"
    page.write_pdf(str(target))
    if not target.is_file() or not target.read_bytes().startswith(b"%PDF"):
        raise TourFailed("the digest was not printed")
    facts.add("digest", f"{target.name}, {target.stat().st_size // 1024} KB")


def _tasks(stage: Stage, person: str) -> list[TaskRecord]:
    return [one for one in stage.ask(ReadTasks(candidate_id=person, done=True)) if one.title == TASK]
