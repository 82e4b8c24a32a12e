"""The two chapters in which Excel meets the program: a tracker comes in through the wizard, a workbook goes out."""

from __future__ import annotations

import csv
from pathlib import Path

from desktop.services.exports.messages import ExportList
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.tour.facts import Facts
from desktop.tour.stage import Stage, TourFailed

TRACKER = (
    ("Hiring tracker, autumn", "", "", "", "", "", "", ""),
    ("", "", "", "", "", "", "", ""),
    ("Nom complet", "Courriel", "Téléphone", "Poste", "Étape", "Source", "Date de candidature", "N° assurance sociale"),
    ("Noémie Bélanger", "noemie.belanger@example.com", "514 555 0171", "Night baker", "Phone screen", "Jobboom", "14/03/2026", "000 000 001"),
    ("Thảo Phạm", "thao.pham@example.com", "514 555 0172", "Night baker", "Entrevue", "Cooptation", "02/04/2026", "000 000 002"),
    ("Oluwaseun Bello", "o.bello@example.com", "514 555 0173", "Night baker", "Offre envoyée", "LinkedIn", "21/03/2026", "000 000 003"),
    ("Klára Dvořáková", "klara@example.com", "514 555 0174", "Pastry chef", "Refusé", "Indeed", "30/03/2026", "000 000 004"),
    ("", "", "", "Pastry chef", "", "", "", ""),
    ("Mehmet Yılmaz", "mehmet.yilmaz@example.com", "514 555 0175", "Pastry chef", "Applied", "Site web", "05/04/2026", "000 000 005"),
)  # fmt: skip
"""What a small team's sheet looks like: a title, a blank row, French headers, a column that must stay out, a row with nobody."""


def bring_a_tracker_in(stage: Stage, facts: Facts) -> None:
    """The wizard reads the tracker, shows what it would do, and imports it as one step."""
    from desktop.views.importing.import_wizard import ImportWizard

    sheet = stage.folder / "Hiring tracker.csv"
    with sheet.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(TRACKER)
    before = stage.ask(CountRows(ListView(ListKind.CANDIDATES))).all
    bench = stage.window.workbench
    if bench is None:
        raise TourFailed("the workspace is closed")
    bench.open("import")
    wizard = stage.dialog()
    if not isinstance(wizard, ImportWizard):
        raise TourFailed("the import did not open")
    wizard.resize(stage.window.size())
    wizard.add_files([sheet])
    stage.wait(lambda: not wizard.busy, "the files to be read")
    stage.shoot("import-files", wizard)
    for _ in range(6):
        if wizard.step == "preview":
            break
        wizard.go_on()
        stage.wait(lambda: not wizard.busy, "the next step of the import")
        stage.shoot(f"import-{wizard.step}", wizard)
    wizard.go_on()
    stage.wait(lambda: stage.ask(CountRows(ListView(ListKind.CANDIDATES))).all == before + 5, "the import")
    stage.wait(lambda: not wizard.busy, "the end of the import")
    stage.shoot("import-done", wizard)
    wizard.close()
    facts.add("import", "5 people of a French tracker, 1 row refused, the social insurance numbers left out")


def hand_a_workbook_out(stage: Stage, facts: Facts) -> None:
    """The list of applications as Excel gets it."""
    target = workbook_of(stage.folder)
    result = stage.ask(ExportList(ListView(ListKind.APPLICATIONS), (), str(target), name="Applications"))
    facts.add("workbook", f"{target.name}, {result.rows} rows")


def workbook_of(folder: Path) -> Path:
    """Where the tour writes its workbook."""
    return folder / "Applications.xlsx"
