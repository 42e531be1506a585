"""Gedeelde testhulp: waar ../shared ontbreekt slaan tests die het nodig hebben over, behalve in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GEDEELD = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if GEDEELD.is_dir():
        return
    for item in items:
        if item.get_closest_marker("gedeeld"):
            item.add_marker(pytest.mark.skip(reason="../shared is er niet"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("CI") == "true" and not GEDEELD.is_dir():
        session.exitstatus = 1


@pytest.fixture(scope="session")
def gedeeld() -> Path:
    return GEDEELD
