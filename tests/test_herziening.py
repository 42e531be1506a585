"""Een rapport bijwerken zonder opnieuw te lezen: oordelen van mensen, ontvangst per eis en voortgang."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dossiercheck import instellingen, regelboek, woordenschat
from dossiercheck.begrippen import Document, Kwaliteit, Oordeel, Rapport, Status, Uitkomst, Wijze
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.herziening import geef_uitspraak, herzie, met_sinds
from dossiercheck.oordelen import Uitspraak, bewaar_oordelen, lees_oordelen
from dossiercheck.rapporteren.rapport_json import als_json
from dossiercheck.rapporteren.uit_json import lees_json
from dossiercheck.tijd import NEDERLAND
from dossiercheck.verloop import Verloop, bewaar_verloop, lees_verloop, met_voortgang, werk_bij
from dossiercheck.werkproces import Kennis
from tests.voorbeeldrapport import aanvraag, bevinding
from tests.voorbeeldrapport import rapport as voorbeeld

NU = datetime(2026, 11, 20, 12, tzinfo=NEDERLAND)
ONTVANGEN = datetime(2026, 11, 2, 9, tzinfo=NEDERLAND)
TYPE = next(type_.sleutel for type_ in regelboek.laad().typen.values() if type_.besluit)
EERSTE, TWEEDE = "punt.een", "punt.twee"


@pytest.fixture(scope="module")
def kennis() -> Kennis:
    return Kennis(regelboek.laad(), woordenschat.laad(), instellingen.laad(), NU)


def document(bestand: str, sha: str, uitkomst: Uitkomst = Uitkomst.GELEZEN) -> Document:
    return Document(bestand, 1, 1, 1, sha, "plan", (), "01", uitkomst, Wijze.TEKST, Kwaliteit.GOED, ontvangen=ONTVANGEN)


def rapport(een: Status = Status.NAKIJKEN, twee: Status = Status.VOLDAAN) -> Rapport:
    """Twee eisen: de eerste zonder bewijs (gezocht in formulier.pdf en plan.pdf), de tweede ook."""
    een_aanvraag = replace(aanvraag(), bevindingen=(bevinding(EERSTE, een), bevinding(TWEEDE, twee)), aanvraagtype=TYPE)
    return replace(voorbeeld(een_aanvraag), ontvangen=ONTVANGEN, documenten=(document("formulier.pdf", "f"), document("plan.pdf", "p")))


def zeg(r: Rapport, status: Status | None = Status.VOLDAAN, eis: str = EERSTE) -> Uitspraak:
    return geef_uitspraak(r.aanvragen[0], r, eis, status, "M. de Boer", "gezien", NU)


def status_van(r: Rapport, eis: str = EERSTE) -> Status:
    return next(b.status for b in r.aanvragen[0].bevindingen if b.eis == eis)


def test_een_uitspraak_telt_mee_en_nog_eens_herzien_verandert_niets(kennis: Kennis) -> None:
    r = rapport()
    nieuw = herzie(r, [zeg(r)], kennis).rapport
    assert (status_van(nieuw), nieuw.aanvragen[0].oordeel) == (Status.VOLDAAN, Oordeel.COMPLEET)
    terug = lees_json(als_json(nieuw))
    assert als_json(herzie(terug, [zeg(r)], kennis).rapport) == als_json(nieuw)


def test_de_laatste_uitspraak_telt_en_intrekken_herstelt_alles(kennis: Kennis) -> None:
    r = rapport()
    zonder = herzie(r, [], kennis).rapport
    assert status_van(herzie(r, [zeg(r), zeg(r, Status.ONTBREEKT)], kennis).rapport) is Status.ONTBREEKT
    eerst = herzie(r, [zeg(r)], kennis).rapport
    assert als_json(herzie(eerst, [zeg(r), zeg(eerst, None)], kennis).rapport) == als_json(zonder)


def test_het_anker_is_na_een_uitspraak_hetzelfde(kennis: Kennis) -> None:
    r = rapport()
    assert zeg(herzie(r, [zeg(r)], kennis).rapport).anker == zeg(r).anker == ("f", "p")


@pytest.mark.parametrize(
    "wijziging",
    [
        lambda r: replace(r, documenten=(document("formulier.pdf", "anders"), r.documenten[1])),
        lambda r: replace(r, documenten=(*r.documenten, document("dicht.pdf", "d", Uitkomst.GEWEIGERD))),
        lambda r: replace(r, aanvragen=(replace(r.aanvragen[0], leerling_naam="Joris Bedacht"),)),
        lambda r: replace(r, aanvragen=(replace(r.aanvragen[0], aanvraagtype=None),)),
        lambda r: replace(r, aanvragen=(replace(r.aanvragen[0], bevindingen=r.aanvragen[0].bevindingen[1:]),)),
    ],
)
def test_een_uitspraak_vervalt_met_melding(kennis: Kennis, wijziging: object) -> None:
    r = rapport()
    assert callable(wijziging)
    herzien = herzie(wijziging(r), [zeg(r)], kennis)
    assert [u.eis for u in herzien.vervallen] == [EERSTE]
    (melding,) = [o for o in herzien.rapport.aanvragen[0].opmerkingen if o.startswith("Vervallen")]
    assert EERSTE in melding
    assert not [b for b in herzien.rapport.aanvragen[0].bevindingen if b.mens]


def test_een_uitspraak_over_een_andere_aanvraag_telt_niet(kennis: Kennis) -> None:
    r = rapport()
    assert status_van(herzie(r, [replace(zeg(r), aanvraag="02")], kennis).rapport) is Status.NAKIJKEN


def test_een_eis_die_er_niet_is() -> None:
    with pytest.raises(Gebruiksfout) as fout:
        zeg(rapport(), eis="punt.een.")
    assert f"bedoelde u '{EERSTE}'" in fout.value.wat


def test_oordelen_gaan_heen_en_terug(tmp_path: Path) -> None:
    uitspraken = (zeg(rapport()), zeg(rapport(), None))
    assert lees_oordelen(tmp_path) == ()
    bewaar_oordelen(tmp_path, uitspraken)
    assert lees_oordelen(tmp_path) == uitspraken


# --- ontvangst -------------------------------------------------------------------------------------


def test_sinds_is_het_stuk_waarmee_de_status_ontstond(kennis: Kennis) -> None:
    dagen = [ONTVANGEN + timedelta(days=n) for n in range(4)]
    eerder = [
        (dagen[0], rapport(Status.ONTBREEKT, Status.VOLDAAN)),
        (dagen[1], rapport(Status.VOLDAAN, Status.VOLDAAN)),
        (dagen[2], rapport(Status.VOLDAAN, Status.NAKIJKEN)),
    ]
    r = met_sinds(rapport(Status.VOLDAAN, Status.VOLDAAN), eerder, dagen[3])
    assert [b.sinds for b in r.aanvragen[0].bevindingen] == [dagen[1], dagen[3]]
    assert herzie(r, [], kennis).rapport.aanvragen[0].planning.compleet_op == dagen[3]
    later = met_sinds(rapport(Status.VOLDAAN, Status.VOLDAAN), [*eerder[:2], (dagen[2], rapport(Status.VOLDAAN, Status.VOLDAAN))], dagen[3])
    assert herzie(later, [], kennis).rapport.aanvragen[0].planning.compleet_op == dagen[1]


# --- voortgang -------------------------------------------------------------------------------------


def met_hash(r: Rapport, sha: str) -> Rapport:
    return replace(r, documenten=(replace(r.documenten[0], sha256=sha), *r.documenten[1:]))


def test_voortgang_sinds_de_vorige_stukken(tmp_path: Path) -> None:
    verloop = werk_bij(Verloop(), rapport(Status.ONTBREEKT, Status.ONTBREEKT), ONTVANGEN)
    assert verloop.vorige is None
    nu = met_hash(rapport(Status.VOLDAAN, Status.ONTBREEKT), "anders")
    verloop = werk_bij(verloop, nu, NU)
    voortgang = met_voortgang(nu, verloop.vorige).aanvragen[0].voortgang
    assert voortgang is not None
    assert (voortgang.gevraagd, voortgang.opgelost, voortgang.nieuw) == ((EERSTE, TWEEDE), (EERSTE,), ())
    assert werk_bij(verloop, nu, NU + timedelta(days=1)) == verloop
    bewaar_verloop(tmp_path, verloop)
    assert lees_verloop(tmp_path) == verloop


def test_een_nieuw_probleem_wordt_genoemd() -> None:
    verloop = werk_bij(Verloop(), rapport(Status.VOLDAAN, Status.VOLDAAN), ONTVANGEN)
    nu = met_hash(rapport(Status.NAKIJKEN, Status.VOLDAAN), "anders")
    voortgang = met_voortgang(nu, werk_bij(verloop, nu, NU).vorige).aanvragen[0].voortgang
    assert voortgang is not None
    assert (voortgang.gevraagd, voortgang.nieuw) == ((), (EERSTE,))


@pytest.mark.parametrize("inhoud", ["", "{", "[]", '{"versie": 1}', '{"versie": 9, "standen": []}'])
def test_een_kapot_verloop_telt_als_leeg(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / ".verloop.json").write_text(inhoud, "utf-8")
    assert lees_verloop(tmp_path) == Verloop()
