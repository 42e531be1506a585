"""De lijst van wat vernietigd mag worden: per dossier alles wat erbij hoort, en wat het tegenhoudt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from dossiercheck.bestandsnamen import is_systeembestand
from dossiercheck.dossierbestand import NAAM as DOSSIERBESTAND
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.instellingen import Bewaartermijnen
from dossiercheck.inzending import bereken_sha256
from dossiercheck.originelen import bestanden_onder, van_een_ander
from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import Besluitstand
from dossiercheck.registratie.bewaren import Bewaard, Tlvkopie, lees_bewaard, lees_kopieen, te_bewaren_tlvs, tlv_bewaren_tot
from dossiercheck.registratie.standen import Stand, bronnen_van
from dossiercheck.verloop import lees_verloop

_VAN_ONS = frozenset({DOSSIERBESTAND, "besluit.yaml"})
INHOUD = ".dossiers.json"


@dataclass(frozen=True, slots=True)
class Keuze:
    """Wat de gebruiker vroeg. Zonder dossiers: alles wat zijn termijn voorbij is."""

    dossiers: tuple[str, ...] = ()
    eerder: bool = False
    ook_tlv: bool = False
    ook_originelen: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """Een dossier (met zijn aanvullingen) of een kopie van een tlv dat weg mag, of waarom nu niet (`blokkade`)."""

    wat: str
    grond: str
    tot: date
    map: Path
    namen: tuple[str, ...]
    sleutels: tuple[str, ...]
    standen: tuple[Stand, ...] = ()
    te_bewaren: tuple[Besluitstand, ...] = ()
    kopie: Tlvkopie | None = None
    plekken: tuple[Path, ...] = ()
    originelen: tuple[Path, ...] = ()
    blokkade: str = ""

    @property
    def bewaart_tlv(self) -> bool:
        return bool(self.te_bewaren)

    @property
    def persoonsnamen(self) -> set[str]:
        """De namen die na vernietiging nergens meer horen te staan."""
        leerlingen = {s.leerling for s in self.standen} | ({self.kopie.leerling} if self.kopie else set())
        return {naam for naam in (*leerlingen, *self.namen) if naam}


def stel_op(register: Register, uitvoer: Path, termijnen: Bewaartermijnen, keuze: Keuze, vandaag: date) -> list[Post]:
    """De lijst, wat het eerst weg mocht bovenaan. Gebruiksfout als een gekozen dossier niet bestaat of nog bewaard moet blijven."""
    alle = [*_dossiers(register, uitvoer, termijnen, keuze, vandaag), *_kopieen(register, uitvoer, termijnen)]
    if keuze.dossiers:
        gekozen = [_vind(alle, naam) for naam in dict.fromkeys(keuze.dossiers)]
        if te_vroeg := [post for post in gekozen if post.tot >= vandaag and not keuze.eerder]:
            raise Gebruiksfout(
                f"De bewaartermijn loopt nog tot en met {te_vroeg[0].tot:%d-%m-%Y}.",
                f"Grond: {te_vroeg[0].grond}.",
                "Moet het toch weg, bijvoorbeeld omdat ouders dat met recht vragen? Voeg --eerder toe.",
            )
    else:
        gekozen = [post for post in alle if post.tot < vandaag]
    return [_met_originelen(post, register) for post in sorted(gekozen, key=lambda p: (p.tot, p.namen))]


def _vind(alle: Sequence[Post], naam: str) -> Post:
    kort = Path(naam).name
    for post in alle:
        if kort in post.namen or (post.kopie and post.kopie.nummer == naam):
            return post
    dichtbij = get_close_matches(kort, [n for post in alle for n in post.namen], n=1)
    doe = f"Bedoelde u '{dichtbij[0]}'?" if dichtbij else "Zoek het met: dossiercheck register zoek"
    raise Gebruiksfout("Dit dossier staat niet in het register.", "", doe)


def _dossiers(register: Register, uitvoer: Path, termijnen: Bewaartermijnen, keuze: Keuze, vandaag: date) -> Iterator[Post]:
    """Elk dossier met zijn aanvullingen als een post: zij gaan samen weg, en niet voor de laatste."""
    bewaard = {b.dossier: b for b in lees_bewaard(register, termijnen, vandaag)}
    erbij = {naam: [bewaard[a] for a in lees_verloop(uitvoer / naam).aanvullingen if a in bewaard and a != naam] for naam in bewaard}
    aanvullingen = {b.dossier for lijst in erbij.values() for b in lijst}
    for naam, b in bewaard.items():
        if naam not in aanvullingen:
            yield _post(b, erbij[naam], uitvoer, [] if keuze.ook_tlv else te_bewaren_tlvs(b, termijnen, vandaag))


def _post(b: Bewaard, erbij: Sequence[Bewaard], uitvoer: Path, te_bewaren: Sequence[Besluitstand]) -> Post:
    samen = (b, *erbij)
    return Post(
        wat="dossier",
        grond=b.grond,
        tot=max(deel.tot for deel in samen),
        map=uitvoer / b.dossier,
        namen=tuple(deel.dossier for deel in samen),
        sleutels=tuple(deel.sleutel for deel in samen),
        standen=tuple(stand for deel in samen for stand in deel.standen),
        te_bewaren=tuple(te_bewaren),
        blokkade=next((deel.blokkade for deel in samen if deel.blokkade), ""),
    )


def _kopieen(register: Register, uitvoer: Path, termijnen: Bewaartermijnen) -> Iterator[Post]:
    for k in lees_kopieen(register):
        tot = tlv_bewaren_tot(k.afgifte, k.einddatum, termijnen.beschikking_jaren)
        yield Post("kopie van een tlv", f"{termijnen.beschikking_jaren} jaar na de afgifte van {k.afgifte:%d-%m-%Y}", tot, uitvoer, (), (), kopie=k)


def _met_originelen(post: Post, register: Register) -> Post:
    """Met de stukken van de school die er nog liggen. Ligt er iets bij dat nooit gecontroleerd is, dan gaat de post niet door."""
    plekken = tuple(dict.fromkeys(plek for sleutel in post.sleutels for plek in bronnen_van(register, sleutel)))
    gezien, elders = gezien_door(register, post.sleutels)
    vreemd = van_een_ander(plekken, gezien, elders)
    plekken = tuple(plek for plek in plekken if plek not in vreemd)
    bestanden = list(bestanden_onder(plekken))
    nieuw = [pad for pad in bestanden if pad.name not in _VAN_ONS and not is_systeembestand(pad.name) and bereken_sha256(pad) not in gezien]
    blokkade = post.blokkade
    if nieuw and not blokkade:
        blokkade = "in de inbox staan stukken die nog niet gecontroleerd zijn; controleer het dossier eerst"
    return replace(post, plekken=plekken, originelen=tuple(bestanden), blokkade=blokkade)


def gezien_door(register: Register, sleutels: Sequence[str]) -> tuple[set[str], set[str]]:
    """De hashes van wat in deze dossiers gezien is, en die van alle andere dossiers."""
    rijen = register.lees("SELECT dossier, sha256 FROM gezien")
    return {sha for dossier, sha in rijen if dossier in sleutels}, {sha for dossier, sha in rijen if dossier not in sleutels} - {""}


def genoteerde_dossiers(map_: Path) -> set[str]:
    """De sleutels van de dossiers die een map met een agenda of inzage noemt."""
    try:
        return {str(sleutel) for sleutel in json.loads((map_ / INHOUD).read_bytes())}
    except (OSError, ValueError, TypeError):
        return set()
