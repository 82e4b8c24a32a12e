"""The vocabulary's codes the importer maps to; the workspace seeds the same."""

from __future__ import annotations

STAGES = ("applied", "screen", "assessment", "interview_1", "interview_final", "references", "offer", "hired")
ENDINGS = ("hired", "rejected", "withdrawn")
ON_HOLD = "on_hold"
ACTIVE = "active"  # a word that only says the application still runs

REASONS_OURS = (
    "skills_gap", "not_enough_experience", "assessment_result", "interview_result", "stronger_candidate",
    "pay_above_band", "location_or_commute", "timing", "not_eligible_to_work", "incomplete_or_no_reply",
    "duplicate_or_spam", "role_closed", "misrepresentation",
)  # fmt: skip
REASONS_THEIRS = (
    "other_offer_or_stayed_put", "pay_or_terms", "role_or_fit", "personal_or_relocation", "process_too_slow_or_unclear",
)  # fmt: skip
REASONS_EITHER = ("no_show",)
REASONS = REASONS_OURS + REASONS_THEIRS + REASONS_EITHER

SOURCE_TYPES = (
    "direct", "referral", "job_board", "agency", "campus", "internal_mobility", "sourced", "event", "other",
)  # fmt: skip

ROUND_STAGES = {"1": "interview_1", "2": "interview_final", "3": "interview_final", "4": "interview_final"}
