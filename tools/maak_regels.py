"""Maakt schema/REGELS.md opnieuw uit het regelboek: `python -m tools.maak_regels`."""

from __future__ import annotations

from dossiercheck import regelboek
from dossiercheck.hulpbron import hulpbron
from dossiercheck.regelboek_tekst import regels_in_tekst

if __name__ == "__main__":
    (hulpbron("schema") / "REGELS.md").write_text(regels_in_tekst(regelboek.laad()), "utf-8", newline="\n")
