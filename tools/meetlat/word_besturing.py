"""Word-formulier met inhoudsbesturing: invulvelden met voorbeeldtekst, aankruisvakjes en keuzelijsten van Word zelf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .word_stijlen import Secretaresse

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LEEG = "Klik of tik om tekst in te voeren."
KIES = "Kies een item."


def veilig(tekst: str) -> str:
    return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def invulveld(waarde: str, leeg: str = LEEG, keuzes: Sequence[str] = ()) -> Any:
    """Een besturingselement; zonder waarde staat de voorbeeldtekst er, gemerkt als zodanig."""
    lijst = "".join(f'<w:listItem w:displayText="{k}" w:value="{k}"/>' for k in keuzes)
    soort = f"<w:dropDownList>{lijst}</w:dropDownList>" if keuzes else "<w:text/>"
    merk = "" if waarde else "<w:showingPlcHdr/>"
    inhoud = f'<w:r><w:t xml:space="preserve">{veilig(waarde or leeg)}</w:t></w:r>'
    return parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr>{merk}{soort}</w:sdtPr><w:sdtContent>{inhoud}</w:sdtContent></w:sdt>")


def vakje(aan: bool) -> Any:
    teken, stand = ("☒", "1") if aan else ("☐", "0")
    merk = f'<w14:checkbox><w14:checked w14:val="{stand}"/></w14:checkbox>'
    return parse_xml(f"<w:sdt {nsdecls('w')} {W14}><w:sdtPr>{merk}</w:sdtPr><w:sdtContent><w:r><w:t>{teken}</w:t></w:r></w:sdtContent></w:sdt>")


class Besturing(Secretaresse):
    letter, grootte = "Verdana", 9

    def rij(self, etiket: str) -> Any:
        """Een tabelrij van twee cellen; geeft de alinea van de rechtercel."""
        cellen = self.doc.add_table(1, 2, style="Table Grid").rows[0].cells
        cellen[0].text = etiket
        return cellen[1].paragraphs[0]

    def veld(self, etiket: str, waarde: str) -> None:
        self.rij(etiket)._p.append(invulveld(waarde))

    def open(self, vraag: str, antwoord: str) -> None:
        self.alinea(vraag, vet=True)
        self.alinea()._p.append(invulveld(antwoord))

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        if len(opties) > 3:
            self.rij(vraag)._p.append(invulveld(gekozen[0] if gekozen else "", KIES, opties))
            return
        alinea = self.alinea(f"{vraag}  ")
        for optie in opties:
            alinea._p.append(vakje(optie in gekozen))
            alinea.add_run(f" {optie}    ")

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        tafel = self.doc.add_table(1, 4, style="Table Grid")
        for cel, kop in zip(tafel.rows[0].cells, ("Rol", "Naam", "Datum", "Handtekening"), strict=True):
            cel.text = kop
        for rol, naam, datum, inhoud in rijen:
            cellen = tafel.add_row().cells
            cellen[0].text = rol
            cellen[1].paragraphs[0]._p.append(invulveld(naam))
            cellen[2].paragraphs[0]._p.append(invulveld(datum, "Kies een datum."))
            self.inhoud(cellen[3].paragraphs[0], inhoud)
