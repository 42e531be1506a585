"""`python -m dossiercheck` is hetzelfde als `dossiercheck`."""

from dossiercheck.cli import main

if __name__ == "__main__":
    main()
