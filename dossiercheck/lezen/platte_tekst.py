"""Platte tekst en webtekst als blokken: ook de tekst van een mail gaat hierlangs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from dossiercheck.begrippen import Alinea, Blok, Gelezen, Kwaliteit, Plek, Uitkomst, Veld, Wijze
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.soorten import Soort, lees_tekst

_MAX_TEKENS = 5_000_000
_CITAAT = re.compile(r"^(?:>\s?)+")
_PUNT = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")
_VELD = re.compile(r"^([^\W\d_][^:.?!\t]{1,45})\s*:[ \t]*(\S.*)?$")
_SPATIE = re.compile(r"\s+")


def lees(bron: Bron, soort: Soort) -> Gelezen:
    """Een tekst- of html-bestand als Gelezen. Zonder leesbare tekst zijn er geen blokken."""
    tekst = lees_tekst(bron.pad.read_bytes())[:_MAX_TEKENS]
    if soort is Soort.HTML:
        tekst = uit_html(tekst)
    blokken = als_blokken(tekst, bron.bestand)
    return Gelezen(bron.bestand, bron.sha256, Uitkomst.GELEZEN, Wijze.TEKST, 1, blokken, (Kwaliteit.GOED,))


def als_blokken(tekst: str, bestand: str, eerste: int = 1) -> tuple[Blok, ...]:
    """Alinea's (gescheiden door lege regels) en velden (een reeks regels 'Etiket: waarde'), genummerd vanaf `eerste`."""
    blokken: list[Blok] = []
    for deel in re.split(r"\n\s*\n", tekst.replace("\r\n", "\n").replace("\r", "\n")):
        regels = [schoon for regel in deel.split("\n") if (schoon := regel.strip())]
        for etiket, waarde in _velden(regels) or [(None, regel) for regel in _alineas(regels)]:
            plek = Plek(bestand, alinea=eerste + len(blokken))
            blokken.append(Alinea(waarde, plek) if etiket is None else Veld(etiket, waarde, plek))
    return tuple(blokken)


def _velden(regels: list[str]) -> list[tuple[str | None, str]]:
    """Etiketten met waarden, als elke regel er een is. Een zin met een dubbele punt en de kop van een eerdere mail (met adressen) zijn gewone tekst."""
    gevonden = [vondst for regel in regels if "@" not in regel and (vondst := _VELD.match(regel))]
    waarden = [(vondst[2] or "").strip() for vondst in gevonden]
    if len(gevonden) < len(regels) or not any(waarden) or any(len(waarde) > 80 or waarde.endswith((".", "!", "?")) for waarde in waarden):
        return []
    return [(vondst[1].strip(), waarde) for vondst, waarde in zip(gevonden, waarden, strict=True)]


def _alineas(regels: list[str]) -> list[str]:
    """Regels samengevoegd tot lopende tekst; een punt van een opsomming blijft apart. Tekens van citaten gaan eraf."""
    alineas: list[str] = []
    for regel in regels:
        kaal = _CITAAT.sub("", regel).strip()
        if not kaal:
            alineas.append("")
        elif not alineas or not alineas[-1] or _PUNT.match(kaal):
            alineas.append(kaal)
        else:
            alineas[-1] = f"{alineas[-1]} {kaal}"
    return [_SPATIE.sub(" ", alinea) for alinea in alineas if alinea]


# --- webtekst --------------------------------------------------------------------------------------

_WEG = frozenset({"script", "style", "head", "template", "noscript", "object", "svg", "title"})
_LOS = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_TABEL = frozenset({"table", "tr", "td", "th"})
_BLOK = _TABEL | frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "hr", "pre"})
_VERBORGEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all", re.IGNORECASE)


class _Zeef(HTMLParser):
    """Verzamelt zichtbare tekst; haalt niets op en voert niets uit."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tekst: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.tekst.append("\n")
        elif tag in _BLOK:
            self.tekst.append("\n\n")
        if tag not in _LOS:
            self._open.append((tag, self._is_weg(tag, dict(attrs))))

    def _is_weg(self, tag: str, kenmerken: dict[str, str | None]) -> bool:
        boven = bool(self._open) and self._open[-1][1]
        return boven or tag in _WEG or "hidden" in kenmerken or bool(_VERBORGEN.search(kenmerken.get("style") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOK:
            self.tekst.append("\n\n")
        plaats = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None)
        if plaats is not None:
            del self._open[plaats:]

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self.tekst.append(_SPATIE.sub(" ", data))


def uit_html(html: str) -> str:
    """De zichtbare tekst van een webpagina of mail; alinea's met een lege regel ertussen."""
    zeef = _Zeef()
    zeef.feed(html[:_MAX_TEKENS])
    zeef.close()
    return _opgeruimd(zeef.tekst)


def _opgeruimd(delen: Iterable[str]) -> str:
    regels = (regel.strip() for regel in "".join(delen).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()
