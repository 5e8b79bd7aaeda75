"""Write the compiled form beside every shipped sorting profile: `python scripts/compile_profiles.py`."""

from __future__ import annotations

from sitrep.sorting.compiled import pack
from sitrep.sorting.profile import COMPILED, SHIPPED, compile_profile


def main() -> None:
    """Compile every TOML profile that ships; a broken one ends with its ProfileError."""
    for file in sorted(SHIPPED.glob("*.toml")):
        compiled = compile_profile(file, file.read_bytes())
        text = pack(compiled)
        file.with_suffix(COMPILED).write_text(text, encoding="ascii")
        phrases = sum(rows.count("\t") for rows in compiled["index"].values())
        print(f"{file.stem}: {phrases} phrases, {len(text) // 1000} kB")


if __name__ == "__main__":
    main()
