"""De eigen woorden van click in het Nederlands; zie docs/besluiten/0001."""

from __future__ import annotations

import sys

_ZINNEN = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Argumenten",
    "Error: {message}": "Fout: {message}",
    "Aborted!": "Afgebroken.",
    "Try '{command} {option}' for help.": "Hulp: {command} {option}",
    "Show this message and exit.": "Toon deze hulp.",
    "Show the version and exit.": "Toon de versie.",
    "Missing command.": "Noem een opdracht.",
    "Missing argument": "Dit argument ontbreekt:",
    "Missing option": "Deze optie ontbreekt:",
    "Missing parameter": "Dit ontbreekt:",
    "Missing {param_type}": "Dit ontbreekt: {param_type}",
    "Missing parameter: {param_name}": "Dit ontbreekt: {param_name}",
    "Invalid value: {message}": "Onjuiste waarde: {message}",
    "Invalid value for {param_hint}: {message}": "Onjuiste waarde voor {param_hint}: {message}",
    "No such option {name!r}.": "De optie {name} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name} bestaat niet.",
    "Did you mean {possibility}?": "Bedoelde u {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Bedoelde u een van deze: {possibilities}?",
    "Got unexpected extra argument ({args})": "Dit hoort er niet bij: {args}",
    "Got unexpected extra arguments ({args})": "Dit hoort er niet bij: {args}",
    "Option {name!r} does not take a value.": "De optie {name} krijgt geen waarde.",
    "Option {name!r} requires an argument.": "De optie {name} heeft een waarde nodig.",
    "Option {name!r} requires {nargs} arguments.": "De optie {name} heeft {nargs} waarden nodig.",
    "Argument {name!r} takes {nargs} values.": "Het argument {name} heeft {nargs} waarden nodig.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "In {name} {filename!r} kan niet geschreven worden.",
    "Could not open file {filename!r}: {message}": "Het bestand {filename!r} gaat niet open: {message}",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "unknown error": "onbekende fout",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen geheel getal.",
    "{value} is not in the range {range}.": "{value} valt buiten het bereik {range}.",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} is geen van deze: {choices}.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    "(dynamic)": "(hangt ervan af)",
    "env var: {var}": "omgevingsvariabele: {var}",
}


def vertaal(tekst: str) -> str:
    """De Nederlandse zin; een onbekende zin blijft zoals hij is."""
    return _ZINNEN.get(tekst, tekst)


def vertaal_aantal(enkelvoud: str, meervoud: str, aantal: int) -> str:
    """De Nederlandse zin bij dit aantal."""
    return vertaal(enkelvoud if aantal == 1 else meervoud)


def zet_click_om() -> None:
    """Laat de modules van click deze woorden gebruiken, wat de taal van de computer ook is."""
    for naam, module in list(sys.modules.items()):
        if naam.startswith("click.") and hasattr(module, "_"):
            vars(module)["_"] = vertaal
        if naam.startswith("click.") and hasattr(module, "ngettext"):
            vars(module)["ngettext"] = vertaal_aantal
