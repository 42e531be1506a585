"""Samenhangende vlekken in een masker, uit de aaneengesloten stukken van elke rij."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Masker = NDArray[np.bool_]
Stukken = NDArray[np.intp]
"""Een rij per stuk: (rij, van, tot), gesorteerd op rij en van."""


def reeksen(masker: Masker) -> Stukken:
    """De aaneengesloten stukken per rij."""
    hoog, breed = masker.shape
    # Een lege kolom voor en na elke rij: dan zijn alle rijen achter elkaar een rij, met om en om een begin en een einde.
    ruim = np.zeros((hoog, breed + 2), np.bool_)
    ruim[:, 1:-1] = masker
    plat = ruim.ravel()
    wissels = np.flatnonzero(plat[1:] != plat[:-1]).astype(np.intp)
    rij, van = np.divmod(wissels[::2], breed + 2)
    return np.stack([rij, van, wissels[1::2] - rij * (breed + 2)], axis=1)


def groepeer(stukken: Stukken) -> list[Stukken]:
    """De stukken die elkaar in opeenvolgende rijen raken, ook schuin, bij elkaar."""
    if not len(stukken):
        return []
    label = _labels(stukken)
    volgorde = np.argsort(label, kind="stable")
    grenzen = np.flatnonzero(np.diff(label[volgorde])) + 1
    return [stukken[deel] for deel in np.split(volgorde, grenzen)]


def _labels(stukken: Stukken) -> NDArray[np.intp]:
    """Per stuk het nummer van zijn groep: het laagste stuknummer dat te bereiken is."""
    een, twee = _raken(stukken)
    label = np.arange(len(stukken), dtype=np.intp)
    while True:
        laagste = np.minimum(label[een], label[twee])
        nieuw = label.copy()
        np.minimum.at(nieuw, label[een], laagste)
        np.minimum.at(nieuw, label[twee], laagste)
        nieuw = nieuw[nieuw]
        nieuw = nieuw[nieuw]
        if np.array_equal(nieuw, label):
            return label
        label = nieuw


def _raken(stukken: Stukken) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """De paren stukken die in opeenvolgende rijen aan elkaar grenzen."""
    rij, van, tot = stukken[:, 0], stukken[:, 1], stukken[:, 2]
    breed = int(tot.max()) + 3
    eerste = np.searchsorted(rij * breed + tot, (rij + 1) * breed + van, side="left")
    laatste = np.searchsorted(rij * breed + van, (rij + 1) * breed + tot, side="right")
    aantal = np.maximum(laatste - eerste, 0)
    een = np.repeat(np.arange(len(stukken)), aantal)
    twee = np.arange(int(aantal.sum())) - np.repeat(np.cumsum(aantal) - aantal, aantal) + np.repeat(eerste, aantal)
    return een.astype(np.intp), twee.astype(np.intp)
