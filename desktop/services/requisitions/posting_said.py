"""What a posting says apart from pay, in English and in French: AI, the vacancy, Canadian experience, its language. Pure.

Evidence, not understanding: each answer rests on words in one sentence, and what is not found is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.text import words_of
from desktop.words import Said

_SENTENCE = re.compile(r"[^\n.!?;•]+(?:\.(?=\w)[^\n.!?;•]+)*")
_I = re.IGNORECASE

_AI = re.compile(
    r"\bA\.?I\b|\bI\.?A\b|\b(?i:artificial intelligence|intelligence artificielle|machine learning|apprentissage automatique)\b"
)
_AI_ACTS = re.compile(
    r"screen|assess|select|evaluat|rank|review|shortlist|filter|sort|recruit|hiring|"
    r"présélect|sélection|évalu|tri(?:er|é|e)?\b|examin|analys|classer|recrut|embauche",
    _I,
)
_AI_WHOM = re.compile(
    r"applica|candida|résumé|resume|\bcv\b|hiring|recruit|selection process|screening|embauche|recrut|processus de sélection|dotation",
    _I,
)
_DUTY = re.compile(
    r"\b(?:you will|you'll|you’ll|your role|vous (?:serez|allez|devrez|aurez)|experience|expérience)\b", _I
)
_EMPLOYER = re.compile(r"\b(?:we|our|us|is|are|may|nous|notre|nos|est|sont|peut|on)\b", _I)
_NO = re.compile(
    r"\b(?:no|not|never|without|none|cannot|isn[’']t|aren[’']t|don[’']t|doesn[’']t|aucune?|pas|sans|jamais|ni)\b", _I
)

_VACANT = re.compile(
    r"(?:existing|current|immediate|actual|open)(?: and [a-z]+)? (?:vacancy|vacant (?:role|position))|"
    r"currently vacant|vacant (?:role|position|post)\b|"
    r"vacancy (?:that )?(?:exists|is open)|(?:posting|position|role|ad) is (?:for )?(?:an? )?(?:existing |current )?vacan|"
    r"poste n[’']est pas vacant|"
    r"poste(?: est| actuellement| présentement|,? existant et)* vacant|poste vacant existant|vacance (?:existante|actuelle)|"
    r"(?:combler|pourvoir) un poste (?:existant|vacant)",
    _I,
)  # fmt: skip
_NOT_YET = re.compile(
    r"(?:future|upcoming|anticipated|potential) (?:vacanc|openings?|opportunit|positions?|needs)|talent (?:pool|pipeline|community)|"
    r"besoins? futurs?|postes? (?:futurs?|à venir|anticipés?)|bassin de (?:candidat|talents)|banque de candidat|occasions futures",
    _I,
)

_CANADIAN = (
    re.compile(r"\bcanadian[\s-]+(?:(?:work|job|industry|workplace|professional|"
               r"employment|market|local|working|relevant|office)[\s-]+){0,3}experience\b", _I),
    re.compile(r"\bexperience\s+(?:(?:working|gained|acquired|earned|obtained|practi[cs]ing|employed)\s+)?(?:in|within|from)\s+(?:(?:a|an|the)\s+)?"
               r"(?:canada\b|canadian\s+(?:market|context|workplace|compan|environment|firm|industry|organi[sz]ation|employer|office))", _I),
    re.compile(r"\b(?:years?|have|having|previously|must)\s+(?:have\s+)?work(?:ed|ing)?\s+(?:history\s+)?in\s+canada\b|"
               r"\b(?:work|employment)\s+history\s+in\s+canada\b", _I),
    re.compile(r"\bexpériences?\s+(?:(?:de\s+travail|professionnelles?|pertinentes?|antérieures?)\s+){0,2}canadiennes?\b", _I),
    re.compile(r"\bexpériences?\s+(?:(?:de\s+travail|professionnelles?|pertinentes?|antérieures?|acquises?)\s+){0,3}(?:au\s+canada\b|"
               r"(?:dans|sur|en)\s+(?:le|un|une|l[’'])?\s*(?:marché|contexte|milieu|entreprise|environnement)\s+(?:de\s+travail\s+)?canadien)", _I),
    re.compile(r"\b(?:avoir|ayant)\s+(?:déjà\s+)?travaillé\s+au\s+canada\b", _I),
)  # fmt: skip
_SHUT_OUT = re.compile(r"need not apply|not be considered|s[’']abstenir|ne seront pas (?:retenu|considér)", _I)
_NOT_NEEDED = re.compile(
    r"(?:not|n[’']est pas|isn[’']t|never)\s+(?:a\s+)?(?:requir|need|necess|obligatoire|requis|exigé|nécessaire|ask)|"
    r"\b(?:no|aucune|without|sans|do not (?:require|need|ask for)|don[’']t (?:require|need|ask for)|n[’']exigeons pas)\b",
    _I,
)

_ENGLISH = frozenset(
    "the and of to you we our with for is are will your this that as have be an or in on at from".split()
)
_FRENCH = frozenset("le la les des du de et vous nous notre nos avec pour est sont "
                    "votre vos une un dans ce cette qui que au aux sur par".split())  # fmt: skip
_EVIDENCE = 4
"""So many small words tell a language; with fewer it is left open."""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with where it begins."""
    return ((match.start(), match[0]) for match in _SENTENCE.finditer(text))


def says_of_ai(text: str) -> Said | None:
    """Whether a text says that AI screens, assesses or selects applicants, or that it does not; None when it says neither."""
    answers = set()
    for _, sentence in sentences(text):
        if not (_AI.search(sentence) and _AI_ACTS.search(sentence) and _AI_WHOM.search(sentence)):
            continue
        if _DUTY.search(sentence) and not _EMPLOYER.search(sentence):
            continue
        answers.add(Said.NO if _NO.search(sentence) else Said.YES)
    return Said.YES if Said.YES in answers else Said.NO if answers else None


def says_of_vacancy(text: str) -> Said | None:
    """Whether a text says that it is for a vacancy that exists, or for none yet; None when it says neither."""
    answers = set()
    for _, sentence in sentences(text):
        if _VACANT.search(sentence):
            answers.add(Said.NO if _NO.search(sentence) else Said.YES)
        elif _NOT_YET.search(sentence):
            answers.add(Said.NO)
    return Said.YES if Said.YES in answers else Said.NO if answers else None


def canadian_experience(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text asks for Canadian experience; saying that none is needed is no asking."""
    found: set[tuple[int, int]] = set()
    for start, sentence in sentences(text):
        if _NOT_NEEDED.search(sentence) and not _SHUT_OUT.search(sentence):
            continue
        for pattern in _CANADIAN:
            found |= {(start + match.start(), start + match.end()) for match in pattern.finditer(sentence)}
    outer = (one for one in found if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in found))
    return tuple(sorted(outer))


def language_of(text: str) -> str:
    """``en`` or ``fr`` by its small words; empty where they are too few or as many of both."""
    words = words_of(text)
    english = sum(word in _ENGLISH for word in words)
    french = sum(word in _FRENCH for word in words)
    if max(english, french) < _EVIDENCE or 2 * min(english, french) > max(english, french):
        return ""
    return "en" if english > french else "fr"
