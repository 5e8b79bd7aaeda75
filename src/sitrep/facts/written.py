"""How dates are written: one pattern for all forms, each form a group by its name."""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept?(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?= \d))"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_N = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|an?|several"
    r"|a few|(?:a )?couple of)"
)
_UNIT = r"(?:hours?|days?|weeks?|fortnights?|months?|years?|decades?)"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_MD = rf"(?:{MONTH} {_D}|{_D} {MONTH})"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_EDGE = r"(?:beginning|start|end|middle)"
_THIRD = r"(?:(?:early|mid|late)[- ])?"
_OF_YEAR = rf"(?:{YEAR}|(?:next|last|this|the|the current) year)"
_OWNER = r"(?:(?:the|this|its|russia['’]s|israel['’]s|moscow['’]s|putin['’]s) )?"
_EVENT = (
    rf"{_OWNER}(?:(?:start|beginning|outbreak|onset|(?:early|first|opening) (?:days|weeks|months)) of )?"
    rf"{_OWNER}(?:current |latest |full-scale |second |first )?"
    r"(?:russian |israeli )?"
    r"(?:invasion|world war(?: ii| i| two| one)?|cold war|war"
    r"|(?:(?<=days of the )|(?<=start of the )|(?<=outbreak of the ))conflict"
    r"|conflict(?= (?:began|started|broke out))|ceasefire|truce|hostilities)"
    r"(?: of ukraine| on ukraine| in (?:gaza|ukraine|sudan))?"
    r"(?: (?:began|started|broke out|took effect|took hold|came into (?:force|effect)))?"
)
_IN_PART = r"(?:(?:early|mid|late)[- ](?:in )?|(?:earlier|later|early|late) in )"
DATE = re.compile(
    rf"(?P<iso>(?:19|20)\d\d-\d\d-\d\d(?!\d))"
    rf"|(?P<numeric>\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d(?!\d))"
    rf"|(?P<dayspan>(?:between|from) {_D} (?:and|to|until) {_D} {MONTH}(?:,? {YEAR})?(?!\d))"
    rf"|(?P<weekdays>(?:(?:overnight|(?:on|in|during) the night) )?"
    rf"(?:between|from) (?:early |late )?{WEEKDAY} (?:and|to|until) (?:early |late )?{WEEKDAY}"
    rf"|(?:(?<=on )|(?<=until )|(?<=by )){WEEKDAY} (?:and|or) {WEEKDAY}(?![a-z])(?! {MONTH})"
    rf"|{WEEKDAY} and {WEEKDAY}(?= (?:have|were|are|will)\b|[,.;)])(?! {MONTH})"
    rf"|{WEEKDAY} (?:to|through) {WEEKDAY}|{WEEKDAY} (?:night|evening) (?:in)?to (?:early )?{WEEKDAY})"
    rf"|(?P<span>(?:between|from) {_MD} (?:and|to|until|through) (?:{_MD}|{_D})(?:,? {YEAR})?(?!\d)"
    rf"|{_MD} ?[-–] ?{_MD}(?:,? {YEAR})?(?!\d))"
    rf"|(?P<monthyears>(?:between |from )?{MONTH},? {YEAR} (?:and|to|until|through) {MONTH},? {YEAR})"
    rf"|(?P<years>(?:between |from )?{YEAR}(?:[-–]| and | to ){YEAR}|{YEAR}[-–/]\d\d(?!\d))"
    rf"|(?P<nights>overnight (?:(?:on|of|from|into) )?(?:{_MD}(?:(?: (?:to|and|into) |[-–])(?:{_MD}|{_D}(?!\d)))?))"
    rf"|(?P<nightday>overnight (?:(?:on|into|to) )?{WEEKDAY}(?:,? {_MD})?)"
    rf"|(?P<monthday>(?:{WEEKDAY}{_PART},? )?{MONTH} {_D}"
    rf"(?:(?:, {_D})*(?:[-–]|,? and | to ){_D}(?! (?-i:[A-Z])| on {MONTH}))?"
    rf"(?!\d|:\d)(?:(?:,)? {YEAR}| (?:of )?(?:this|last|that|the same) year)?)"
    rf"|(?P<daymonth>(?:{WEEKDAY}{_PART},? )?(?:the )?"
    rf"(?:(?:(?<![:.\d]){_D}, )*{_D}(?:(?:[-–]|,? and | to ){_D})?|{ORDINAL})"
    rf"(?: of)? {MONTH}(?![a-z])"
    rf"(?:,? {YEAR}| (?:of )?(?:that|the same) year)?)"
    rf"|(?P<monthyear>(?:(?:early|mid|late|the {_EDGE} of)[- ](?:in )?)?{MONTH},? (?:of )?"
    rf"(?:{YEAR}|the previous year|the same year|that year|last year|this year))"
    rf"|(?P<monthrange>(?:between |from )?{_THIRD}{MONTH}(?: (?:and|to|until|through|or) |[-–])(?:the {_EDGE} of )?"
    rf"{_THIRD}{MONTH}(?:,? {YEAR})?(?![a-z]| {_D}))"
    rf"|(?P<ago>(?:(?:about|around|some|nearly|almost|more than|over|less than|just|roughly) )?{_N}"
    rf" (?:and a half )?{_UNIT} (?:and a half )?(?:ago|earlier|before)(?! the\b)(?: today| this (?:week|month))?"
    r"|half a year ago)"
    rf"|(?P<firstof>the (?:first|last|final) {_N} (?:days|weeks|months) of (?:{_OF_YEAR}|{MONTH}(?:,? {YEAR})?)"
    r"|the (?:first|opening|early) (?:few )?(?:hours|days|weeks?|months?) of the (?:full-scale )?"
    r"(?:war|invasion|occupation|conflict|fighting)(?![a-z]))"
    rf"|(?P<past>(?:in |over |during |within |for )?the (?:past|last|previous|next|coming)"
    rf" (?:(?:{_N}|24|48|72)(?: and a half)? )?(?:{_UNIT}|fortnight)(?:hours)?"
    r"|in the (?:days|weeks|months|years) ahead)"
    rf"|(?P<relative>(?:(?:earlier|later|early|late) )?(?:last|next|this past|this)"
    r"(?:[- ]|(?<=this) coming )(?:weekend|financial year|week|month|year|night|morning|afternoon|evening"
    rf"|{_SEASON}|{WEEKDAY}){_PART})"
    rf"|(?P<endof>(?:the )?(?:{_EDGE}|close|turn) of (?:(?:the|this|next|last|that) )?"
    r"(?:year|month|week|quarter|decade)(?![a-z])"
    rf"|(?:(?:the|this) )?(?:year|month|week|quarter|decade)(?:['’]s end|-end)(?![a-z]))"
    rf"|(?P<quarter>(?:the (?:{_EDGE}) of )?Q[1-4](?! of|\d| {YEAR})"
    rf"|the (?:first|second|third|fourth|last|final) (?:quarter|half)"
    rf"(?: of (?:{_OF_YEAR}|the (?:month|year)))?(?![a-z])"
    rf"|(?:Q[1-4]|H[12])(?: of)? {YEAR})"
    rf"|(?P<decade>the (?:(?:early|mid|late)[- ])?(?:19|20)\d0s)"
    rf"|(?P<event>since {_EVENT}(?![a-z-]))"
    rf"|(?P<newyear>(?:early )?(?:in )?the [Nn]ew [Yy]ear|New Year(?:['’]s (?:Day|Eve)|(?= {YEAR}))(?: {YEAR})?"
    rf"|(?:Orthodox )?Christmas(?: (?:Day|Eve))?|(?:Orthodox )?Easter|Ramadan|Passover|Hanukkah|Yom Kippur"
    rf"|Nowruz|Eid(?: al-(?:Fitr|Adha))?|Thanksgiving"
    rf"|(?:Victory|Independence|Constitution|Defender['’]s) Day)(?![a-z])"
    rf"|(?P<endyear>(?:the )?{_EDGE} of {YEAR})"
    rf"|(?P<season>(?:(?:early|mid|late)[- ])?(?:the )?{_SEASON}(?: of)? {YEAR}(?:[-–/](?:20)?\d\d(?!\d))?)"
    rf"|(?P<anaphoric>(?:(?<=on )the \d{{1,2}}(?:st|nd|rd|th)(?=[.,;:)]|\Z)|(?:the|its) (?:{ORDINAL} )?anniversary"
    rf"|(?<=on )the (?!first){ORDINAL} day|(?:earlier|later|early|late) in the (?:day|week|month|year)(?![a-z])"
    rf"|the current (?:week|month|year)(?![a-z])"
    rf"|the (?:following|previous|next) (?:day|night|morning|afternoon|evening|week(?:end)?|month|year|{WEEKDAY})"
    r"(?![a-z])|(?<!of )the same (?:day|night|morning|afternoon|evening)(?![a-z])"
    rf"|{_N} (?:days?|weeks?|months?|years?) later(?! than)|(?:days|weeks|months|years) later(?! than)"
    rf"|(?<!than )the (?:day|night|morning|evening|week|year) (?:before|after)(?=[.,;:)]|\Z| that | for | without )"
    rf"|(?:(?:later|earlier) )?that (?:same )?(?:day|night|evening|morning|afternoon|week|month|year)(?![a-z])))"
    rf"|(?P<bareseason>the (?:coming )?{_SEASON}(?![a-z])|(?<=since )(?:(?:late|early) )?{_SEASON}(?![a-z]))"
    rf"|(?P<weekend>(?:the |this |last )?weekend(?: of (?:{_D}[-–]{_D} {MONTH}|{_MD}(?:[-–]{_D})?(?!\d)))?(?![a-z-]))"
    rf"|(?P<daily>(?:(?:the )?(?:day before yesterday|day after tomorrow)|yesterday|today|tonight|tomorrow"
    rf"|(?<=in )the night(?=[,.])|(?<=during )the night(?! of)"
    rf"|overnight|last night|a day earlier){_PART})"
    rf"|(?P<weekday>(?:(?<=on )the )?{WEEKDAY}{_PART}(?: night)?)(?![a-z])"
    rf"|(?P<month>(?:{_IN_PART}|the {_EDGE} of |(?:last|next|this) )?{MONTH}(?![a-z]))"
    rf"|(?P<year>{_IN_PART}?{YEAR})",
    re.I,
)
_TIMES_OF_DAY = {"day", "night", "evening", "morning", "afternoon"}
_SPANS = {"week", "month", "year"}
_BEHIND_THE = (
    _TIMES_OF_DAY
    | _SPANS
    | set(ORDINAL[3:-1].split("|"))
    | {f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")}
    | {
        "beginning",
        "start",
        "end",
        "middle",
        "close",
        "turn",
        "quarter",
        "decade",
        "early",
        "mid",
        "late",
        "weekend",
        "opening",
    }
    | {
        "last",
        "final",
        "past",
        "previous",
        "next",
        "coming",
        "current",
        "following",
        "same",
        "new",
        "anniversary",
    }
    | {"spring", "summer", "autumn", "fall", "winter"}
)
FOLLOWING = {
    "the": frozenset(_BEHIND_THE),
    "that": frozenset({"same"} | _TIMES_OF_DAY | _SPANS),
    "a": frozenset(
        {"few", "couple", "hour", "day", "week", "fortnight", "month", "year", "decade"}
        | {"hours", "days", "weeks", "fortnights", "months", "years", "decades"}
    ),
    **dict.fromkeys(("days", "weeks", "months", "years"), frozenset({"later"})),
    **dict.fromkeys(("hours", "decades", "fortnights"), frozenset[str]()),
    **dict.fromkeys(("ago", "ahead", "before", "after", "evening", "afternoon"), frozenset[str]()),
    **dict.fromkeys(("year", "month", "week", "decade"), frozenset({"'s"})),
    "since": frozenset(
        {
            "the",
            "this",
            "its",
            "russia",
            "israel",
            "moscow",
            "putin",
            "start",
            "beginning",
            "outbreak",
            "onset",
            "early",
        }
        | {
            "first",
            "second",
            "opening",
            "current",
            "latest",
            "full",
            "russian",
            "israeli",
            "invasion",
            "world",
            "cold",
        }
        | {"war", "conflict", "ceasefire", "truce", "hostilities"}
    ),
    **dict.fromkeys(("in", "for", "on", "over", "during", "within"), frozenset({"the"})),
}
"""The words, or parts of one before a hyphen, one of which must stand behind these for any form of DATE; or digits."""
