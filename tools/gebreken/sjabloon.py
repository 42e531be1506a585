"""Sjablonen van een kantoor met een fout of met code erin, en waarden die geen opdracht mogen worden."""

from __future__ import annotations

from gebreken.bouwstenen import Gebrek, alinea, docx

_CODE = "niet-toegestane code"
FOUTEN = (
    ("blok-zonder-eind", "{%p if school %}", "wordt niet gesloten met 'endif'", "een blok zonder eind", "endif_missing"),
    ("gekruld", "{{ datum|default(\u201cvandaag\u201d) }}", "gekrulde aanhalingstekens", "Word maakte de aanhalingstekens krom", "smart_quotes"),
    ("los-procent", "100 %} goed", "hoort nergens bij", "een los eind van een blok", "stray_percent"),
    ("open-veld", "{{ naam", "wordt niet gesloten", "een veld dat niet gesloten is", "unclosed"),
    ("open-blok", "{% if x %} tekst", "wordt niet gesloten met 'endif'", "een blok in een regel dat niet gesloten is", "unclosed_block"),
    ("onbekend-veld", "Beste {{ naam_ouder_typfout }}", "onbekend veld", "een tikfout in de naam van een veld", "unknown_field"),
    ("losse-haken", "{ { naam } }", "zonder spatie ertussen", "een spatie tussen de haken", "wrong_bracket"),
)
INBRAKEN = (
    ("attr", "{{ ''|attr('x') }}", "de bewerking 'attr' mag niet", "attr_hex"),
    ("klasse", "{{ ''.__class__ }}", _CODE, "class_mro"),
    ("instellingen", "{{ config }}{{ request.application.__globals__ }}", _CODE, "config_request"),
    ("opmaak", "{{ '%s'|format(self) }}{{ self._x }}", _CODE, "format_map"),
    ("opdracht", "{{ cycler.__init__.__globals__.os.popen('x').read() }}", _CODE, "globals_popen"),
    ("insluiten", "{% include '/etc/passwd' %}", "'include' mag niet", "include_file"),
    ("lipsum", "{{ lipsum.__globals__ }}", _CODE, "lipsum"),
    ("lus", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "'macro' mag niet", "macro_recursion"),
    ("prive", "{{ leerling._secret }}", _CODE, "private_attr"),
)
WAARDEN = ("<script>alert(1)</script>", "{{ 7*7 }}", "=HYPERLINK(1)", "Bos\x1b[31m", "O'Brien & Zn", "\u202eagerf")
"""Namen zoals ze in een lijst kunnen staan; geen ervan mag ergens uitgevoerd worden."""

KOPPEN = "Naam\tGeboortedatum\tStraat\tPC\tPlaats\tIQ\tTest en datum\tLR TL\tLR BL\tLR SP\tLR REK\tZienswijze"
RIJ = "3-4-2014\tDorpsstraat 1\t7311AB\tApeldoorn\t68\tWISC-V, 12-1-2026\t56\t39\t48\t42\tEens met de stap"

GEBREKEN = (
    *(
        Gebrek(f"sjabloon-{naam}.docx", "J", uitleg, docx(alinea(regel)), melding, corpus=f"template/office_mistake_{bron}.docx")
        for naam, regel, melding, uitleg, bron in FOUTEN
    ),
    *(
        Gebrek(f"sjabloon-code-{naam}.docx", "J", "een sjabloon dat code wil uitvoeren", docx(alinea(regel)), melding, corpus=f"template/ssti_{bron}.docx")
        for naam, regel, melding, bron in INBRAKEN
    ),
    Gebrek(
        "sjabloon-macro.docm",
        "J",
        "een sjabloon met een macro",
        docx(alinea("Tekst."), ("word/vbaProject.bin", "Sub x()")),
        "macro's",
        corpus="template/macro_template.docm",
    ),
    Gebrek(
        "waarden.tsv",
        "O",
        "namen die op een opdracht lijken",
        "\n".join(("Aanvraag tlv pro", "School\tLindenhof", "", KOPPEN, *(f"{w}\t{RIJ}" for w in WAARDEN))).encode(),
        tekst="{{ 7*7 }}",
        corpus="values/values.tsv",
    ),
)
