"""Na de toets: adviezen vastleggen, een besluit voorbereiden en uitvoeren. Weet waar alles staat en in welke volgorde het gaat."""
