"""The closed lists of the gold set: what PLOVER 2.0, TIMEX3, ISO 3166 and the contract of docs/formats/jsonl.md allow."""
import datetime
import pathlib

_DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "common"


def _rows(path):
    with open(_DATA / path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return rows[0], rows[1:]


def _column(path, index=0):
    return {r[index] for r in _rows(path)[1]}


TYPES = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
         "MOBILIZE", "COERCE", "ASSAULT"}
MODES = {(r[0], r[1]) for r in _rows("events/modes.tsv")[1]}
CONTEXTS = _column("events/contexts.tsv")
SECTORS = _column("events/sectors.tsv")
COUNTRIES = _column("places/countries.tsv") | {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "KOS", "XKX"}
ACTOR_TYPES = {"person", "organization", "group", "country", "people"}
RESOLUTIONS = {"sub_city", "city", "district", "province", "country", "region"}
TIME_TYPES = {"DATE", "TIME", "DURATION", "SET"}
QUOTE_FORMS = {"direct", "mixed", "indirect"}
STATUS = {"occurred", "ongoing", "planned", "hypothetical", "negated"}
STANCES = {"asserts", "denies", "doubts"}
PRECISIONS = {"day", "week", "month", "quarter", "season", "year", "decade", "century"}
CHANNELS = {"communiqué", "press-conference", "interview", "television", "radio", "social-media", "agency", "phone", "court-document", "report",
            "press", "letter", "speech"}
COUNTS = {"killed", "injured", "missing", "arrested", "abducted", "displaced", "protesters", "combatants", "sick", "released", "deported", "convicted",
          "surrendered", "evacuated", "expelled", "deployed", "other"}


def check(what, word, allowed):
    if word not in allowed:
        raise ValueError(f"'{word}' is no {what}" + (f"; one of {' '.join(sorted(allowed))}" if len(allowed) < 40 else ""))
    return word


def mode(event_type, word):
    if (event_type, word) not in MODES:
        raise ValueError(f"'{word}' is no mode of {event_type}; one of {' '.join(sorted(m for t, m in MODES if t == event_type)) or 'none'}")
    return word


def country(code):
    return check("country code (ISO 3166 alpha-3 or IGO UNO EUR NGO ISM IMG MNC)", code, COUNTRIES)


def day(text):
    try:
        return str(datetime.date.fromisoformat(text.strip()))
    except ValueError:
        raise ValueError(f"'{text}' is no day (2017-11-20)") from None
