"""The pages of the window, as data. Each is imported when it is first shown, so that the window is painted sooner."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from desktop.views.navigation.page_spec import PageSpec
from desktop.views.page import Page


def _page(module: str, name: str) -> Any:
    def make(*arguments: Any) -> Page:
        made: Page = getattr(import_module(f"desktop.views.{module}"), name)(*arguments)
        return made

    return make


def pages() -> tuple[PageSpec, ...]:
    """All pages: those with a label stand in the navigation, the others show one record."""
    return (
        PageSpec("docket", _page("docket.docket_page", "DocketPage"), "Docket", "docket", menu_text="&Docket"),
        PageSpec("requisitions", _page("requisitions.list_page", "RequisitionsPage"), "Requisitions", "requisition",
                 menu_text="&Requisitions"),
        PageSpec("candidates", _page("candidates.list_page", "CandidatesPage"), "Candidates", "candidate",
                 menu_text="&Candidates"),
        PageSpec("applications", _page("applications.list_page", "ApplicationsPage"), "Applications", "application",
                 menu_text="&Applications"),
        PageSpec("pipeline", _page("pipeline.pipeline_page", "PipelinePage"), "Pipeline", "pipeline", menu_text="&Pipeline"),
        PageSpec("vocabulary", _page("vocabulary.vocabulary_page", "VocabularyPage"), "Vocabulary", "tag", menu_text="&Vocabulary"),
        PageSpec("people", _page("people.people_page", "PeoplePage"), "Team", "people", menu_text="&Team"),
        PageSpec("digest", _page("docket.digest_page", "DigestPage"), icon="print"),
        PageSpec("rules", _page("tasks.rules_page", "RulesPage"), icon="clock"),
        PageSpec("chains", _page("approvals.chains_page", "ChainsPage")),
        PageSpec("candidate", _page("candidates.candidate_page", "candidate_page"), record=True, parent="candidates"),
        PageSpec("requisition", _page("requisitions.requisition_page", "requisition_page"), record=True, parent="requisitions"),
    )  # fmt: skip
