"""How programs fetch the data, as code to copy. The tests run it."""

from markupsafe import Markup, escape

PYTHON = """\
import csv, io, urllib.request
from decimal import Decimal

with urllib.request.urlopen("{outcomes}") as svar:
    text = io.TextIOWrapper(svar, encoding="utf-8", newline="")
    rader = list(csv.DictReader(text))

for rad in rader:
    if rad["status"] == "gäller" and rad["utfall"]:
        print(rad["titel"], rad["period"], Decimal(rad["utfall"]), rad["enhet"])"""
R = """\
utfall <- read.csv("{outcomes}", fileEncoding = "UTF-8")
subset(utfall, status == "gäller" & !is.na(utfall), c(titel, period, utfall, enhet))"""
CURL = """\
curl -O {outcomes}
curl {one}"""


def write_code(code: str, **addresses: str) -> Markup:
    """Code for a page, with its lines and spaces kept."""
    return escape(code.format(**addresses)).replace("\n", Markup("&#10;"))
