"""`python -m ui.api`: prints the description of the API, as the server sends it at `/api/v1/openapi.json`."""

from __future__ import annotations

import json

from ui.api.openapi import document

if __name__ == "__main__":
    print(json.dumps(document("nl"), ensure_ascii=False, indent=1))
