#!/usr/bin/env bash
# Zet de omgeving klaar: systeempakketten (apt als root, anders bij naam genoemd) en de vastgelegde Python-pakketten.
set -euo pipefail
venv=${1:?map van de omgeving}

vind_python() {
  local kandidaat
  for kandidaat in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python; do
    if command -v "$kandidaat" >/dev/null && "$kandidaat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$kandidaat"; return
    fi
  done
  echo "Python 3.11 of nieuwer is niet gevonden. Installeer het, bijvoorbeeld met: sudo apt-get install python3.11 python3.11-venv" >&2
  exit 1
}

heeft_taaldata() {
  compgen -G '/usr/share/tesseract-ocr/*/tessdata/nld.traineddata' >/dev/null || [ -f "${TESSDATA_PREFIX:-/geen}/nld.traineddata" ] \
    || [ -f /usr/share/tessdata/nld.traineddata ] || [ -f /opt/homebrew/share/tessdata/nld.traineddata ]
}

systeempakketten() {
  local nodig=()
  heeft_taaldata || nodig+=(tesseract-ocr-nld)
  "$1" -c 'import ensurepip, venv' 2>/dev/null || nodig+=("$("$1" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")')")
  if ! command -v soffice >/dev/null; then
    echo "Niet nodig, wel handig: LibreOffice maakt van brieven ook een PDF (sudo apt-get install libreoffice-writer)."
  fi
  [ ${#nodig[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Systeempakketten installeren: ${nodig[*]}"
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${nodig[@]}" >/dev/null
  else
    echo "Deze systeempakketten ontbreken: ${nodig[*]}. Installeer ze met: sudo apt-get install ${nodig[*]}" >&2
    echo "Zonder tesseract-ocr-nld worden scans niet gelezen; eisen die ervan afhangen worden dan 'nakijken'." >&2
  fi
}

python=$(vind_python)
systeempakketten "$python"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
# PIP_CONSTRAINT geldt ook voor de bouwomgeving: zo ligt hatchling net zo vast als de rest.
PIP_CONSTRAINT=$PWD/vereisten.txt PIP_DISABLE_PIP_VERSION_CHECK=1 "$venv/bin/python" -m pip install --quiet --quiet --editable '.[ontwikkel]'
