#!/usr/bin/env bash
# Controleert de voorbeelden, legt de rapporten naast de waarheid en bewaakt de ondergrens.
set -uo pipefail
bin=$1 gedeeld=$2 vandaag=$3
uitvoer=${UITVOER:-uitvoer-score}
if [ ! -d "$gedeeld/voorbeelden" ]; then
  echo "De voorbeelden staan niet in $gedeeld: er is niets te meten." >&2
  exit 1
fi
rm -rf "$uitvoer"
"$bin/dossiercheck" controleer "$gedeeld/voorbeelden" --uitvoer "$uitvoer" --vandaag "$vandaag"
code=$?
# 1 betekent: er is iets te doen. Dat is hier de bedoeling.
[ $code -le 1 ] || { echo "controleer eindigde met $code" >&2; exit 1; }
"$bin/python" "$gedeeld/meet/scoor.py" "$uitvoer" "$gedeeld/waarheid" ${FOUTEN:+--fouten}
"$bin/python" "$gedeeld/meet/scoor.py" "$uitvoer" "$gedeeld/waarheid" --json > "$uitvoer/score.json"
"$bin/python" tools/bewaak_score.py "$uitvoer/score.json" tests/ondergrens.json
