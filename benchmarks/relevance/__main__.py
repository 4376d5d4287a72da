"""Whether a search puts first what was sought: this archive beside other engines, on the same judgements.

    .venv/bin/python -m pip install --require-hashes -r requirements-benchmarks.lock
    .venv/bin/python -m benchmarks.relevance [FOLDER ...] [--unjudged]

The FOLDERs (../shared/seeds and ../shared/un by default) are ingested into an archive of the benchmark's own,
under var/relevance, unless RAPPORTEUR_VAR or DATABASE_URL names another. `--unjudged` lists the clauses that
any engine puts among its first ten and no one has judged, without saying which engine. Ends with 1 unless
this archive is ahead of every other engine on both halves of the questions.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def main() -> None:
    """Prints the table, or what is not judged."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=[SHARED / "seeds", SHARED / "un"])
    parser.add_argument("--unjudged", action="store_true", help="list what is to be judged")
    args = parser.parse_args()
    open_archive(args.folders)
    # Both read Django's models, which are there only now.
    from benchmarks.relevance.comparison import compare, unjudged

    if args.unjudged:
        for line in unjudged():
            print(line)  # noqa: T201
        return
    sys.exit(0 if compare() else 1)


def open_archive(folders: list[Path]) -> None:
    """The archive with these documents in it; those that it has already are not read again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("RAPPORTEUR_VAR", str(ROOT / "var" / "relevance"))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("ingest", *map(str, folders), stdout=io.StringIO())


if __name__ == "__main__":
    main()
