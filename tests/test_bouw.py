"""Bewaakt de bouw: imports een kant op, kennis in schema/ en niet in Python, maten, en wat er met het wiel meereist."""

from __future__ import annotations

import ast
import json
import os
import re
import resource
import subprocess
import sys
import venv
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from email import message_from_bytes
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from dossiercheck import regelboek
from dossiercheck.cli.groep import OPDRACHTEN

WORTEL = Path(__file__).resolve().parents[1]
PAKKET = WORTEL / "dossiercheck"
ETAPPES = frozenset({"lezen", "herkennen", "vinden", "wegen", "toetsen", "rapporteren", "stukken"})
KETEN = frozenset(
    {
        "werkproces",
        "run",
        "inzending",
        "demo",
        "cli",
        "herziening",
        "inkomst",
        "losse",
        "losregister",
        "samenvoegen",
        "overzicht",
        "uitsneden",
        "agenda",
        "originelen",
        "inzage",
        "vernietigen",
        "verzending",
        "wissen",
        "afhandeling",
        "werklijst",
        "proef",
        "leer",
        "leerwerk",
    }
)
"""Wie een etappe mag gebruiken: de keten zelf, de inzending (die maakt Bronnen) en de opdrachten (die tonen)."""
PER_PAKKET = {
    "click": {"cli"},
    "openpyxl": {"rapporteren", "werkblad"},
    "pypdf": {"lezen", "stukken"},
    "numpy": {"lezen"},
    "PIL": {"lezen", "buiten"},
    "rapidfuzz": {"schrijfwijze", "gelijkenis", "lezen", "vinden", "herkennen", "wegen"},
}
"""Bibliotheken die een heel pakket mag gebruiken; elke andere zit in een module of map."""


@cache
def modules() -> dict[str, Path]:
    """Modulenaam zonder 'dossiercheck.' -> bestand."""
    return {".".join(pad.relative_to(PAKKET).with_suffix("").parts).removesuffix(".__init__"): pad for pad in sorted(PAKKET.rglob("*.py"))}


@cache
def boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text("utf-8"))


def imports(pad: Path, *, alleen_boven: bool = False) -> set[str]:
    """De volledige namen van wat een module importeert, ook binnen functies; niet wat alleen voor de types is."""
    gevonden: set[str] = set()
    te_doen: list[ast.AST] = list(boom(pad).body)
    while te_doen:
        knoop = te_doen.pop()
        if isinstance(knoop, ast.If) and "TYPE_CHECKING" in ast.unparse(knoop.test):
            te_doen += knoop.orelse
        elif isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            gevonden |= {f"{knoop.module}.{naam.name}" for naam in knoop.names}
        elif not (alleen_boven and isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef)):
            te_doen += ast.iter_child_nodes(knoop)
    return gevonden


def eigen(pad: Path, *, alleen_boven: bool = False) -> set[str]:
    """De eigen modules die een module gebruikt, zonder 'dossiercheck.'."""
    uit = set()
    for naam in imports(pad, alleen_boven=alleen_boven):
        delen = naam.split(".")
        if delen[0] == "dossiercheck":
            uit |= {kort for n in range(1, len(delen)) if (kort := ".".join(delen[1 : n + 1])) in modules()}
    return uit


def kamer(module: str) -> str:
    return module.split(".")[0]


# --- imports ---------------------------------------------------------------------------------------


def test_etappes_importeren_elkaar_niet() -> None:
    fout = [f"{m} -> {n}" for m, pad in modules().items() for n in eigen(pad) if kamer(m) in ETAPPES and kamer(n) in ETAPPES - {kamer(m)}]
    assert not fout


def test_alleen_de_keten_gebruikt_etappes() -> None:
    fout = [f"{m} -> {n}" for m, pad in modules().items() for n in eigen(pad) if kamer(n) in ETAPPES and kamer(m) not in ETAPPES | KETEN]
    assert not fout


def test_niets_gebruikt_de_opdrachten() -> None:
    fout = [m for m, pad in modules().items() if kamer(m) not in {"cli", "__main__"} and any(kamer(n) == "cli" for n in eigen(pad))]
    assert not fout


def test_kern_raakt_schijf_en_klok_niet() -> None:
    verboden = {"pathlib", "os", "io", "tempfile", "shutil", "subprocess", "time", "sqlite3", "random"}
    assert not {naam.split(".")[0] for naam in imports(modules()["werkproces"])} & verboden
    assert not re.search(r"\.(now|today)\(|\bopen\(", modules()["werkproces"].read_text("utf-8"))


def test_imports_gaan_een_kant_op() -> None:
    graaf = {m: eigen(pad, alleen_boven=True) - {m} for m, pad in modules().items()}
    graaf = {m: {n for n in doelen if not m.startswith(f"{n}.")} for m, doelen in graaf.items()}
    klaar: set[str] = set()

    def loop(module: str, pad: tuple[str, ...]) -> None:
        assert module not in pad, f"kring: {' -> '.join((*pad[pad.index(module) :], module))}"
        if module not in klaar:
            for doel in sorted(graaf[module]):
                loop(doel, (*pad, module))
            klaar.add(module)

    for module in graaf:
        loop(module, ())


def test_begrippen_gebruikt_alleen_de_standaardbibliotheek() -> None:
    assert {naam.split(".")[0] for naam in imports(modules()["begrippen"])} <= sys.stdlib_module_names


def test_een_buitenbibliotheek_zit_op_een_plek() -> None:
    """Een plek is een module, of een map die er helemaal voor is."""
    plekken: defaultdict[str, set[str]] = defaultdict(set)
    for module, pad in modules().items():
        for naam in {naam.split(".")[0] for naam in imports(pad)} - sys.stdlib_module_names - {"dossiercheck"}:
            plekken[naam].add(module)
    fout = {naam: gebruikers for naam, gebruikers in plekken.items() if len(gebruikers) > 1 and not _op_een_plek(naam, gebruikers)}
    assert not fout


def _op_een_plek(bibliotheek: str, gebruikers: set[str]) -> bool:
    mappen = {module if modules()[module].name == "__init__.py" else module.rpartition(".")[0] for module in gebruikers}
    return {kamer(module) for module in gebruikers} <= PER_PAKKET.get(bibliotheek, set()) or (len(mappen) == 1 and "" not in mappen)


# --- kennis staat in schema/ -----------------------------------------------------------------------


def teksten(pad: Path) -> Iterator[tuple[int, str]]:
    """Regelnummer en inhoud van elke tekst in de code, zonder docstrings."""
    docstrings = {
        id(knoop.value)
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant) and isinstance(knoop.value.value, str)
    }
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in docstrings:
            yield knoop.lineno, knoop.value


def test_geen_eis_en_geen_documentsoort_in_python() -> None:
    boek = regelboek.laad()
    sleutels = {regel.eis for type_ in boek.typen.values() for regel in type_.regels} | set(boek.stukken) | set(boek.typen)
    sleutels -= {"toelichting"}  # ook de naam van een veld in rapport.json
    assert len(sleutels) > 30
    fout = [f"{m}:{regel}: {tekst}" for m, pad in modules().items() if m != "begrippen" for regel, tekst in teksten(pad) if tekst in sleutels]
    assert not fout


def test_geen_print() -> None:
    fout = [
        f"{m}:{knoop.lineno}"
        for m, pad in modules().items()
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "print"
    ]
    assert not fout


def test_module_onder_300_regels() -> None:
    assert not {m: n for m, pad in modules().items() if (n := len(pad.read_text("utf-8").splitlines())) > 300 and m != "begrippen"}


def test_functie_onder_40_regels() -> None:
    te_lang = {}
    for m, pad in modules().items():
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.FunctionDef) and knoop.end_lineno and knoop.end_lineno - knoop.lineno >= 40:
                te_lang[f"{m}.{knoop.name}"] = knoop.end_lineno - knoop.lineno + 1
    assert not te_lang


def in_beheer() -> list[Path]:
    namen = subprocess.run(["git", "ls-files", "-z"], cwd=WORTEL, capture_output=True, check=True).stdout.decode().split("\0")
    return [WORTEL / naam for naam in namen if naam and (WORTEL / naam).is_file()]


def tekst_van(pad: Path) -> str:
    return pad.read_bytes().decode("utf-8", "replace") if pad.suffix in {".py", ".yaml", ".yml", ".md", ".toml", ".html", ".j2", ".json", ".sh", ".txt"} else ""


@pytest.mark.gedeeld
def test_niets_uit_de_voorbeelden_in_het_project(gedeeld: Path) -> None:
    namen: set[str] = set()
    for bestand in (gedeeld / "waarheid").glob("*.json"):
        waarheid = json.loads(bestand.read_text("utf-8"))
        for aanvraag in waarheid["aanvragen"]:
            namen |= {w for sleutel in ("leerling.naam", "school.naam") if (w := aanvraag["waarden"].get(sleutel)) and len(w) > 5}
        namen |= {naam for stuk in waarheid["documenten"] if len(naam := stuk.split("#")[0].rpartition("/")[2]) > 12}
    bronnen = " ".join(tekst_van(pad) for pad in (gedeeld / "bronnen").glob("*.txt")) if (gedeeld / "bronnen").is_dir() else ""
    namen = {naam for naam in namen if naam not in bronnen}
    assert len(namen) > 20
    fout = [f"{pad.relative_to(WORTEL)}: {naam}" for pad in in_beheer() for tekst in [tekst_van(pad)] for naam in namen if naam in tekst]
    assert not fout


def test_geen_pad_van_deze_computer() -> None:
    patroon = re.compile(r"(^|[^a-z])/(work|farm|" + "root)/")
    assert not [str(pad.relative_to(WORTEL)) for pad in in_beheer() if patroon.search(tekst_van(pad))]


def test_vastgelegde_versies_passen_bij_pyproject() -> None:
    vast = {regel.split("==")[0].lower().replace("_", "-") for regel in (WORTEL / "vereisten.txt").read_text("utf-8").splitlines() if "==" in regel}
    import tomllib

    project = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))["project"]
    eisen = [*project["dependencies"], *project["optional-dependencies"]["ontwikkel"]]
    namen = {re.split(r"[<>=!~\[; ]", eis)[0].lower() for eis in eisen if "win32" not in eis}
    assert not namen - vast


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_in_ci_mag_een_test_op_gedeeld_niet_overslaan(tmp_path: Path, ci: str, code: int) -> None:
    (tmp_path / "conftest.py").write_text((WORTEL / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_een.py").write_text("import pytest\n\n@pytest.mark.gedeeld\ndef test_een() -> None:\n    pass\n", "utf-8")
    opdracht = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "markers=gedeeld", str(tmp_path)]
    omgeving = {**os.environ, "CI": ci, "GEDEELD": str(tmp_path / "er-niet")}
    assert subprocess.run(opdracht, cwd=tmp_path, env=omgeving, capture_output=True, check=False).returncode == code


# --- opdrachtregel ---------------------------------------------------------------------------------

ZWAAR = {
    "rich",
    "lxml",
    "pypdfium2",
    "pypdf",
    "pdfplumber",
    "cerberus",
    "jinja2",
    "docx",
    "docxtpl",
    "openpyxl",
    "PIL",
    "numpy",
    "holidays",
    "ruamel",
    "sqlite3",
    "rapidfuzz",
}


def test_hulp_laadt_geen_zware_bibliotheek() -> None:
    code = (
        "import sys\nfrom dossiercheck.cli.groep import dossiercheck, draai\n"
        f"draai(dossiercheck, ['--help'])\nsys.stderr.write(' '.join(sorted({ZWAAR!r} & set(sys.modules))))"
    )
    gedraaid = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert gedraaid.stderr == ""
    assert "Opdrachten:" in gedraaid.stdout


def test_hulp_is_snel() -> None:
    """De hulp kost hooguit tweemaal de rekentijd van alleen Python met click: een verhouding, om en om gemeten, dus gelijk op elke computer."""

    def rekentijd(*argumenten: str) -> float:
        voor = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *argumenten], stdout=subprocess.DEVNULL, check=True)
        na = resource.getrusage(resource.RUSAGE_CHILDREN)
        return na.ru_utime - voor.ru_utime + na.ru_stime - voor.ru_stime

    paren = [(rekentijd("-m", "dossiercheck", "--help"), rekentijd("-c", "import click, click.shell_completion")) for _ in range(9)]
    assert min(hulp for hulp, _ in paren) < 2 * min(kaal for _, kaal in paren)


# --- documentatie en wiel --------------------------------------------------------------------------


def codeblokken(soort: str) -> list[str]:
    return re.findall(rf"^```{soort}\n(.*?)^```", (WORTEL / "README.md").read_text("utf-8"), re.M | re.S)


def test_readme_noemt_elke_opdracht() -> None:
    tabel = set(re.findall(r"^\| `dossiercheck ([a-z-]+)", (WORTEL / "README.md").read_text("utf-8"), re.M))
    assert tabel == set(OPDRACHTEN)


def test_readme_make_opdrachten_bestaan() -> None:
    regels = [regel for blok in codeblokken("sh") for regel in blok.splitlines() if regel.startswith("make ")]
    assert regels == ["make demo", "make test"]
    doelen = set(re.findall(r"^([a-z-]+):", (WORTEL / "Makefile").read_text("utf-8"), re.M))
    assert {"demo", "test", "lint", "types", "score"} <= doelen


@pytest.mark.traag
def test_readme_opdrachten_draaien(tmp_path: Path) -> None:
    (tmp_path / "inbox" / "dossier").mkdir(parents=True)
    (tmp_path / "inbox" / "dossier" / "brief.txt").write_text("Geachte heer, mevrouw, hierbij een brief.", "utf-8")
    regels = [regel for blok in codeblokken("sh") for regel in blok.splitlines() if regel.startswith("dossiercheck ")]
    assert regels
    for regel in regels:
        gedraaid = subprocess.run([sys.executable, "-m", *regel.split()], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert gedraaid.returncode in (0, 1), gedraaid.stderr
    assert (tmp_path / "uitvoer" / "dossier" / "rapport.html").is_file()


def test_readme_dossier_yaml_klopt(tmp_path: Path) -> None:
    from dossiercheck import dossierbestand

    (blok,) = codeblokken("yaml")
    (tmp_path / "dossier.yaml").write_text(blok, "utf-8")
    instelling = dossierbestand.lees(tmp_path / "dossier.yaml", ["scan0012.pdf"])
    assert instelling.aanvraagtype in regelboek.laad().typen
    assert instelling.stuk("scan0012.pdf").soort in regelboek.laad().stukken


@pytest.mark.traag
def test_demo_uit_het_wiel_in_een_lege_omgeving(tmp_path: Path) -> None:
    """Het wiel brengt alles mee en noemt wat het verder nodig heeft: in de omgeving staat alleen dat, en niet de broncode."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONPATH"}

    def doe(*opdracht: str | Path) -> str:
        gedraaid = subprocess.run([str(deel) for deel in opdracht], cwd=tmp_path, env=omgeving, capture_output=True, text=True, check=False)
        assert gedraaid.returncode == 0, gedraaid.stdout + gedraaid.stderr
        return gedraaid.stdout

    bouw = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wiel")]
    subprocess.run(bouw, cwd=WORTEL, capture_output=True, check=True)
    (wiel,) = (tmp_path / "wiel").glob("*.whl")
    venv.create(tmp_path / "leeg", symlinks=True)
    bin_ = tmp_path / "leeg" / "bin"
    (pakketten,) = (tmp_path / "leeg" / "lib").glob("python*/site-packages")
    for pad in nodig_voor(wiel):
        (pakketten / pad.name).symlink_to(pad)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", bin_ / "python")
    doe(*pip, "install", "--quiet", "--no-index", "--no-deps", wiel)
    doe(*pip, "check")
    assert doe(bin_ / "python", "-c", "import dossiercheck; print(dossiercheck.__file__)").startswith(str(pakketten))
    uit = doe(bin_ / "dossiercheck", "demo", "--uitvoer", tmp_path / "demo")
    assert "verzoek-aanvulling.docx" in uit
    assert len(list((tmp_path / "demo" / "uitvoer").glob("*/rapport.html"))) == len(list((WORTEL / "demo").iterdir()))


def nodig_voor(wiel: Path) -> set[Path]:
    """De mappen en bestanden van de pakketten die het wiel noemt, met wat die weer nodig hebben, zoals ze hier geinstalleerd zijn."""
    with zipfile.ZipFile(wiel) as zip_:
        (gegevens,) = (naam for naam in zip_.namelist() if naam.endswith(".dist-info/METADATA"))
        eisen = message_from_bytes(zip_.read(gegevens)).get_all("Requires-Dist", [])
    te_doen = [Requirement(eis) for eis in eisen if "extra ==" not in eis]
    gezien: set[tuple[str, frozenset[str]]] = set()
    paden: set[Path] = set()
    while te_doen:
        eis = te_doen.pop()
        if (eis.name.lower(), frozenset(eis.extras)) in gezien or (eis.marker and not eis.marker.evaluate()):
            continue
        gezien.add((eis.name.lower(), frozenset(eis.extras)))
        pakket = distribution(eis.name)
        verder = [Requirement(regel) for regel in pakket.requires or []]
        te_doen += [r for r in verder if r.marker is None or any(r.marker.evaluate({"extra": extra}) for extra in ("", *eis.extras))]
        boven = {bestand.parts[0] for bestand in pakket.files or []} - {"..", "__pycache__"}
        paden |= {Path(str(pakket.locate_file(naam))) for naam in boven}
    return paden
