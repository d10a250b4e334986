"""First and last day that a TIMEX3 value covers, where the value says it by itself."""
import calendar
import datetime
import re

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6),
            "H2": (7, 12)}


def interval(value):
    """'2017-11' -> {'begin': '2017-11-01', 'end': '2017-11-30'}; None for durations, sets, open and unknown values."""
    v = value.split("T")[0] if re.match(r"\d{4}-", value) else value
    if (m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", v)):
        return {"begin": v, "end": v}
    if (m := re.fullmatch(r"(\d{4})-(\d\d)", v)) and 1 <= int(m[2]) <= 12:
        return _days(int(m[1]), int(m[2]), int(m[2]))
    if (m := re.fullmatch(r"(\d{4})", v)):
        return _days(int(v), 1, 12)
    if (m := re.fullmatch(r"(\d{3})", v)):
        return {"begin": f"{v}0-01-01", "end": f"{v}9-12-31"}
    if (m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", v)):
        monday = datetime.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return {"begin": str(monday + datetime.timedelta(5 if m[3] else 0)), "end": str(monday + datetime.timedelta(6))}
    if (m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", v)):
        return _days(int(m[1]), *_SEASONS[m[2]])
    return None


def _days(year, first, last):
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return {"begin": f"{year:04}-{first:02}-01", "end": f"{end_year:04}-{end_month:02}-{calendar.monthrange(end_year, end_month)[1]:02}"}
