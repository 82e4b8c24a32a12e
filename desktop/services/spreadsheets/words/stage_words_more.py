"""Words for stages and outcomes of recruiting programs and languages that came later; the shape is that of ``stage_words``."""

from __future__ import annotations

MORE_ALIASES: dict[str, str] = {
    "applied": "zgloszony, aplikacja, aplikowal, nowy, nowa, nowa aplikacja, otrzymano cv, novy, prihlaska, ny, ansokt, mottagen, modtaget, mottatt, sokt, "
    "basvurdu, yeni, waiting for evaluation, junk candidate, unassigned, application submitted, uncontacted, eingang, postulacion, candidatura enviada, "
    "candidature deposee, zu prufen",
    "screen": "client submitted, internally submitted, submitted internally, selekcja, preselekcja, wstepna selekcja, rozmowa telefoniczna, screening telefoniczny, analiza cv, predvyber, telefonicky pohovor, urval, "
    "telefonintervju, telefoninterview rh, on eleme, telefon gorusmesi, attempted to contact, contact in future, associated, approved by client, shortlisted by client, "
    "sent to client, cv sent, cv sent to client, submitted to hiring manager, hm review, hiring manager review, resume submitted, internal submission, client review, "
    "revision de cv, llamada telefonica, in prufung, wird gepruft, vorgeschlagen, in valutazione, screening telefonico, valutazione cv, presentato, en cours d'etude, etude du dossier, "
    "qualification telephonique, appel telephonique, ligacao, contato inicial",
    "assessment": "test rekrutacyjny, zadanie, zadanie rekrutacyjne, zkouska, ukol, arbetsprov, prove, ev testi, sinav, testaufgabe, probearbeit, probetag, probe arbeiten, "
    "prova pratica, prova tecnica, caso pratico, mise en situation, test de personnalite",
    "interview_1": "rozmowa, rozmowa kwalifikacyjna, rozmowa rekrutacyjna, spotkanie, zaproszony na rozmowe, pohovor, prvni pohovor, intervju, forsta intervju, samtale, "
    "gorusme, mulakat, ilk gorusme, eingeladen, interview geplant, gesprach, kennenlernen, kennenlerngesprach, zum gesprach eingeladen, interview to be scheduled, "
    "interview in progress, colloquio conoscitivo, colloquio tecnico, in colloquio, convocato, entretien physique, entretien planifie, entretien technique, entretien prevu, "
    "entrevista agendada, entrevista programada, entrevista presencial, entrevista en curso, r1, r 1, 1st int, int 1, onsite interview, in person interview, onsite loop, 1. rozmowa",
    "interview_final": "druga rozmowa, rozmowa koncowa, rozmowa z managerem, ii rozmowa, druhy pohovor, finalni pohovor, andra intervju, slutintervju, andensamtale, "
    "andregangsintervju, ikinci gorusme, son gorusme, r2, r 2, r3, 2nd int, int 2, colloquio finale, colloquio con il responsabile, entretien manager, entretien direction, "
    "entretien de groupe final, endgesprach, abschlussgesprach, zweites gesprach",
    "references": "referencje, sprawdzanie referencji, reference kontrola, referenser, referenstagning, referencer, referans kontrolu, referenzprufung, verifica referenze, prise de references",
    "offer": "oferta zlozona, zlozono oferte, nabidka, erbjudande, erbjudande skickat, tilbud, teklif, teklif yapildi, offerta inviata, proposta inviata, proposta di assunzione, "
    "promesse d'embauche, proposition envoyee, vertrag versendet, vertrag verschickt, zusage gegeben, to be offered, offer drafted",
    "hired": "zatrudniony, zatrudniona, zatrudnieni, przyjety, przyjeta, umowa podpisana, prijat, prijata, nastoupil, anstalld, ansatt, ansat, ise alindi, kabul edildi, "
    "zusage, zugesagt, angestellt, vertrag unterschrieben, eingestellt worden, contratto firmato, inserito, contrat signe, converted employee, forward to onboarding, "
    "hired internal, hired external, incorporada, fichado",
    "rejected": "odrzucony, odrzucona, odrzucono, odmowa, niezakwalifikowany, nie przyjety, zamitnut, zamitnuta, neprijat, avvisad, avslag, avslagen, nej tack, afslag, "
    "reddedildi, red, olumsuz, abgelehnt durch uns, nicht geeignet, absage erteilt, absage gesendet, absage verschickt, non idoneo, non idonea, escluso, esclusa, rifiutata, respinto, "
    "candidature rejetee, reponse negative, refus envoye, no continua, no califica, no procede, no pasa, nao selecionado, nao selecionada, eliminado, eliminada, rejected hirable, "
    "rejected for interview, un qualified, not moving forward, we rejected, decline, declined by company, blacklisted, do not hire",
    "withdrawn": "rezygnacja, zrezygnowal, zrezygnowala, wycofany, wycofal sie, odstoupil, avbojt, tog tillbaka, trakket tilbage, trukket seg, vazgecti, geri cekildi, "
    "bewerbung zuruckgezogen, zuruckgezogen vom bewerber, rinuncia, rinunciato, ha rinunciato, ritirata, abandon, s'est retire, candidat desiste, ne repond plus, "
    "no contesta, no se presento, declino, declino la oferta antes, nao compareceu, sem interesse, unresponsive candidate, they withdrew, no longer interested",
    "on_hold": "wstrzymany, rezerwa, lista rezerwowa, pozastaveno, vilande, avvaktar, pa hold, beklemede, warteliste, pausiert, geparkt, in sospeso, in stand by, "
    "future consideration, silver medalist, bank",
    "active": "w toku, aktywny, probiha, pagar, devam ediyor, available, engaged, offen, laufend, aperta, attivo, abierto, en curso, in selezione, em aberto",
    "offer/withdrawn": "oferta odrzucona, odrzucil oferte, nabidka odmitnuta, tackade nej till erbjudande, teklif reddedildi, angebot vom bewerber abgelehnt, offerta rifiutata, rifiuta offerta",
}  # fmt: skip

MORE_DOUBTFUL: dict[str, str] = {
    "canceled": "withdrawn", "cancelled": "withdrawn", "annule": "withdrawn", "cancelado": "withdrawn", "anulowany": "withdrawn",
    "w procesie": "screen", "w trakcie": "screen", "zakwalifikowany": "screen", "en selection": "screen", "en evaluacion": "screen",
}  # fmt: skip
