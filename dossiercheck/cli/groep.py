"""De groep met alle opdrachten: laadt een opdracht pas als die nodig is, en vertaalt fouten naar een melding en een afsluitcode."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from dossiercheck import __version__
from dossiercheck.cli.nederlands import zet_click_om
from dossiercheck.fouten import DossiercheckFout, Uitgang

OPDRACHTEN = (
    "controleer", "oordeel", "waarom", "brief", "agenda", "advies", "besluit", "register", "inzage", "vernietig", "regels", "demo", "dokter",
    "leer", "proef", "schema-controle", "sjabloon-controle",
)  # fmt: skip


class Opdracht(click.Command):
    """Een opdracht met Nederlandse aanduiding van de opties."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)


class Groep(click.Group):
    """Zoekt een opdracht op in `dossiercheck.cli.<naam>`, waar hij `opdracht` heet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in OPDRACHTEN:
            return None
        opdracht: click.Command = import_module(f"dossiercheck.cli.{cmd_name.replace('-', '_')}").opdracht
        return opdracht

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as fout:
            # click zoekt 'bedoelde u' alleen in opdrachten die al geladen zijn.
            raise click.NoSuchCommand(fout.command_name, possibilities=OPDRACHTEN, ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt, BrokenPipeError):
            raise
        except DossiercheckFout as fout:
            return _meld(fout)
        except Exception as fout:
            return _meld_defect(fout, bool(ctx.params.get("foutopsporing")))


def _meld(fout: DossiercheckFout) -> Uitgang:
    click.echo(f"Fout: {fout.wat}", err=True)
    for deel in filter(None, (fout.waarom, fout.doe)):
        click.echo(f"  {deel}", err=True)
    return fout.uitgang


def _meld_defect(fout: Exception, met_spoor: bool) -> Uitgang:
    """Noemt soort en plaats van de fout, nooit de tekst: daar kan een naam in staan."""
    import traceback
    from pathlib import Path

    plaats = traceback.extract_tb(fout.__traceback__)[-1]
    click.echo(f"Fout: er ging iets mis in het programma ({type(fout).__name__}, {Path(plaats.filename).name} regel {plaats.lineno}).", err=True)
    click.echo("  Er is niets gewijzigd aan de stukken van de school.", err=True)
    if met_spoor:
        click.echo("".join(traceback.format_exception(fout)), err=True)
    else:
        click.echo("  Draai de opdracht nog eens als: dossiercheck --foutopsporing … en geef de uitvoer door. Let op: daar kunnen namen in staan.", err=True)
    return Uitgang.DEFECT


def draai(groep: click.Group, argumenten: Sequence[str]) -> int:
    """De afsluitcode van een opdracht; meldingen staan dan al op stderr."""
    try:
        uitkomst = groep.main(args=list(argumenten), prog_name="dossiercheck", standalone_mode=False)
    except click.ClickException as fout:
        fout.show()
        return int(Uitgang.VERKEERD_GEBRUIK)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afgebroken. Wat al geschreven was, staat heel in de uitvoer.", err=True)
        return int(Uitgang.IETS_TE_DOEN)
    except BrokenPipeError:
        # De lezer van een pijp (head, less) is weg; zonder dit schrijft Python bij het afsluiten nog een foutmelding.
        sys.stderr.close()
        return int(Uitgang.IETS_TE_DOEN)
    return int(uitkomst or 0)


@click.group(
    cls=Groep,
    context_settings={"help_option_names": ["--help", "--hulp", "-h"], "max_content_width": 100},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT …",
)
@click.option("--foutopsporing", is_flag=True, help="Toon bij een defect waar het misging, met waarden.")
@click.version_option(__version__, "--versie", message="dossiercheck %(version)s", help="Toon de versie.")
def dossiercheck(foutopsporing: bool) -> None:
    """Controleert dossiers passend onderwijs: compleet, incompleet of zelf nakijken, met bij elk punt de plek in het stuk.

    Begin met: dossiercheck demo
    """


zet_click_om()
