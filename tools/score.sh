#!/usr/bin/env bash
# Controleert de eigen meetlat en de voorbeelden, legt de rapporten naast de waarheid en bewaakt de ondergrens van beide.
set -uo pipefail
bin=$1 gedeeld=$2 vandaag=$3
uitvoer=${UITVOER:-uitvoer-score}
fout=0

# meet NAAM DOSSIERS WAARHEID DAG: de maten per eis, per documentsoort en per familie
meet() {
  rm -rf "${uitvoer:?}/$1"
  mkdir -p "$uitvoer"
  "$bin/dossiercheck" controleer "$2" --uitvoer "$uitvoer/$1" --vandaag "$4" > "$uitvoer/$1.txt"
  local code=$?
  # 1 betekent: er is iets te doen. Dat is hier de bedoeling.
  [ $code -le 1 ] || { echo "controleer eindigde met $code" >&2; return 1; }
  echo "== $1"
  "$bin/python" tools/vergelijk.py "$uitvoer/$1" "$3" --json "$uitvoer/$1.json" ${FOUTEN:+--fouten}
}

meet meetlat tests/meetlat/dossiers tests/meetlat/waarheid 2026-11-22 || fout=1
"$bin/python" tools/bewaak_score.py "$uitvoer/meetlat.json" tests/meetlat/ondergrens.json ${BIJWERKEN:+--bijwerken} || fout=1

if [ -d "$gedeeld/voorbeelden" ]; then
  meet voorbeelden "$gedeeld/voorbeelden" "$gedeeld/waarheid" "$vandaag" || fout=1
  echo "== ${gedeeld}: scoor.py"
  "$bin/python" "$gedeeld/meet/scoor.py" "$uitvoer/voorbeelden" "$gedeeld/waarheid" ${FOUTEN:+--fouten} || fout=1
  "$bin/python" "$gedeeld/meet/scoor.py" "$uitvoer/voorbeelden" "$gedeeld/waarheid" --json > "$uitvoer/score.json"
  "$bin/python" tools/bewaak_score.py "$uitvoer/score.json" tests/ondergrens.json ${BIJWERKEN:+--bijwerken} || fout=1
else
  echo "De voorbeelden staan niet in $gedeeld: alleen de eigen meetlat is gemeten." >&2
  [ "${CI:-}" != true ] || fout=1
fi
exit $fout
