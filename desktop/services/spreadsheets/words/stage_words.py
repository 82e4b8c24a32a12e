"""Words for stages and outcomes in several languages, as data.

A target is a stage code, an ending, ``on_hold``, ``active``, or ``stage/ending`` when the word tells both
(``Offer declined`` → ``offer/withdrawn``).
"""

from __future__ import annotations

ALIASES: dict[str, str] = {
    "applied": "applied, initial, new, new applicant, new application, application review, application received, inbox, received, "
    "submitted, application, applicant, candidate, open application, pending review, unscreened, not contacted, to review, "
    "lead, sourced, prospect, cv received, resume received, applied online, new lead, to contact, not reviewed, sourcing, "
    "candidature recue, nouveau, nouvelle candidature, recu, postule, a traiter, recibido, recibida, postulado, nuevo, "
    "inscrito, aplicado, cv recibido, recebido, novo, candidatado, candidatou se, bewerbung eingegangen, eingegangen, neu, "
    "beworben, candidatura ricevuta, ricevuta, nuova, sollicitatie ontvangen, nieuw, ontvangen, новый, отклик, подал заявку, no contact",
    "screen": "screen, replied, screening, phone screen, initial call, recruiter screen, initial qualification, pre screen, prescreen, "
    "sift, hr screen, shortlisted, shortlist, in review, under review, review, reviewed, resume screening, cv screening, resume review, "
    "screened, phone screening, telephone interview, phone interview, qualifying, qualified, contacted, recruiter call, screening call, "
    "long list, longlist, telephonic, telephonic round, hr round screening, initial screening, candidate responded, responded, "
    "cv review, profile review, recruiter phone screen, considered, submitted to client, client submission, sent to manager, "
    "preselection, preselectionne, pre selection, tri, en revue, entretien telephonique, presel, preseleccionado, preseleccion, "
    "en revision, filtro, entrevista telefonica, contactado, triagem, pre selecionado, em analise, analise de curriculo, "
    "em triagem, vorauswahl, telefoninterview, sichtung, preselezione, colloquio telefonico, voorselectie, скрининг, телефонное интервью",
    "assessment": "assessment, test, take home, take home test, coding test, technical test, aptitude test, online test, "
    "skills test, written test, case study, assignment, homework, coding challenge, online assessment, aptitude, work sample, "
    "machine test, evaluation, code test, test technique, essai, prueba, prueba tecnica, evaluacion, teste, teste tecnico, "
    "avaliacao, dinamica, assessment center, assessment centre, tecnical test, prova, opdracht, тестовое задание, тест",
    "interview_1": "interview, interview 1, first interview, 1st interview, onsite, on site, face to face, panel, panel interview, "
    "technical interview, tech interview, interviewing, interviewed, booked interview, interview scheduled, interview booked, "
    "first round, round 1, 1st round, l1, l1 interview, technical round, interview stage, in interview, interviews, "
    "technical round 1, peer interview, team interview, video interview, to be interviewed, interview in progress, interview to be scheduled, "
    "technical, interview completed, client interview, virtual interview, tech round, initial interview, behavioral interview, "
    "entretien, entretien 1, premier entretien, en entretien, entrevue, premiere entrevue, entrevista, entrevista 1, "
    "primera entrevista, en entrevista, entrevistado, entrevista tecnica, primeira entrevista, em entrevista, "
    "vorstellungsgesprach, interview gefuhrt, erstgesprach, colloquio, primo colloquio, gesprek, eerste gesprek, "
    "собеседование, интервью, tech screen, technical screen, technical phone screen",
    "interview_final": "manager, hiring manager, managerial, final interview, second interview, 2nd interview, interview 2, interview 3, third interview, 3rd interview, final round, "
    "managerial interview, manager interview, hiring manager interview, second round, round 2, 2nd round, l2, l2 interview, l3, "
    "managerial round, manager round, executive interview, cto interview, ceo interview, director interview, leadership interview, "
    "superday, final, round 3, finalist, final stage, management interview, decision, entretien 2, deuxieme entretien, entretien final, "
    "second entretien, deuxieme entrevue, segunda entrevista, entrevista 2, entrevista final, entrevista con gerente, "
    "entrevista com gestor, zweitgesprach, secondo colloquio, tweede gesprek, финальное интервью",
    "references": "references, reference check, reference checks, background check, background verification, bgv, checks, "
    "reference, pre employment checks, document verification, security check, verification, controle de references, references verifiees, "
    "referencias, verificacion de referencias, verificacao de referencias, referenzen, referenze, checking references",
    "offer": "offer, offered, contract proposal, job offered, offer extended, offer sent, provisional offer, offer made, "
    "offer released, offer stage, offer pending, offer letter, verbal offer, to be offered, to offer, selected, offer approval, "
    "make offer, negotiation, salary negotiation, offer planned, conditional offer, offer in progress, offer letter sent, "
    "offer out, offer issued, preparing offer, offre, offre envoyee, offre faite, proposition, oferta, oferta enviada, en oferta, ofertado, proposta, "
    "proposta enviada, angebot, vertragsangebot, offerta, aanbod, оффер, предложение",
    "hired": "hired, placed, contract signed, accepted, joined, onboarded, colocado, offer accepted, hire, employed, "
    "onboarding, started, filled, job offer accepted, contract, joining, offer accepted joined, accepted offer, converted, "
    "embauche, embauchee, recrute, recrutee, engage, place, offre acceptee, contratado, contratada, incorporado, aceptado, "
    "oferta aceptada, contratacao, admitido, admitida, proposta aceita, aceito, eingestellt, assunto, assunta, aangenomen, "
    "принят, нанят, вышел на работу, colocada, retenu, retenue, deployed, hired closed",
    "rejected": "rejected, reject, not in consideration, disqualified, refused, declined by us, not hired, unsuccessful, "
    "declined, not selected, rejected by us, rejected by company, not suitable, not qualified, unqualified, failed, regret, regretted, archived, "
    "no hire, closed, closed lost, turned down, rejection, turndown, not shortlisted, rejected by client, rejected by hiring manager, "
    "dismissed, application rejected, not a fit, not fit, unsuitable, screened out, dropped by company, no, passed on, not proceeding, "
    "refuse, refusee, rejete, rejetee, non retenu, non retenue, ecarte, rechazado, rechazada, descartado, descartada, no apto, "
    "no seleccionado, reprovado, reprovada, rejeitado, rejeitada, nao aprovado, recusado, dispensado, desclassificado, desclassificada, "
    "abgelehnt, abgesagt, absage, rifiutato, scartato, afgewezen, отказ, отклонен, отклонён",
    "withdrawn": "withdrawn, opted out, withdrew, dropped out, ghosted, candidate withdrew, withdrawn by candidate, self withdrawn, "
    "dropped, drop out, dropout, declined by candidate, candidate declined, no response, no show, not interested, backed out, "
    "withdraw, application withdrawn, unresponsive, candidate rejected, rejected by candidate, reneged, no reply, not joining, did not join, "
    "desiste, desistement, s'est desiste, retire, candidature retiree, se retiro, desistio, retirado, renuncio, desistiu, "
    "desistente, retirada, desistencia, zuruckgezogen, ritirato, teruggetrokken, самоотказ, кандидат отказался",
    "offer/withdrawn": "offer declined, declined offer, offer rejected, offer refused, offer turned down, rejected offer, offer declined by candidate, "
    "offer dropped, offered declined, job offer declined, declined the offer, joining declined, offer decline, offre refusee, oferta rechazada, "
    "proposta recusada, angebot abgelehnt, offer not accepted, offer accepted not joined, offer reneged, offer withdrawn by candidate",
    "offer/rejected": "offer rescinded, offer withdrawn, offer revoked, offer cancelled, offer canceled",
    "interview_1/withdrawn": "interview no show, no show for interview, did not attend interview, no show interview",
    "screen/rejected": "rejected at screening, rejected at screen, rejected cv, cv rejected, resume rejected, rejected by hr, screen reject, "
    "rejected resume, rejected profile, screening rejected",
    "interview_1/rejected": "rejected after interview, rejected at interview, interview rejected, technical reject, tech reject, "
    "rejected technical, failed interview, interview reject",
    "on_hold": "on hold, hold, snoozed, waitlist, waitlisted, wait list, reserve, en espera, future pipeline, pipeline, talent pool, "
    "keep warm, parked, paused, kept on file, en attente, reserva, em espera, banco de talentos, standby, stand by, "
    "vivier, a l'ecart, zuruckgestellt, in attesa, in de wacht, резерв, на паузе, deferred, backup",
    "active": "active, open, ongoing, current, actif, activo, ativo, aktiv, in corso, lopend",
}  # fmt: skip

DOUBTFUL: dict[str, str] = {
    # words that say "somewhere on the way" and nothing else: taken as the stage given, shown as doubtful
    "in process": "screen", "in progress": "screen", "under process": "screen", "processing": "screen",
    "in pipeline": "screen", "en proceso": "screen", "en cours": "screen", "em processo": "screen",
    "em andamento": "screen", "in bearbeitung": "screen", "under consideration": "screen", "pending": "applied",
    "pendiente": "applied", "pendente": "applied", "wip": "screen", "in behandeling": "screen", "в работе": "screen",
    "hr interview": "screen", "hr round": "screen", "hr": "screen", "entrevista rh": "screen", "entrevista rrhh": "screen",
    "entretien rh": "screen", "hr discussion": "screen", "hr call": "screen", "aprobado": "offer", "aprovado": "offer",
    "approved": "offer", "next round": "interview_1", "next step": "screen", "interested": "screen",
}  # fmt: skip

PATTERNS: tuple[tuple[str, str], ...] = (
    # a word the lists lack: the first pattern found in it speaks, with less confidence; endings before stages
    (r"offer.*(declin|reject|refus|turn(ed)? down)|(declin|reject|refus|turn(ed)? down)\w* .*offer", "offer/withdrawn"),
    (r"offer.*(rescind|revok|cancel)", "offer/rejected"),
    (r"offer\w* (drop|backout|back out|reneg)", "offer/withdrawn"),
    (r"offer.*accept|accept.*offer|contract.*sign|sign.*contract", "hired"),
    (
        r"(withdr[ae]w|withdrawn|opt(ed)? out|dropp?(ed)? ?out|backed out|by (the )?candidate|not interested|desist|no[ -]?show|ghost|retir)",
        "withdrawn",
    ),
    (
        r"not (hired|selected|suitable|shortlisted|qualified|moving|proceed)|reject|disqualif|unsuccess|declin|refus|rechaz|reprov|descart|rejet|ecart|abgelehnt|отказ",
        "rejected",
    ),
    (r"\bon hold\b|\bhold\b|waitlist|wait list|espera|attente|snooz|reserve", "on_hold"),
    (r"\b(hired|joined|onboard\w*|placed|contratad\w|embauche\w*|colocad\w)\b", "hired"),
    (r"reference|background|bgv|verificat", "references"),
    (r"\boffer|\boffre\b|\boferta\b|\bproposta\b", "offer"),
    (
        r"(final|second|2nd|third|3rd|manag\w*|director|executive|onsite final|ceo|cto|vp|round [2-9]|l[2-9]).*(interview|round|entrevista|entretien|call|discussion)|(interview|entretien|entrevista|round)\W*([2-9]\b|final)",
        "interview_final",
    ),
    (r"\b[lr]\W?[2-9]\b|\b(2nd|second) (int|rd)\b", "interview_final"),
    (r"\b[lr]\W?1\b|\b(1st|first) (int|rd)\b", "interview_1"),
    (r"phone|screen|sift|short ?list|telefon|telephon|recruiter|intro\w* call|pre.?select|triagem|resume|cv", "screen"),
    (r"\btest\b|assess|assignment|challenge|take.?home|case study|prueba|teste\b", "assessment"),
    (
        r"interview|entrevist|entretien|entrevue|onsite|on.?site|panel|colloquio|gesprach|face to face|собеседован|technical|round",
        "interview_1",
    ),
    (r"\b(new|applied|received|submitted|application|inbox)\b", "applied"),
)

RESULTS: dict[str, str] = {
    # what an event log says beside a stage: passed, rejected, withdrawn, hired, pending, no_show
    "passed": "pass, passed, selected, cleared, accepted, approved, advance, advanced, qualified, yes, shortlisted, completed, "
    "complete, success, successful, promoted, proceed, moved, hire, strong yes, recommended, oui, admis, reussi, si, aprobado, "
    "apto, aprovado, bestanden, superato, done, progressed, next round",
    "rejected": "fail, failed, rejected, reject, not selected, not cleared, no, no hire, unsuccessful, not passed, dropped, regret, "
    "non, refuse, echoue, rechazado, no apto, reprovado, rejeitado, abgelehnt, respinto, strong no, disqualified, not shortlisted, eliminated",
    "withdrawn": "declined, withdrawn, withdrew, dropped out, opted out, offer declined, desiste, desistio, desistiu, candidate declined, not interested",
    "hired": "joined, hired, onboarded, offer accepted, placed",
    "no_show": "no show, noshow, absent, did not attend, not attended",
    "pending": "pending, scheduled, in progress, in process, on hold, hold, awaiting, open, ongoing, to be scheduled, rescheduled, "
    "en attente, en cours, pendiente, pendente, programado, agendado, waiting, planned, awaiting feedback, tbd, cancelled, canceled",
}
