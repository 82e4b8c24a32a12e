"""Phone numbers to E.164 where that can be known; what was typed is always kept beside it.

The rules come from the tables of ``phonenumbers``; its parser takes some 100 µs a number, so the same tables are asked
directly here: country code, national prefix and the pattern of a national number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

_EXTENSION = re.compile(
    r"\s*(?:,|;)?\s*(?:ext(?:ension)?|poste|ramal|anexo|int|dw|x|#)\.?:?\s*(\d{1,7})\s*$", re.IGNORECASE
)
_NOT_DIGITS = re.compile(r"\D")
_TRUNK = re.compile(r"\(0\)")
_SIGNS = re.compile(r"[\d\s()+./\-–‑ext#,:]+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[;|\n]|\s/\s|,(?!\s*(?:ext|x))|\bor\b|\bou\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed, its E.164 form (empty when it is not certain) and its extension."""

    raw: str
    e164: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    prefix: str
    national: re.Pattern[str]


@lru_cache(maxsize=300)
def _country(region: str) -> _Country | None:
    metadata = PhoneMetadata.metadata_for_region(region, None) if region else None
    if metadata is None or metadata.general_desc is None or not metadata.general_desc.national_number_pattern:
        return None
    pattern = re.compile(metadata.general_desc.national_number_pattern)
    return _Country(str(metadata.country_code), metadata.national_prefix or "", pattern)


@lru_cache(maxsize=1_000)
def _countries_of_code(digits: str) -> tuple[_Country, ...]:
    """Countries whose calling code begins the (up to three) digits."""
    for length in (1, 2, 3):
        regions = COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:length])) if len(digits) >= length else None
        if regions:
            found = (_country(region) for region in regions)
            return tuple(country for country in found if country is not None)
    return ()


def read_phone(text: str, region: str) -> Phone:
    """``region`` (ISO 3166, may be empty) is taken for numbers without a country code."""
    match = _EXTENSION.search(text)
    extension, bare = (match[1], text[: match.start()]) if match else ("", text)
    digits = _NOT_DIGITS.sub("", _TRUNK.sub("", bare))
    international = bare.lstrip(" (").startswith("+")
    if not international and digits.startswith("00") and len(digits) > 10:
        international, digits = True, digits[2:]
    if international:
        for country in _countries_of_code(digits[:3]):
            if country.national.fullmatch(digits[len(country.code) :]):
                return Phone(text, "+" + digits, extension)
        return Phone(text, "", extension)
    home = _country(region)
    if home is None:
        return Phone(text, "", extension)
    if home.national.fullmatch(digits):
        return Phone(text, f"+{home.code}{digits}", extension)
    if home.prefix and digits.startswith(home.prefix) and home.national.fullmatch(digits[len(home.prefix) :]):
        return Phone(text, f"+{home.code}{digits[len(home.prefix) :]}", extension)
    if digits.startswith(home.code) and home.national.fullmatch(digits[len(home.code) :]):
        return Phone(text, "+" + digits, extension)
    return Phone(text, "", extension)


def looks_like_phone(text: str) -> bool:
    """Whether the text could be a phone number: seven to fifteen digits among the usual signs."""
    return _SIGNS.fullmatch(text) is not None and 7 <= len(_NOT_DIGITS.sub("", _EXTENSION.sub("", text))) <= 15


def split_phones(text: str) -> list[str]:
    """The numbers of a cell that holds several."""
    if len(text) < 15:
        return [text]
    return [piece for piece in _SPLIT.split(text) if piece] or [text]


def guess_region(texts: Iterable[str], countries: Iterable[str], language: str = "") -> str:
    """The home country of bare numbers, from calling codes, a country column, their shape, the language of headers."""
    named = Counter(region for country in countries if (region := region_of_country(country)))
    if named:
        region, count = named.most_common(1)[0]
        if count >= 0.6 * named.total():
            return region
    bare: list[str] = []
    coded: Counter[str] = Counter()
    for text in texts:
        digits = _NOT_DIGITS.sub("", _EXTENSION.sub("", text))
        if text.lstrip(" (").startswith("+"):
            regions = next(
                (
                    COUNTRY_CODE_TO_REGION_CODE[int(digits[:n])]
                    for n in (1, 2, 3)
                    if digits[:n].isdigit() and int(digits[:n]) in COUNTRY_CODE_TO_REGION_CODE
                ),
                (),
            )
            if regions:
                coded[regions[0]] += 1
        elif 7 <= len(digits) <= 12:
            bare.append(digits)
    if coded and coded.most_common(1)[0][1] >= 0.6 * coded.total():
        return coded.most_common(1)[0][0]
    ten = [digits for digits in bare if len(digits) == 10]
    if len(ten) >= 20 and sum(digits[0] in "6789" for digits in ten) >= 0.97 * len(ten):
        return "IN"
    by_language = {"pt": "BR", "fr": "FR", "es": "ES", "de": "DE", "it": "IT", "nl": "NL", "in": "IN"}.get(language, "")
    fits = {region: _share_fitting(bare, region) for region in (by_language, "US") if region}
    best = max(fits, key=lambda region: fits[region], default="")
    return best if best and fits[best] >= 0.5 else ""


def _share_fitting(numbers: list[str], region: str) -> float:
    return sum(bool(read_phone(number, region).e164) for number in numbers[:200]) / max(len(numbers[:200]), 1)


_COUNTRY_NAMES = {
    "canada": "CA", "united states": "US", "usa": "US", "united states of america": "US", "u.s.a.": "US", "u.s.": "US",
    "india": "IN", "bharat": "IN", "france": "FR", "germany": "DE", "deutschland": "DE", "allemagne": "DE",
    "spain": "ES", "espana": "ES", "espagne": "ES", "portugal": "PT", "brazil": "BR", "brasil": "BR", "bresil": "BR",
    "mexico": "MX", "mexique": "MX", "united kingdom": "GB", "uk": "GB", "great britain": "GB", "england": "GB",
    "ireland": "IE", "italy": "IT", "italia": "IT", "netherlands": "NL", "nederland": "NL", "belgium": "BE",
    "belgique": "BE", "switzerland": "CH", "suisse": "CH", "schweiz": "CH", "austria": "AT", "osterreich": "AT",
    "australia": "AU", "new zealand": "NZ", "argentina": "AR", "chile": "CL", "colombia": "CO", "peru": "PE",
    "poland": "PL", "polska": "PL", "russia": "RU", "россия": "RU", "ukraine": "UA", "украина": "UA", "norway": "NO",
    "norge": "NO", "sweden": "SE", "sverige": "SE", "denmark": "DK", "danmark": "DK", "finland": "FI", "pakistan": "PK",
    "bangladesh": "BD", "philippines": "PH", "singapore": "SG", "japan": "JP", "china": "CN", "south africa": "ZA",
    "nigeria": "NG", "kenya": "KE", "egypt": "EG", "morocco": "MA", "maroc": "MA", "tunisia": "TN", "tunisie": "TN",
    "algeria": "DZ", "algerie": "DZ", "uae": "AE", "united arab emirates": "AE", "turkey": "TR", "turkiye": "TR",
}  # fmt: skip


def region_of_country(country: str) -> str:
    """The ISO code for a country's name in one of our languages, or for a code typed instead of it."""
    folded = country.strip().lower()
    if len(folded) == 2 and _country(folded.upper()) is not None:
        return folded.upper()
    from desktop.text import fold  # local: only distinct countries come here

    return _COUNTRY_NAMES.get(fold(folded), "")
