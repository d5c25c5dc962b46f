"""Facts about the office. The postal address is not known yet and stays empty, so that the check reports it."""

SETTINGS = {
    "organisation": "Städtetag Baden-Württemberg",
    "office_name": "Koordination Kommunale Partnerschaften",
    "phone": "+49 711 000000-0",
    "email": "projektstelle@example.org",
}
