"""Gedeelde testhulp: waar ../shared ontbreekt slaan tests die het nodig hebben over; in CI is overslaan een fout."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

GEDEELD = Path(os.environ.get("GEDEELD") or Path(__file__).resolve().parents[2] / "shared")
IN_CI = os.environ.get("CI") == "true"
OP_EEN_WERKER = frozenset(
    f"tests/test_{naam}.py" for naam in ("beeld", "bladzijden", "doorloop", "gebreken", "lezer", "run", "sjabloon_controle", "vernietig", "zinnen")
)
"""Bestanden waarvan de toetsen iets duurs delen. Verdeeld over twee werkers zou dat twee keer gemaakt worden."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if GEDEELD.is_dir():
        return
    for item in items:
        if item.get_closest_marker("gedeeld"):
            item.add_marker(pytest.mark.skip(reason="../shared is er niet"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    verslag = yield
    if IN_CI and verslag.skipped and item.get_closest_marker("gedeeld"):
        verslag.outcome = "failed"
        verslag.longrepr = f"In CI mag een test op ../shared niet overslaan: {verslag.longrepr}"
    return verslag


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Met `--dist loadgroup` eerst de bestanden die bij elkaar horen, dan de rest per toets. Het merk xdist_group doet bij deze pytest niets."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

    class PerBestand(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            bestand = nodeid.partition("::")[0]
            return bestand if bestand in OP_EEN_WERKER else nodeid

    return PerBestand(config, log)


@pytest.fixture(scope="session")
def gedeeld() -> Path:
    return GEDEELD
