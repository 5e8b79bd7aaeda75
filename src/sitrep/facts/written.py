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
_UNIT = r"(?:hours?|days?|weeks?|months?|years?)"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_MD = rf"(?:{MONTH} {_D}|{_D} {MONTH})"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_EDGE = r"(?:beginning|start|end|middle)"
_IN_PART = r"(?:(?:early|mid|late)[- ](?:in )?|(?:earlier|later|early|late) in )"
DATE = re.compile(
    rf"(?P<iso>(?:19|20)\d\d-\d\d-\d\d(?!\d))"
    rf"|(?P<numeric>\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d(?!\d))"
    rf"|(?P<dayspan>(?:between|from) {_D} (?:and|to|until) {_D} {MONTH}(?:,? {YEAR})?(?!\d))"
    rf"|(?P<weekdays>(?:between|from) {WEEKDAY} (?:and|to|until) {WEEKDAY})"
    rf"|(?P<span>(?:between|from) {_MD} (?:and|to|until|through) (?:{_MD}|{_D})(?:,? {YEAR})?(?!\d))"
    rf"|(?P<monthyears>(?:between |from )?{MONTH},? {YEAR} (?:and|to|until|through) {MONTH},? {YEAR})"
    rf"|(?P<years>(?:between |from )?{YEAR}(?:[-–]| and | to ){YEAR}|{YEAR}[-–/]\d\d(?!\d))"
    rf"|(?P<nights>overnight (?:(?:on|of|from|into) )?(?:{_MD}(?:(?: (?:to|and|into) |[-–])(?:{_MD}|{_D}(?!\d)))?))"
    rf"|(?P<nightday>overnight (?:(?:on|into|to) )?{WEEKDAY})"
    rf"|(?P<monthday>(?:{WEEKDAY}{_PART},? )?{MONTH} {_D}(?:(?:[-–]| and | to ){_D}(?! (?-i:[A-Z])))?(?!\d|:\d)"
    rf"(?:(?:,)? {YEAR})?)"
    rf"|(?P<daymonth>(?:{WEEKDAY}{_PART},? )?(?:the )?(?:{_D}(?:(?:[-–]| and | to ){_D})?|{ORDINAL})(?: of)?"
    rf" {MONTH}(?![a-z])"
    rf"(?:,? {YEAR})?)"
    rf"|(?P<monthyear>(?:(?:early|mid|late|the {_EDGE} of)[- ](?:in )?)?{MONTH},? (?:of )?"
    rf"(?:{YEAR}|the previous year|last year|this year))"
    rf"|(?P<monthrange>(?:between |from )?{MONTH} (?:and|to|until|through) (?:the {_EDGE} of )?{MONTH}(?:,? {YEAR})?)"
    rf"|(?P<ago>(?:(?:about|around|some|nearly|almost|more than|over|less than|just|roughly) )?{_N}"
    rf" (?:and a half )?{_UNIT} (?:ago|earlier|before)(?! the\b)(?: today| this (?:week|month))?)"
    rf"|(?P<past>(?:in |over |during |within |for )?the (?:past|last|previous|next|coming)"
    rf" (?:(?:{_N}|24|48|72) )?(?:{_UNIT}|fortnight)(?:hours)?)"
    rf"|(?P<relative>(?:(?:earlier|later|early|late) )?(?:last|next|this)"
    rf"[- ](?:weekend|financial year|week|month|year|night|morning|afternoon|evening|{_SEASON}|{WEEKDAY}){_PART})"
    rf"|(?P<endof>(?:the )?(?:{_EDGE}|close) of (?:(?:the|this|next|last|that) )?(?:year|month|week|quarter)(?![a-z]))"
    rf"|(?P<quarter>the (?:first|second|third|fourth|last|final) (?:quarter|half)(?: of {YEAR})?(?![a-z]))"
    rf"|(?P<newyear>(?:early )?(?:in )?the [Nn]ew [Yy]ear|New Year(?:['’]s (?:Day|Eve)|(?= {YEAR}))(?: {YEAR})?"
    rf"|Christmas(?: (?:Day|Eve))?|Easter|Ramadan"
    rf"|(?:Victory|Independence|Constitution|Defender['’]s) Day)(?![a-z])"
    rf"|(?P<endyear>(?:the )?{_EDGE} of {YEAR})"
    rf"|(?P<season>(?:(?:early|mid|late)[- ])?(?:the )?{_SEASON}(?: of)? {YEAR}(?:[-–/]\d\d(?!\d))?)"
    rf"|(?P<anaphoric>(?:(?<=on )the (?!first){ORDINAL} day|(?:earlier|later) in the (?:day|week|month|year)(?![a-z])"
    rf"|the current (?:week|month|year)(?![a-z])"
    rf"|the (?:following|previous|next) (?:day|night|morning|afternoon|evening|week(?:end)?|month|year|{WEEKDAY})"
    r"(?![a-z])|(?<!of )the same (?:day|night|morning|afternoon|evening)(?![a-z])"
    rf"|{_N} (?:days?|weeks?|months?|years?) later(?! than)"
    rf"|the day (?:before|after)(?=[.,;:)]|\Z)"
    rf"|(?:(?:later|earlier) )?that (?:same )?(?:day|night|evening|morning|afternoon|week|month|year)(?![a-z])))"
    rf"|(?P<bareseason>the (?:coming )?{_SEASON}(?![a-z]))"
    rf"|(?P<weekend>(?:the |this |last )?weekend(?![a-z-]))"
    rf"|(?P<daily>(?:(?:the )?(?:day before yesterday|day after tomorrow)|yesterday|today|tonight|tomorrow"
    rf"|overnight|last night|a day earlier){_PART})"
    rf"|(?P<weekday>(?:(?<=on )the )?{WEEKDAY}{_PART}(?: night)?)(?![a-z])"
    rf"|(?P<month>(?:{_IN_PART}|the {_EDGE} of |(?:last|next|this) )?{MONTH}(?![a-z]))"
    rf"|(?P<year>{_IN_PART}?{YEAR})",
    re.I,
)
