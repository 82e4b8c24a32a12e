"""Header words in Polish, Czech, Swedish, Danish, Norwegian and Turkish, and later additions to the languages beside; as data.

The shape is that of ``synonyms``; both are read together.
"""

from __future__ import annotations

MORE_SYNONYMS: dict[str, str] = {
    "full_name": "imie i nazwisko, nazwisko i imie, kandydat, kandydatka, imie i nazwisko kandydata, jmeno a prijmeni, uchazec, namn, "
    "fullstandigt namn, kandidatens namn, navn, fulde navn, fullt navn, ansoger, soker, ad soyad, adi soyadi, aday, aday adi, nombre candidato, "
    "name des bewerbers, bewerber name, nome candidato",
    "first_name": "imie, krestni jmeno, fornamn, fornavn, ad, adi, isim",
    "last_name": "nazwisko, prijmeni, efternamn, etternavn, efternavn, soyad, soyadi, soyisim",
    "email": "adres e-mail, adres email, mejl, e-postadress, epost, e-post, eposta, e-posta, e-posta adresi",
    "phone": "numer telefonu, nr telefonu, nr tel, tel kom, komorka, telefonni cislo, mobilni telefon, telefonnummer mobil, mobilnummer, mobiltelefon, "
    "telefon numarasi, cep telefonu, rufnummer, recapito telefonico",
    "city": "miasto, miejscowosc, mesto, ort stad, by, sehir, il",
    "country": "kraj, zeme, ulke",
    "zip": "kod pocztowy, psc, postnummer, posta kodu",
    "address": "adres zamieszkania, adresa, adress, adresse privee, adres bilgisi",
    "location": "lokalizacja, lokalita, sted, konum, miejsce zamieszkania",
    "employer": "pracodawca, obecny pracodawca, obecna firma, zamestnavatel, arbetsgivare, nuvarande arbetsgivare, arbejdsgiver, arbeidsgiver, isveren, "
    "aktuelle firma, derzeitiger arbeitgeber, azienda attuale, datore di lavoro",
    "title": "obecne stanowisko, zawod, povolani, yrke, stilling nu, meslek, aktuelle position, ruolo attuale",
    "skills": "umiejetnosci, dovednosti, kompetenser, fardigheter, kompetencer, ferdigheter, yetenekler",
    "job": "stanowisko, oferta pracy, ogloszenie, wakat, rekrutacja na stanowisko, aplikuje na, pozice, pracovni pozice, tjanst, befattning, soker tjanst, "
    "stilling, pozisyon, ilan, basvurulan pozisyon, jobs, jobs applied for, applied jobs, ausgeschriebene stelle, posizione ricercata, posizione per cui si candida, "
    "applied position title, position applied to, role applying for, which position are you applying for, position of interest",
    "department": "dzial, departament, oddeleni, avdelning, afdeling hr, avdeling, departman, bolum, funktionsbereich, ufficio",
    "stage": "etap, etap rekrutacji, faze, faze vyberu, steg, trin, steg i processen, asama, surec, prozessschritt, fase del processo, fase di selezione",
    "status": "stan, status kandydata, status aplikacji, stav, durum, basvuru durumu, bewerberstatus, stato candidatura, esito candidatura",
    "source": "zrodlo, zrodlo aplikacji, zrodlo kandydata, zdroj, kalla, kilde, rekryteringskanal, kaynak, bewerbungsquelle, fonte candidatura, canale",
    "reason": "powod odrzucenia, przyczyna odrzucenia, duvod zamitnuti, anledning, avslagsorsak, afslagsgrund, ret nedeni, motivo rifiuto, motivo del rifiuto, "
    "motivo di esclusione, grund, absage grund",
    "applied_on": "data aplikacji, data zgloszenia, data otrzymania cv, datum prihlasky, ansokningsdatum, ansogningsdato, soknadsdato, basvuru tarihi, "
    "datum sollicitatie, sollicitatie datum, eingang, eingang bewerbung, bewerbungseingang, data ricezione cv, data ricezione, data invio candidatura, applied date time",
    "added_on": "data dodania, datum vytvoreni, skapad, oprettet, opprettet, olusturma tarihi, angelegt am, data inserimento",
    "owner": "rekruter, rekruterka, opiekun, naborar, rekryterare, rekrutterer, ise alim uzmani, zustandig, sachbearbeiter, personalreferent, selezionatore, referente",
    "manager": "kierownik, przelozony, manazer, chef, rekryterande chef, leder, yonetici, vorgesetzter, responsabile",
    "expected_pay": "oczekiwania finansowe, oczekiwane wynagrodzenie, ocekavany plat, loneansprak, lonkrav, lonskrav, maas beklentisi, ral richiesta, retribuzione desiderata",
    "current_pay": "obecne wynagrodzenie, soucasny plat, nuvarande lon, mevcut maas, ral attuale, ral",
    "available": "dostepnosc, okres wypowiedzenia, od kiedy, vypovedni lhuta, uppsagningstid, opsigelsesvarsel, ihbar suresi, eintrittstermin, fruhester eintritt, disponibilita",
    "notes": "uwagi, komentarz, komentarze, notatki, poznamka, poznamky, anteckningar, kommentarer, bemaerkninger, notlar, aciklama, notiz, notizen, osservazioni",
    "interviewer": "rozmowe prowadzil, intervjuare, gesprachspartner, selezionatori",
    "experience_years": "doswiadczenie, lata doswiadczenia, praxe, erfarenhet, erfaring, deneyim, berufserfahrung, esperienza, anni di esperienza",
    "rating": "ocena, hodnoceni, betyg, vurdering, degerlendirme",
    "age": "wiek, vek, alder, yas",
    "gender": "plec, pohlavi, kon, kjonn, cinsiyet",
    "birth_date": "data urodzenia, datum narozeni, fodelsedatum, fodselsdato, dogum tarihi, data di nascita",
    "national_id": "pesel, rodne cislo, personnummer, cpr, cpr nummer, fodselsnummer, tc kimlik no",
    "link": "linkedin adresi, link do cv, lank, profil linkedin",
    "requisition_title": "nazwa stanowiska, nazev pozice, jobbtitel, stillingsbetegnelse, pozisyon adi",
}  # fmt: skip
