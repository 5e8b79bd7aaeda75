"""`python -m sitrep` is `sitrep`."""

from sitrep.cli import main

main()
