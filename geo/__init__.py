"""Pure geography: boundaries, codes and coordinates, in RD New (EPSG:28992) inside.

Importing this package is cheap: geopandas and GDAL are loaded by the functions that need them.
"""

import os

import clock  # noqa: F401  before any library reads the zone of this machine

# A GDAL VRT is a text that makes GDAL open other files; it may hide in a file with any name. The driver must be
# off before GDAL is loaded for the first time, hence here.
_skipped = [name for name in os.environ.get("OGR_SKIP", "").split(",") if name]
if "OGR_VRT" not in _skipped:
    os.environ["OGR_SKIP"] = ",".join([*_skipped, "OGR_VRT"])

# Nothing is fetched but what `web.py` asks for: no transformation grids of PROJ, and no file of the web by a name that
# leads GDAL there. No file ends in this.
os.environ["PROJ_NETWORK"] = "OFF"
os.environ["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] = "none"
