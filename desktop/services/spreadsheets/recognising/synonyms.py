"""Header words in English, French, Spanish, Portuguese, German, Italian and Dutch, as data.

Compared by ``key_of``: case, accents, blanks and ``_ - . #`` do not count. A header in ``AMBIGUOUS`` is decided by what
stands in the column and beside it.
"""

from __future__ import annotations

SYNONYMS: dict[str, str] = {
    "full_name": "full name, fullname, applicant name, candidate name, candidate, applicant, employee name, nom complet, nom et prenom, "
    "prenom et nom, nom prenom, candidat, candidato, nombre completo, nombre y apellido, nombre y apellidos, nombre del candidato, "
    "nome completo, nome do candidato, name of candidate, name of the candidate, name of applicant, person name, contact name, "
    "display name, vollstandiger name, bewerber, bewerbername, kandidat, nome e cognome, naam, volledige naam, kandidaat, "
    "nom du candidat, full legal name, your name, student name, prospect, prospect name, имя, фио, кандидат, candidate full name",
    "first_name": "first name, firstname, given name, givenname, fname, forename, prenom, primer nombre, nombres, primeiro nome, "
    "vorname, voornaam, candidate first name, applicant first name, legal first name, preferred name, preferred first name, first, имя кандидата",
    "middle_name": "middle name, middlename, middle initial, mi, deuxieme prenom, segundo nombre, nome do meio, zweiter vorname, patronymic, отчество",
    "last_name": "last name, lastname, surname, family name, familyname, lname, nom de famille, apellido, apellidos, apellido paterno, "
    "primer apellido, sobrenome, apelido, nachname, familienname, cognome, achternaam, candidate last name, applicant last name, last, фамилия",
    "email": "email, e-mail, email address, email id, email1, email 1, email2, email 2, email3, work email, personal email, mail, mail id, "
    "courriel, adresse courriel, adresse e-mail, adresse email, adresse mail, correo, correo electronico, correo personal, e-mail address, "
    "endereco de email, primary email, secondary email, candidate email, applicant email, contact email, e-mail adresse, indirizzo email, "
    "emailadres, posta elettronica, emailid, electronic mail, your email, mailid, email addresses, home email, электронная почта, почта",
    "phone": "phone, phone number, mobile, mobile number, cell phone, cell, contact no, contact number, contact, telephone, telephone number, "
    "tel, tel no, phone no, mobile no, cellulaire, numero de telephone, no de telephone, portable, telefono, celular, movil, numero de telefono, "
    "telefone, telefone celular, celular whatsapp, whatsapp, telemovel, telefon, telefonnummer, handy, mobil, cellulare, telefoonnummer, "
    "phone1, phone 1, phone2, phone 2, mobile phone, home phone, work phone, phone home, phone cell, phone work, primary phone, phone numbers, "
    "candidate phone, contact phone, telefono movil, telefonnr, numero di telefono, whatsapp number, contact details, телефон, secondary phone, other phone",
    "address": "address, street address, street, address1, address 1, address line 1, adresse, direccion, domicilio, endereco, anschrift, strasse, "
    "indirizzo, adres, home address, mailing address, rue, adresse postale, address2, адрес",
    "city": "city, town, ville, ciudad, cidade, municipio, stadt, ort, citta, stad, woonplaats, localidad, localite, candidate city, current city, "
    "home town, hometown, городе, город",
    "region": "province, region, state province, province state, departement, uf, bundesland, regione, provincie, county, provincia, region state, регион",
    "country": "country, pays, pais, land, paese, nation, country name, country of residence, страна",
    "zip": "zip, zip code, zipcode, postal code, postcode, code postal, codigo postal, cp, cep, plz, postleitzahl, cap, zip postal code, pin code, pincode",
    "location": "location, current location, candidate location, lieu, ubicacion, localizacao, localisation, standort, wohnort, residence, place, "
    "lieu de residence, location address, locatie, lugar, where do you live, base location, preferred location",
    "link": "linkedin, linkedin url, linkedin profile, linkedin link, linkedin profile url, github, github url, portfolio, portfolio url, website url, personal website, "
    "url, profile url, profile link, resume url, resume link, cv link, link, links, curriculo, lien cv, lien linkedin, profil linkedin, enlace cv, perfil linkedin, "
    "cv url, lien, social media, xing, stack overflow, personal site, website, blog, web site, resume, cv, curriculum, photo url, carteira digital, headline url",
    "employer": "current employer, current company, employer, organization, organisation, company, company name, current organization, "
    "current organisation, entreprise actuelle, employeur actuel, employeur, empresa actual, empresa atual, empresa, entreprise, firma, "
    "aktueller arbeitgeber, arbeitgeber, azienda, werkgever, most recent employer, current company name, last company, previous company, present company",
    "title": "current title, current job title, current position, current role, current designation, designation, occupation, profession, headline, "
    "professional title, poste actuel, titre actuel, titre, puesto actual, profesion, cargo atual, profissao, beruf, professione, beroep, "
    "present designation, most recent title, title, most recent job title, last position, candidate title, metier",
    "skills": "skills, skill, skill set, skillset, key skills, keyskills, primary skills, technical skills, technologies, technology, tech stack, "
    "competences, habilidades, competencias, conocimientos, tecnologia, tecnologias, fahigkeiten, kenntnisse, competenze, vaardigheden, "
    "expertise, skills set, core skills, mandatory skills, aptitudes, навыки, primary skill, top skills",
    "tags": "tags, tag, labels, etiquettes, etiquetas, mots cles, keywords, schlagworte, categories",
    "language": "preferred language, language, langue, langue preferee, idioma, idioma preferido, sprache, lingua, taal, correspondence language",
    "experience_years": "years, years of experience, experience years, years experience, total experience, experience, exp, total exp, yoe, "
    "annees d'experience, anos de experiencia, experience in years, experiencia, work experience, relevant experience, total years of experience, experience yrs",
    "job": "job, job opening, job opening name, applied for, position applied for, position applied, applied position, posting name, posting title, vacancy, vacancy name, vacancy title, "
    "requisition, requisition title, requisition name, job requisition, job name, role applied, role applied for, applied role, job applied for, opening, "
    "poste vise, offre, offre d'emploi, poste a pourvoir, vacante, oferta de empleo, vaga, vaga pretendida, job order, stelle, posizione aperta, "
    "vacature, open position, position title, posting, job posting, recruitment, hiring for, job applied, candidature pour, poste demande, puesto solicitado, "
    "cargo pretendido, cargo solicitado, vaga de interesse, вакансия, applied job, target role, desired position, requirement, job position, puesto al que aplica",
    "job_location": "job location, office, job city, office location, work location, site, lieu de travail, lieu du poste, lugar de trabajo, local de trabalho, "
    "arbeitsort, sede, requisition location, position location, branch, plant",
    "department": "department, dept, departement entreprise, service, departamento, area, abteilung, reparto, dipartimento, afdeling, team, business unit, "
    "division, function, direction, departments, unite, bu, job department, secteur, setor, отдел",
    "requisition_number": "requisition number, req number, req no, requisition no, job code, vacancy number, req, requisition ref, job ref, job reference, "
    "numero de poste, numero de concours, no de poste, job number, jr number, requisition code, position number, position code, reference de l'offre",
    "stage": "stage, current stage, workflow step, current workflow step, workflow stage, current step, hiring stage, pipeline stage, recruitment stage, stage name, candidate stage, application stage, "
    "etape, etape actuelle, etapa, etapa actual, fase, phase, bewerbungsphase, stadium, round status, current round, step, process stage, "
    "interview stage, last stage, job stage, etapa do processo, etapa del proceso, этап, hiring step, etape du processus, stage reached, furthest stage, final stage, new stage",
    "status": "status, candidate status, application status, outcome, current status, final status, recruitment status, hiring status, statut, "
    "statut candidature, statut de la candidature, estatus, situacao, situacion, status da candidatura, stato, bewerbungsstatus, "
    "final outcome, hiring outcome, disposition status, etat, applicant status, overall status, candidate state, status name, status candidature, decision finale, "
    "final decision, hiring decision, selection status, new status, статус, result status, estado candidatura, estado del candidato, estado de la candidatura, job status candidate",
    "result": "result, stage status, interview result, interview outcome, stage result, resultat, resultado, ergebnis, decision, feedback result, "
    "round result, interview status, event status, stage outcome, accepted, offer accepted, offer status, offer decision, acceptance, esito, offer response, pass fail",
    "source": "source, sources, origin, candidate source, referral source, recruitment source, referring site, provenance, fuente, fonte, "
    "source name, application source, source of application, source of hire, hiring source, sourcing channel, channel, recruitment channel, "
    "canal, origine, origen, origem, quelle, herkunft, bron, platform, platform name, applied via, applied through, how did you hear about us, how did you hear, "
    "lead source, source du candidat, source de candidature, source candidature, canal de reclutamiento, canal de recrutamento, fuente de reclutamiento, portal, "
    "source channel, job portal, source type name, источник, medio, sourced from, candidate origin, employment source, resume source",
    "source_detail": "source detail, source details, sub source, subsource, detail source, source info, referral name, source description, medium, utm source, campaign",
    "credit": "who gets credit, credited to, referred by, referrer, referral employee, employee referrer, sourced by, parraine par, recommande par, "
    "referido por, indicado por, empfohlen von, referrer name, sourcer, employee referral name, credit",
    "reason": "rejection reason, archive reason, disqualification reason, disqualify reason, disqualified reason,  disposition, disposition reason, drop reason, motif, reason, reason for rejection, "
    "rejected reason, reject reason, reason rejected, motif de refus, motif du refus, motif de rejet, raison du refus, raison, motivo, motivo de rechazo, motivo de descarte, "
    "motivo da recusa, motivo de reprovacao, ablehnungsgrund, absagegrund, motivo del rechazo, withdrawal reason, decline reason, reason for decline, "
    "reason for withdrawal, close reason, exit reason, dropout reason, reason name, reden, reden afwijzing, причина отказа, reason not hired, loss reason, rejection reasons",
    "reason_detail": "rejection note, rejection notes, reason detail, reason details, reason comment, rejection comments, archive note",
    "applied_on": "date applied, applied on, application date, applied date, applied at, date of application, received, received on, date received, submitted on, "
    "submission date, submitted at, date submitted, date de candidature, date candidature, date de reception, date de postulation, recu le, fecha de aplicacion, "
    "fecha de postulacion, fecha postulacion, fecha aplicacion, fecha de solicitud, fecha de candidatura, fecha cv recibido, fecha de recepcion, data de candidatura, data da candidatura, "
    "data de inscricao, data inscricao, data de aplicacao, bewerbungsdatum, bewerbung am, eingangsdatum, data candidatura, sollicitatiedatum, date of applying, "
    "apply date, date applied on, application received, completion time, timestamp, horodateur, marca temporal, carimbo de data hora, application submitted, "
    "applied, cv received date, cv received on, resume received date, resume received on, date cv, date cv recu, date cv received, application created, fecha de inscripcion, дата отклика, applied dt, postule le",
    "added_on": "date added, created at, created on, creation date, created, date created, added on, entry date, date entered, created time, "
    "date creation, date de creation, fecha de creacion, data de criacao, erstellt am, date ajout, date d'ajout, sourced on, entered on, candidate created, fecha alta",
    "ended_on": "archive date, rejected at, rejected on, closed on date, date rejected, rejection date, disqualified on, disqualified at, date de refus, date de cloture, "
    "fecha de rechazo, fecha cierre, withdrawn on, archived at, ended on, date closed candidate, decision date, disposition date, archived on, final date",
    "event_on": "stage date, event date, stage changed on, changed at, changed on, moved on, moved at, transition date, status date, date of stage, "
    "stage entered, entered stage at, scheduled datetime, scheduled at, interview datetime, scheduled date, scheduled on, stage changed at, date de l'etape, "
    "fecha etapa, data da etapa, stage change date, status change date, start, event time stamp, scheduled time, entered at, entered on stage, interview schedule, last stage change, stage start date",
    "event_time": "time, interview time, heure, hora, uhrzeit, ora, tijd, slot, time slot, start time slot",
    "round": "round, round no, round number, interview round, interview no, round nr, tour, ronda",
    "interviewer": "interviewer, interviewers, interviewer name, panel, interviewed by, panel members, intervieweur, entrevistador, interview panel, panelist",
    "owner": "owner, candidate owner, recruiter, recruiter name, recruteur, recruteuse, consultor, consultora, consultant, reclutador, reclutadora, recrutador, recrutadora, "
    "assigned to, assigned recruiter, owner name, charge de recrutement, responsable, ta, ta owner, talent acquisition, hr recruiter, lead owner, poc, hr poc, "
    "coordinator, recrutador responsavel, responsavel, selecionador, talent partner, ta partner, рекрутер, hr owner, hr name, spoc, handled by, primary recruiter",
    "manager": "hiring manager, hiring mgr, gestionnaire, hiring manager name, manager, manager name, reporting manager, gestionnaire recruteur, "
    "manager recruteur, gerente, gestor, fachvorgesetzter, responsable hierarchique, hm, line manager, gestor da vaga, gerente de contratacion, jefe directo, supervisor",
    "rating": "rating, score, evaluation, cote, candidate rating, overall score, overall rating, calificacion, puntuacion, avaliacao, bewertung, valutazione, stars, fit score, beoordeling",
    "expected_pay": "expected salary, desired pay, desired salary, expected ctc, ectc, expected pay, salary expectation, salary expectations, expected salary lpa, "
    "pretention, pretention salariale, pretentions salariales, attente salariale, attentes salariales, salaire souhaite, expectativa salarial, aspiracion salarial, pretensao salarial, "
    "gehaltsvorstellung, gehaltswunsch, salaire desire, pretension salarial, salario deseado, asking salary, expected compensation, desired compensation, expected package, pay expectation",
    "current_pay": "current salary, ctc, current ctc, cctc, salary, salaire, salario, current pay, current compensation, salaire actuel, salario actual, "
    "salario atual, gehalt, aktuelles gehalt, present salary, present ctc, annual salary, compensation, stipendio, remuneration, pay",
    "offered_pay": "salary offered, offered salary, offer salary, offered ctc, offer amount, salary offer, offered amount, pay offered, offered pay, "
    "salario ofrecido, salaire propose, salaire offert, salario oferecido, offered package, final offer, salary offered lpa, offered compensation, final ctc, agreed salary, "
    "final salary, base salary offered, offered salary usd, salario ofertado",
    "available": "notice period, available from, availability, disponibilite, disponibilidad, disponibilidade, available, preavis, notice, "
    "notice period days, earliest start date, available start date, date available, kundigungsfrist, verfugbar ab, disponible desde, disponible a partir de, "
    "beschikbaar vanaf, preavviso, joining time, available on, aviso previo, start availability",
    "next_action": "next step, next steps, next action, prochaine etape, prochaine action, siguiente paso, proximo paso, proxima etapa, nachster schritt, action, follow up, action required, todo",
    "notes": "notes, comments, comment, remarks, remark, observaciones, observacoes, observations, remarques, commentaires, commentaire, comentarios, "
    "comentario, bemerkungen, anmerkungen, kommentar, note interne, feedback, hr comments, recruiter notes, additional notes, interview feedback, interview notes, "
    "opmerkingen, cover letter, summary, description candidate, hr remarks, general comments, obs, комментарий, additional comments, annotazioni, message",
    "opened_on": "open date, opened on, opened, open since, opening date, date opened, date ouverture, date d'ouverture, fecha de apertura, fecha apertura, data de abertura, opened at, "
    "posted on, posting date, posted date, date posted, job posted date, requisition date, req open date, job opened, publish date",
    "closed_on": "close date, closed on, closed date, closed at, closing date, date closed, date de fermeture, fecha de cierre, data de fechamento, filled on, fill date, date filled, "
    "filled date, req close date, target close date, job closed",
    "level": "level, nivel, niveau, seniority, seniority level, grade, experience level, job level, stufe, livello, nivel de experiencia, job grade",
    "family": "job family, role family, family, job category, category, function family, famille, familia",
    "requisition_status": "job status, requisition status, req status, vacancy status, position status, job opening status, statut du poste, estado de la vacante, status da vaga",
    "seats": "openings, seats, number of openings, headcount, vacancies, number of positions, no of positions, positions, hc, vagas, "
    "plazas, nb postes, nombre de postes, num openings, number of vacancies, target hires, no of openings",
    "left_on": "termination date, date of termination, dateoftermination, exit date, left on, leaving date, last working day, resignation date, end date employment",
    "left_reason": "term reason, termreason, termination reason, reason for leaving, exit reason employee",
    "employment_status": "employment status, employmentstatus, empstatus, employee status, emp status, attrition",
    "birth_date": "birth date, date of birth, dob, birthdate, birthday, date de naissance, fecha de nacimiento, data de nascimento, geburtsdatum, data di nascita, "
    "geboortedatum, nascimento, naissance, nacimiento, birth year, year of birth, дата рождения, d o b",
    "age": "age, edad, idade, alter, eta, leeftijd, age years, возраст",
    "gender": "gender, sex, sexe, genre, sexo, genero, geschlecht, sesso, geslacht, pronoun, pronouns, gender identity, genderid, пол, preferred pronouns, civilite, anrede",
    "ethnicity": "ethnicity, race, ethnic group, ethnic origin, racedesc, hispanic latino, hispaniclatino, hispanic or latino, hispanic, race ethnicity, ethnicite, origine ethnique, raza, etnia, raca, caste, minority, visible minority, indigenous",
    "national_id": "national id, ssn, social security number, sin, social insurance number, nas, numero d'assurance sociale, cpf, rg, dni, nie, nif, rut, curp, "
    "rfc, cedula, cc, nino, national insurance number, aadhaar, aadhar, aadhaar number, aadhar number, pan, pan number, pan card, passport, passport number, passport no, passeport, numero de passeport, "
    "pasaporte, passaporte, codice fiscale, personnummer, bsn, numero de securite sociale, nir, id card number, identity number, identification number, national identity number, "
    "numero de identidad, documento de identidad, documento, sozialversicherungsnummer, steuer id, tax id, driver license, drivers license, uan, паспорт, инн, снилс, nric, emirates id, sin number, ssn last 4",
    "bank": "bank, bank account, bank account number, account number, iban, bic, swift, bank name, ifsc, ifsc code, compte bancaire, cuenta bancaria, conta bancaria, rib, clabe, pix, chave pix, bankverbindung, kontonummer, routing number, sort code",
    "marital_status": "marital status, married, maritaldesc, marital desc, marriedid, maritalstatusid, etat civil, situation familiale, estado civil, familienstand, stato civile, number of children, children, burgerlijke staat",
    "religion": "religion, religiao, konfession, religious affiliation, creed",
    "disability": "disability, disabled, disability status, handicap, discapacidad, deficiencia, pcd, behinderung, person with disability, accommodation needs, rqth, schwerbehinderung",
    "veteran": "veteran, veteran status, military status, protected veteran, military service",
    "citizenship": "citizenship, nationality, nationalite, nacionalidad, nacionalidade, staatsangehorigkeit, nazionalita, citizendesc, citizen, nationaliteit, immigration status, гражданство",
    "orientation": "sexual orientation, orientation sexuelle, lgbtq, transgender",
    "health": "health, medical, medical condition, blood group, blood type, vaccination, vaccination status, health status, medical history",
    "ignored": "no, nr, sl no, slno, s no, sno, sr no, srno, serial no, serial number, row, row number, index, line, lp, ligne, fila, linha, #, unnamed 0, rowid, n",
}

AMBIGUOUS: dict[str, str] = {
    # header → how it is decided in ``columns``
    "name": "name", "names": "name", "nombre": "given_or_full", "jmeno": "given_or_full", "nome": "given_or_full", "nom": "family_or_full",
    "job title": "job_or_title", "position": "job_or_title", "role": "job_or_title", "job role": "job_or_title", "role name": "job_or_title",
    "job profile": "job_or_title", "profile": "job_or_title", "poste": "job_or_title", "puesto": "job_or_title", "puestos": "job_or_title",
    "cargo": "job_or_title", "intitule du poste": "job_or_title", "titre du poste": "job_or_title", "fonction": "job_or_title", "funktion": "job_or_title",
    "posizione lavorativa": "job_or_title", "posizione": "job_or_title", "ruolo": "job_or_title", "mansione": "job_or_title", "rolle": "job_or_title",
    "milestone": "milestone", "from": "from", "from stage": "from", "previous stage": "from", "old stage": "from", "from status": "from",
    "previous status": "from", "old status": "from", "to": "to", "to stage": "to", "to status": "to", "functie": "job_or_title", "jobtitel": "job_or_title", "должность": "job_or_title", "funcao": "job_or_title", "perfil": "job_or_title",
    "title": "title", "titulo": "title",
    "state": "state", "estado": "state", "province status": "state",
    "note": "note", "nota": "note",
    "date": "date", "fecha": "date", "data": "date", "datum": "date", "day": "date", "dia": "date", "jour": "date", "дата": "date",
    "start date": "start_date", "date de debut": "start_date", "fecha de inicio": "start_date", "data de inicio": "start_date",
    "hired": "yes_no_hired", "value": "value",
}  # fmt: skip

ENTITIES: dict[str, str] = {
    # what an id column or a table's name is about
    "person": "candidate candidates candidato candidatos candidata candidat candidats applicant applicants person persons people personas prospect prospects "
    "talent talents kandidat kandidaten bewerber contact contacts student students cand persona talento postulante postulantes aspirante aspirantes kandidaat kandidaten candidati individual",
    "employee": "employee employees emp staff worker workers associate empleado empleados employe employes mitarbeiter dipendente colaborador funcionario headcount",
    "application": "application applications app apps submission submissions candidature candidatures candidatura candidaturas postulacion postulaciones solicitud "
    "solicitudes bewerbung bewerbungen inscricao inscricoes joborderpipeline jobsubmission",
    "job": "job jobs requisition requisitions req reqs vacancy vacancies position positions opening openings posting postings vaga vagas vacante vacantes poste postes role "
    "roles recruitment joborder joborders offre offres stelle stellen puesto puestos annonce",
    "source": "source sources platform platforms channel channels portal portals fuente fuentes origin canal fonte fontes medium",
    "stage": "stage stages etapa etapas etape etapes fase fases phase phases step steps status statuses milestone",
    "reason": "reason reasons motif motifs motivo motivos disposition dispositions",
    "user": "user users recruiter recruiters owner coordinator organizer consultant consultants recruteur reclutador consultor manager",
    "interviewer": "interviewer interviewers panel panelist panelists panelmember entrevistador entrevistadores intervieweur",
    "company": "company companies client clients employer employers corporation corporations clientcorporation empresa empresas entreprise organization account accounts customer",
    "department": "department departments dept team teams",
    "location": "location locations office offices",
    "offer": "offer offers oferta ofertas propuesta proposta",
    "interview": "interview interviews entrevista entrevistas entretien entretiens round rounds scheduledinterview",
    "event": "event events history histories log logs transition transitions movement movements historial historique historico stagehistory",
    "scorecard": "scorecard scorecards feedback evaluation evaluations score scores assessment assessments rating ratings",
    "note": "activity activities note notes comment comments communication communications message messages email_log",
    "contact_point": "emailaddress emailaddresses phonenumber phonenumbers emails phones",
    "total": "kpi kpis summary dashboard pivot total totals report stats statistics metrics cost costs budget budgets resumen resume_stats overview chart charts readme instructions lists lookup legend guide",
}  # fmt: skip
