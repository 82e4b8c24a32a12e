"""Words for why an application ended, as data.

A target ``a|b`` depends on who ended it: ``a`` when we did, ``b`` when they did. "Cultural fit" has no target on purpose:
the person is asked which criterion was not met.
"""

from __future__ import annotations

ALIASES: dict[str, str] = {
    "skills_gap": "skills gap, skill mismatch, skills mismatch, technical gap, lack of skills, missing skills, underqualified, not qualified, "
    "unqualified, technical skills, poor technical skills, qualifications, lacking skill s qualification s, competences insuffisantes, "
    "falta de habilidades, falta de competencias, skill gap, lacks skills, language, communication skills, poor communication, technically weak",
    "not_enough_experience": "not enough experience, experience mismatch, lack of experience, insufficient experience, inexperienced, "
    "too junior, less experience, experience, manque d'experience, falta de experiencia, domain mismatch, no relevant experience, experience gap",
    "assessment_result": "assessment result, failed test, failed assessment, test failed, failed take home, failed coding test, low score, "
    "test score, assessment, failed technical test, echec au test",
    "interview_result": "interview result, failed interview, poor interview, interview performance, interview feedback, low problem solving, "
    "failed technical interview, technical round failed, interview failed, poor interview performance",
    "stronger_candidate": "stronger candidate, better candidate, hired someone else, other candidate selected, other candidate, someone else hired, "
    "position filled by other candidate, more qualified candidate, hired other candidate s, autre candidat, otro candidato, outro candidato, "
    "hired another candidate, selected another candidate",
    "pay_above_band|pay_or_terms": "pay above band, salary expectations, salary mismatch, too expensive, salary, compensation, compensation issue, "
    "salary expectation, salary too high, expected ctc too high, budget, over budget, pay, salaire, pretentions salariales, salario, "
    "expectativa salarial, pretensao salarial, compensation mismatch, high salary expectations, low salary, salary issue, remuneration, ctc mismatch, benefits",
    "location_or_commute|personal_or_relocation": "location or commute, location, location issue, location constraint, commute, distance, "
    "not willing to relocate, relocation, relocation issue, lieu, ubicacion, localizacao, location mismatch, remote, distance from home",
    "timing|personal_or_relocation": "timing, notice period, notice period issue, long notice period, not available, availability, start date, "
    "future potential, no positions, schedule, disponibilite, disponibilidad, disponibilidade, shift timing, timing issue, wrong timing",
    "not_eligible_to_work": "not eligible to work, work permit, visa, no work permit, work authorization, work authorisation, visa sponsorship, "
    "sponsorship, permis de travail, permiso de trabajo, no visa, requires sponsorship, eligibility",
    "incomplete_or_no_reply|incomplete_or_no_reply": "incomplete or no reply, no reply, no response, incomplete application, incomplete, unresponsive, not reachable, "
    "not responding, ghosted, sans reponse, sin respuesta, sem resposta, missing documents, unreachable, did not respond",
    "duplicate_or_spam": "duplicate or spam, duplicate, spam, duplicate application, doublon, duplicado, already applied, fake profile",
    "role_closed": "role closed, position closed, position cancelled, requisition closed, hiring freeze, position on hold, role cancelled, "
    "job closed, position filled, poste annule, posicion cancelada, vaga cancelada, vaga fechada, requisition cancelled, req closed",
    "misrepresentation": "misrepresentation, falsified, fake experience, false information, background check failed, failed background check, "
    "references, bad references, failed reference check, bgv failed",
    "other_offer_or_stayed_put|other_offer_or_stayed_put": "other offer or stayed put, better offer, other offer, accepted other offer, counter offer, counteroffer, "
    "took another job, stayed put, stayed with current employer, accepted another offer, took other job, autre offre, otra oferta, outra oferta, "
    "contre offre, contraoferta, another offer, got another offer, retained by current employer, accepted another job",
    "role_or_fit|role_or_fit": "role or fit, not interested, lost interest, not interested in role, role mismatch, job content, role, career change, "
    "changed mind, not the right role, no longer interested, sans interet, sin interes, sem interesse, job role",
    "personal_or_relocation|personal_or_relocation": "personal or relocation, personal, personal reasons, family, family reasons, health, raisons personnelles, "
    "motivos personales, motivos pessoais, family or personal, pursuing education, higher studies",
    "process_too_slow_or_unclear|process_too_slow_or_unclear": "process too slow or unclear, process too slow, slow process, too long, delay, process too long, "
    "processus trop long, proceso lento, processo lento, delay in process",
    "pay_or_terms|pay_or_terms": "pay or terms, terms, contract terms, conditions, condiciones, condicoes, offer too low",
    "no_show|no_show": "no show, did not attend, absent, did not show up, no show at interview, absence, no se presento, nao compareceu",
}

UNDECIDED: tuple[str, ...] = (
    r"\bcultur",
    r"\bteam fit\b",
    r"\bfit issue\b",
    r"\bculture fit\b",
    r"^(not a )?(good )?fit$",
    r"\bpersonality\b",
)

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        r"counter ?offer|(other|another|better|competing) (offer|job|opportunit)",
        "other_offer_or_stayed_put|other_offer_or_stayed_put",
    ),
    (r"no[ -]?show", "no_show|no_show"),
    (r"salar|compens|\bpay\b|\bctc\b|remunerat|budget|expens", "pay_above_band|pay_or_terms"),
    (r"locat|commut|relocat|distance|ubicac", "location_or_commute|personal_or_relocation"),
    (r"notice|availab|timing|start date|schedul|disponib", "timing|personal_or_relocation"),
    (r"visa|work permit|authori[sz]|sponsor|eligib", "not_eligible_to_work"),
    (r"duplicat|spam|doublon", "duplicate_or_spam"),
    (
        r"(position|role|job|req\w*|vacancy|hiring) (is |was )?(closed|cancel|filled|freeze|froze|on hold)",
        "role_closed",
    ),
    (r"(stronger|better|other|another|more qualified) candidate|someone else", "stronger_candidate"),
    (
        r"no (reply|response)|unrespons|not reach|incomplet|ghost|sans reponse|sin respuesta",
        "incomplete_or_no_reply|incomplete_or_no_reply",
    ),
    (r"misrepres|falsif|fake|background|reference", "misrepresentation"),
    (r"\btest\b|assessment|score", "assessment_result"),
    (r"interview|entrevist|entretien", "interview_result"),
    (r"experien|junior|senior", "not_enough_experience"),
    (r"skill|technical|qualif|competen|profile not relevant|profile mismatch|habilid", "skills_gap"),
    (r"personal|famil|health", "personal_or_relocation|personal_or_relocation"),
    (r"not interested|no interest|lost interest|changed mind", "role_or_fit|role_or_fit"),
    (r"slow|too long|delay", "process_too_slow_or_unclear|process_too_slow_or_unclear"),
)
