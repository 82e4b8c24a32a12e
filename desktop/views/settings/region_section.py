"""The part of the settings that is about where the team works: country and province, for due dates and the rules for postings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from desktop.services.workspace.messages import ReadRegions, ReadWorkspace, Regions, SetRegion, WorkspaceRecord
from desktop.views.look.beside import labels_beside
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench

_WIDE = 24
"""Signs that a choice has room for; longer names are shown in full in its list."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("RegionSection", text)


class RegionSection(Card):
    """Takes effect at once, and for the whole team. The lists come from the calendar of holidays, read when this is opened."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench.look, _tr("Where the team works"), parent)
        self._workbench = workbench
        self._known = ("", "")
        self.country = self._choice(_tr("Country"))
        self.region = self._choice(_tr("Province or state"))
        self.country.activated.connect(self._country_chosen)
        self.region.activated.connect(self._set)
        self.told = QLabel(_tr("Due dates leave out its public holidays, and postings are checked by its rules. It holds for everybody"
                               " in this workspace."), self)  # fmt: skip
        self.told.setWordWrap(True)
        workbench.look.style(self.told, "quiet")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        workbench.look.style(self.problem, "bad")
        self.problem.hide()
        form = QFormLayout()
        self.column.addLayout(form)
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GRID)
        form.addRow(_tr("Co&untry"), self.country)
        form.addRow(_tr("&Province or state"), self.region)
        form.addRow(self.told)
        form.addRow(self.problem)
        labels_beside(form)
        self._allow()
        workbench.ask(ReadWorkspace(), self._show, owner=self, channel="region")

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setMinimumContentsLength(_WIDE)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setEnabled(False)
        return choice

    def _allow(self) -> None:
        why_not = self._workbench.may(SetRegion)
        self.country.setEnabled(not why_not and self.country.count() > 0)
        self.region.setEnabled(not why_not and self.region.count() > 1)
        nothing = _tr("This country has no provinces or states in the calendar.") if self.region.count() == 1 else ""
        self.country.setToolTip(why_not)
        self.region.setToolTip(why_not or nothing)

    def _show(self, record: WorkspaceRecord) -> None:
        self._known = (record.country, record.region)
        self._ask(record.country, record.region)

    def _ask(self, country: str, region: str) -> None:
        self._workbench.ask(
            ReadRegions(country), lambda found: self._fill(found, country, region), owner=self, channel="regions"
        )

    def _fill(self, found: Regions, country: str, region: str) -> None:
        if self.country.count() == 0:
            named = sorted((_name(code), code) for code in found.countries)
            self.country.addItem(_tr("None: weekends only"), "")
            for name, code in named:
                self.country.addItem(name, code)
        self.country.setCurrentIndex(max(0, self.country.findData(country)))
        self.region.clear()
        self.region.addItem(_tr("The whole country"), "")
        for code, name in found.regions:
            self.region.addItem(name, code)
        self.region.setCurrentIndex(max(0, self.region.findData(region)))
        self._allow()

    def _country_chosen(self) -> None:
        self._ask(str(self.country.currentData()), "")
        self._carry_out(str(self.country.currentData()), "")

    def _set(self) -> None:
        self._carry_out(str(self.country.currentData()), str(self.region.currentData()))

    def _carry_out(self, country: str, region: str) -> None:
        if (country, region) != self._known:
            self._workbench.carry_out(
                SetRegion(country, region),
                lambda _: self._taken(country, region),
                owner=self,
                failed=self._failed,
                quiet=True,
            )

    def _taken(self, country: str, region: str) -> None:
        self._known = (country, region)
        self.problem.hide()

    def _failed(self, error: Exception) -> bool:
        self.problem.setText(word(error).text)
        self.problem.show()
        self._ask(*self._known)
        return True


def _name(code: str) -> str:
    """A country in the language of the program; its two letters where Qt knows no name."""
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyCountry else code
