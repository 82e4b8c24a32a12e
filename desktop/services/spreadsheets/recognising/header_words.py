"""Looks headers up: exact synonyms, headers with decoration, near spellings, keys, and dates of milestones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from desktop.services.spreadsheets.recognising.synonyms import AMBIGUOUS, ENTITIES, SYNONYMS
from desktop.services.spreadsheets.recognising.synonyms_north_east import MORE_SYNONYMS
from desktop.services.spreadsheets.words.matching import read_stage
from desktop.text import key_of, words_of

_FIELDS = {
    key_of(word): field
    for lists in (MORE_SYNONYMS, SYNONYMS)
    for field, words in lists.items()
    for word in words.split(",")
}
_AMBIGUOUS = {key_of(word): how for word, how in AMBIGUOUS.items()}
for _key in _AMBIGUOUS:
    _FIELDS.pop(_key, None)
_ENTITY = {word: entity for entity, words in ENTITIES.items() for word in words.split()}
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"\s*[(\[{][^)\]}]*[)\]}]\s*")
_DECORATION = re.compile(
    r"^(candidate'?s?|applicant'?s?|candidat|candidato|employee|contact|primary|main|your|custom|please (?:enter|provide|select)|enter|select|current|what is your)\s+|"
    r"\s+(?:\d|of (?:the )?candidate|of (?:the )?applicant|du candidat|del candidato|do candidato|required|optional|if any|if applicable|usd|cad|eur|inr|lpa|lacs|name|value)$"
)
_STRONG_ID = frozenset("id ids uid uuid guid pk identifier identifiant kennung externalid extid".split())
_FILLERS = frozenset("de del da do du of external ext internal unique".split())
_WEAK_ID = frozenset("no num number nr nro numero code ref reference key".split())
_DATE_WORDS = frozenset(
    "date dates on at fecha data datum dt dated day le am time datetime timestamp дата of the de del da do du la".split()
)
_MILESTONE_WORDS = {
    "doj": "hired", "hire": "hired", "hiring": "hired", "joining": "hired", "joined": "hired", "colocacion": "hired", "colocacao": "hired",
    "contratacion": "hired", "contratacao": "hired", "embauche": "hired", "onboarding": "hired", "placement": "hired", "admissao": "hired",
    "accepted": "hired", "acceptance": "hired", "hired": "hired", "ingreso": "hired", "incorporacion": "hired", "einstellung": "hired",
    "rejection": "rejected", "rejected": "rejected", "refus": "rejected", "rechazo": "rejected", "withdrawal": "withdrawn", "withdrawn": "withdrawn",
    "entrevista": "interview_1", "entretien": "interview_1", "interview": "interview_1", "offer": "offer", "oferta": "offer", "offre": "offer",
    "proposta": "offer", "screening": "screen", "screen": "screen", "screened": "screen", "shortlisted": "screen", "shortlisting": "screen",
    "preselection": "screen", "reviewed": "screen", "contacted": "screen", "call": "screen", "triagem": "screen", "test": "assessment", "assessment": "assessment",
    "application": "applied", "applied": "applied", "candidature": "applied", "received": "applied", "recu": "applied", "recibido": "applied",
}  # fmt: skip
# words that name an entity in "Recruiter ID", but in a sheet's name are part of a job ("Account Manager")
_NOT_OF_A_TABLE = frozenset(
    "manager owner coordinator consultant consultants consultor step steps status phase role team account accounts customer client clients dept office location contact lead staff worker associate".split()
)
_SENSITIVE_WORDS = {
    "pronoun": "gender", "pronouns": "gender", "gender": "gender", "ethnicity": "ethnicity", "race": "ethnicity", "hispanic": "ethnicity",
    "birth": "birth_date", "dob": "birth_date", "naissance": "birth_date", "nacimiento": "birth_date", "nascimento": "birth_date",
    "ssn": "national_id", "passport": "national_id", "aadhaar": "national_id", "aadhar": "national_id", "cpf": "national_id",
    "disability": "disability", "veteran": "veteran", "religion": "religion", "iban": "bank", "marital": "marital_status",
    "passeport": "national_id", "pasaporte": "national_id", "passaporte": "national_id", "bsn": "national_id", "dni": "national_id",
    "birthday": "birth_date", "geburtsdatum": "birth_date", "geboortedatum": "birth_date", "geschlecht": "gender", "sexe": "gender",
    "ethnicite": "ethnicity", "etnia": "ethnicity", "handicap": "disability", "discapacidad": "disability",
}  # fmt: skip
# two words that only together name something sensitive, whatever stands around them ("N° assurance sociale")
_SENSITIVE_PAIRS = (
    ({"assurance", "sociale"}, "national_id"), ({"securite", "sociale"}, "national_id"), ({"social", "insurance"}, "national_id"),
    ({"social", "security"}, "national_id"), ({"seguridad", "social"}, "national_id"), ({"seguro", "social"}, "national_id"),
    ({"seguranca", "social"}, "national_id"), ({"national", "insurance"}, "national_id"), ({"codice", "fiscale"}, "national_id"),
    ({"tax", "number"}, "national_id"), ({"driver", "licence"}, "national_id"), ({"driver", "license"}, "national_id"),
    ({"bank", "account"}, "bank"), ({"compte", "bancaire"}, "bank"), ({"cuenta", "bancaria"}, "bank"), ({"conta", "bancaria"}, "bank"),
    ({"etat", "civil"}, "marital_status"), ({"estado", "civil"}, "marital_status"), ({"sexual", "orientation"}, "gender"),
)  # fmt: skip
_NO_MILESTONE = frozenset(
    "start end birth last update updated modified activity synced close closed open opened created creation deadline next follow followup review_performance performance expiry expires expiration posted".split()
)


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """What the words of a header say; ``ambiguous`` names the rule that has to decide when ``field`` is empty."""

    field: str = ""
    confidence: float = 0.0
    how: str = ""
    ambiguous: str = ""


def spoken(header: str) -> str:
    """The header as words: camel case and underscores opened, brackets (units, hints) left out."""
    opened = _CAMEL.sub(" ", _BRACKETS.sub(" ", header)) or header
    words = " ".join(words_of(opened.replace("_", " ")))
    return words.replace("dateof ", "date of ")


@lru_cache(maxsize=4_000)
def read_header(header: str) -> HeaderReading:
    """What a header's words say about its column, without looking at the column."""
    said = _known(key_of(header), 0.98, "synonym")
    if said:
        return said
    words = spoken(header)
    said = _known(key_of(words), 0.95, "synonym")
    if said:
        return said
    parts = set(words.split())
    sensitive = next((_SENSITIVE_WORDS[part] for part in words.split() if part in _SENSITIVE_WORDS), "")
    sensitive = sensitive or next((field for pair, field in _SENSITIVE_PAIRS if pair <= parts), "")
    if sensitive:
        return HeaderReading(sensitive, 0.9, "sensitive_word")
    keyed = _key_column(words)
    if keyed:
        return HeaderReading(f"ref:{keyed}", 0.9, "key")
    milestone = _milestone(words)
    if milestone:
        return HeaderReading(milestone, 0.85, "milestone")
    bare = words
    for _ in range(3):
        shorter = _DECORATION.sub("", bare).strip()
        if shorter == bare or not shorter:
            break
        bare = shorter
        said = _known(key_of(bare), 0.85, "synonym_in_decoration")
        if said:
            return said
    key = key_of(words)
    if len(key) >= 5:
        near = process.extractOne(key, _FIELDS.keys(), scorer=fuzz.ratio, score_cutoff=87)
        if near and abs(len(near[0]) - len(key)) <= 2:
            return HeaderReading(_FIELDS[near[0]], round(near[1] / 100 * 0.8, 2), "near_synonym")
    return HeaderReading()


def _known(key: str, confidence: float, how: str) -> HeaderReading | None:
    for form in (key, key[:-1] if key.endswith("s") and len(key) > 4 else key):
        if form in _AMBIGUOUS:
            return HeaderReading("", confidence, how, _AMBIGUOUS[form])
        if form in _FIELDS:
            return HeaderReading(_FIELDS[form], confidence, how)
    return None


def _key_column(words: str) -> str:
    """The entity of an id column; ``own`` for a bare ``id``."""
    parts = words.split()
    strong = [part for part in parts if part in _STRONG_ID]
    if not strong and (len(parts) < 2 or not any(part in _WEAK_ID for part in (parts[0], parts[-1]))):
        joined = re.fullmatch(r"(.{3,})id", words) if len(parts) == 1 else None
        return _ENTITY.get(joined[1], "") if joined else ""
    rest = [part for part in parts if part not in _STRONG_ID and part not in _WEAK_ID and part not in _FILLERS]
    if not rest or rest in (["record"], ["system"], ["row"]):
        return "own" if strong else ""
    if strong and parts[-1] not in _STRONG_ID and parts[0] not in _STRONG_ID:
        return ""
    if " ".join(rest[-2:]) in ("job order", "job opening"):
        return "job"
    return _ENTITY.get(rest[-1], "") or ("_".join(rest) if strong else "")


def _milestone(words: str) -> str:
    parts = words.split()
    if not any(part in ("date", "fecha", "data", "datum", "on", "at", "dt", "dated", "doj", "дата") for part in parts):
        return ""
    rest = [part for part in parts if part not in _DATE_WORDS]
    if not rest or any(part in _NO_MILESTONE for part in rest):
        return ""
    phrase = " ".join(rest)
    known = read_stage(phrase)
    target = known.target.partition("/")[2] or known.target if known.how == "exact" else ""
    target = target or next((_MILESTONE_WORDS[part] for part in reversed(rest) if part in _MILESTONE_WORDS), "")
    if any(number in rest for number in ("2", "2nd", "second", "final", "3", "3rd", "l2")) and target == "interview_1":
        target = "interview_final"
    match target:
        case "" | "active" | "on_hold":
            return ""
        case "applied":
            return "applied_on"
        case "rejected":
            return "ended_on"
        case _:
            return f"milestone:{target}"


def known_share(headers: list[str]) -> tuple[int, int]:
    """How many of the texts are known headers, and how many there are."""
    filled = [header for header in headers if header]
    known = 0
    for header in filled:
        said = read_header(header)
        if (said.field or said.ambiguous) and said.how != "near_synonym":
            known += 1
    return known, len(filled)


def entity_of_name(name: str) -> str:
    """What a table is about by its file or sheet name; empty when the name does not tell."""
    parts = [
        part
        for part in spoken(name).split()
        if part not in ("recruitment", "recrutement", "reclutamiento", "recrutamento")
    ]
    joined = "".join(parts)
    if joined in _ENTITY:
        return _ENTITY[joined]
    for part in reversed(parts):
        if part in _ENTITY and part not in _NOT_OF_A_TABLE:
            return _ENTITY[part]
    return ""
