"""Words for where people come from, as data: the type each belongs to. The word itself stays the source's name."""

from __future__ import annotations

ALIASES: dict[str, str] = {
    "job_board": "indeed, linkedin, linkedin jobs, naukri, naukri.com, monster, glassdoor, ziprecruiter, careerbuilder, dice, "
    "job bank, jobbank, guichet emplois, jobboom, jobillico, workopolis, eluta, stepstone, xing, infojobs, computrabajo, bumeran, "
    "catho, gupy, vagas.com, vagas, apec, france travail, pole emploi, welcome to the jungle, hellowork, seek, reed, totaljobs, "
    "cv library, job board, job boards, job portal, portal, portal empleo, portal de empleo, job site, jobsite, wellfound, "
    "angellist, angel list, stack overflow, hackernews, hacker news, shine, foundit, timesjobs, instahyre, cutshort, hirist, iimjobs, "
    "craigslist, kijiji, talent.com, jora, adzuna, neuvoo, hh.ru, superjob, headhunter, pracuj.pl, jobs.cz, bdjobs, jobstreet, "
    "site d'emploi, portal de vagas, stellenborse, online job board, job posting, job ad, advertisement, ads, newspaper, internet posting, "
    "billboard, print ad, radio, mbta ads, pay per click, pay per click google, job advert, internshala, apna, workindia, google jobs, external job board",
    "direct": "company website, website, career site, careers page, career page, careers site, corporate website, direct, direct application, "
    "own website, jobs page, walk in, walk-in, on-line web application, online web application, online application, company site, "
    "spontaneous, unsolicited, candidature spontanee, site web, site carriere, web corporativa, pagina web, sitio web, site da empresa, "
    "site, google search, search engine, google, google ads, web, company career page, applied directly, e-mail, email, cold application, "
    "initiativbewerbung, karriereseite, sito web, word of mouth, google ad, organic, inbound, information session",
    "referral": "referral, employee referral, referred, employee, internal referral, friend, recommendation, staff referral, referrals, "
    "reference, cooptation, recommandation, referencement, referido, referencia, recomendacion, indicacao, indicado, empfehlung, "
    "mitarbeiterempfehlung, segnalazione, aanbeveling, personal contact, vendor referral, alumni, friend referral, рекомендация",
    "agency": "agency, consultancy, recruitment agency, staffing agency, consultant, headhunters, third party, vendor, external recruiter, "
    "professional society, agence, cabinet, cabinet de recrutement, agencia, consultoria, agentur, personalberatung, agenzia, bureau, "
    "search firm, staffing, recruiter, executive search, hays, randstad, adecco, robert half, manpower, michael page, кадровое агентство, partner",
    "campus": "campus, campus hiring, campus recruitment, campus drive, university, college, school, campus placement, internship, "
    "graduate fair, ecole, universite, universidad, universidade, hochschule, universita, faculty, campus connect",
    "internal_mobility": "internal, internal mobility, internal transfer, internal applicant, mobilite interne, interne, interno, interna, "
    "promotion, movilidad interna, recrutamento interno, company intranet, company intranet partner, intern application, rehire, boomerang, intranet",
    "sourced": "sourced, sourcing, outreach, linkedin recruiter, linkedin outreach, headhunted, head hunt, prospecting, talent pool, database, cold outreach, "
    "cold email, approche directe, chasse, busqueda directa, hunting, github, direct search, talent search, active sourcing, resume database, "
    "boolean search, social media search, ats database, passive",
    "event": "event, job fair, career fair, diversity job fair, meetup, conference, hackathon, salon, salon de l'emploi, foire, feria, "
    "feria de empleo, feira, evento, messe, jobmesse, fiera, careers fair, recruitment event, open day, virtual job fair",
    "other": "other, campaign, others, unknown, autre, autres, otro, otros, outro, outros, sonstige, altro, overig, social media, facebook, "
    "instagram, twitter, social networks facebook twitter etc, social networks, reseaux sociaux, redes sociales, redes sociais, whatsapp, telegram, tiktok, misc, not specified",
}

PATTERNS: tuple[tuple[str, str], ...] = (
    (r"referr|refer+ed|cooptat|recommand|recomend|indicac|empfehl|word of mouth", "referral"),
    (r"agenc|consultanc|staffing|headhunt|vendor|cabinet|recruiting firm", "agency"),
    (r"campus|universit|college|school|universid|ecole", "campus"),
    (r"fair|event|meetup|conference|hackathon|feria|salon|messe", "event"),
    (r"internal|intranet|interne|interno|transfer", "internal_mobility"),
    (r"outreach|sourc|prospect|headhunt|talent pool|database", "sourced"),
    (r"web ?site|career|direct|walk|company site|site web|spontan", "direct"),
    (
        r"job ?board|portal|indeed|linkedin|naukri|monster|glassdoor|jobs?\b|posting|advert|newspap|billboard|radio|\.com|\bads?\b",
        "job_board",
    ),
    (r"social|facebook|twitter|instagram", "other"),
)
