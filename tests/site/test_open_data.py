"""The open data of a built site: every figure in it is the one that the pages show, and what is linked is there."""

import csv
import json
import re
import subprocess
import sys
from decimal import Decimal
from typing import Any

from macros.opendata.example_code import PYTHON
from tests.served import serve
from tests.site.documents import BuiltSite, Document, Element

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
PERIODS = (
    (r"(\d{4})", "{0}"),
    (r"läsåret (\d{4}/\d\d)", "{0}"),
    (r"tertial (\d) (\d{4})", "{1}-t{0}"),
    (r"första halvåret (\d{4})", "{0}-h1"),
    (r"andra halvåret (\d{4})", "{0}-h2"),
    *(
        (rf"{word} kvartalet (\d{{4}})", f"{{0}}-kv{n}")
        for n, word in enumerate(("första", "andra", "tredje", "fjärde"), 1)
    ),
    *((rf"{month} (\d{{4}})", f"{{0}}-{n:02}") for n, month in enumerate(MONTHS, 1)),
)
"""Periods as pages write them, and as the data does."""
COLOURS = {"gron": "grön", "gul": "gul", "rod": "röd", "svart": "svart"}
BESIDE = {
    "Kvinnor": "kvinnor",
    "Män": "man",
    "Riket": "riket",
    "Liknande kommuner": "liknande_kommuner",
    "Antal": "antal",
}
COUNTED = {"grön": "grona", "gul": "gula", "röd": "roda", "svart": "svarta", "inte rapporterad": "inte_rapporterade"}
Row = dict[str, str]


def read_csv(site: BuiltSite, address: str) -> list[Row]:
    with (site.folder / address).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_json(site: BuiltSite, address: str) -> Any:
    return json.loads((site.folder / address).read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)


def as_csv(value: Any) -> str:
    """What a cell of JSON is in CSV."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)


def number(written: str) -> str:
    """A Swedish number as the data writes it, without its unit."""
    found = re.match(r"−?\d{1,3}(?: \d{3})+(?:,\d+)?|−?\d+(?:,\d+)?", written)
    assert found, written
    return found[0].replace(" ", "").replace("−", "-").replace(",", ".")


def period(written: str) -> str:
    for pattern, form in PERIODS:
        if found := re.fullmatch(pattern, written.lower()):
            return form.format(*found.groups())
    raise AssertionError(written)


def day(written: str) -> str:
    number, month, year = written.split()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(number):02}"


def chips(element: Element) -> list[tuple[str, bool]]:
    """The colours of the chips in it, and whether each is a forecast; empty for what has no colour."""
    said = [each.attributes.get("class", "").split() for each in element.all("span")]
    return [(COLOURS.get(words[1], ""), "forecast" in words) for words in said if words[:1] == ["chip"]]


def aims(written: str) -> Row:
    """A target as the data has it."""
    if written in {"–", ""}:
        return {}
    if written in {"Ja", "Nej"}:
        return {"malvarde_svar": written.lower()}
    low, dash, high = written.partition("–")
    return {"malvarde_lagst": number(low), "malvarde_hogst": number(high)} if dash else {"malvarde": number(written)}


def outcome(written: str) -> Row:
    """An outcome as the data has it, with what sort it is and whether it was corrected."""
    if written in {"–", "Ej mätt"}:
        return {}
    kind = re.search(r"\((prognos|preliminärt)\)", written)
    value = {"utfall_svar": written.split(maxsplit=1)[0].lower()} if written[0] in "JN" else {"utfall": number(written)}
    return value | {"typ": kind[1] if kind else "utfall"}


TARGETS = ("malvarde", "malvarde_svar", "malvarde_lagst", "malvarde_hogst")
FIGURES = ("utfall", "utfall_svar", *TARGETS)


def differences(said: Row, told: Row, names: tuple[str, ...]) -> list[str]:
    """What a page says otherwise than the data; numbers are compared as numbers."""
    found = []
    for name in names:
        shown, there = said.get(name, ""), told[name]
        is_number = re.fullmatch(r"-?\d+(\.\d+)?", shown) and re.fullmatch(r"-?\d+(\.\d+)?", there)
        if not (Decimal(shown) == Decimal(there) if is_number else shown == there):
            found.append(f"{name}: page {shown!r}, data {there!r}")
    return found


def compare_table(table: Element, rows: list[Row]) -> list[str]:
    """What a table of a page says otherwise than the data, row by row, the newest first."""
    columns = [each.text for each in table.one("thead").all("th")]
    shown = table.one("tbody").all("tr")
    if len(shown) != len(rows):
        return [f"{len(shown)} rows on the page, {len(rows)} in the data"]
    found = []
    for line, told in zip(shown, reversed(rows), strict=True):
        cells = dict(zip(columns, line.all("th", "td"), strict=True))
        said = {
            name: cells[name].text if name in cells else "–"
            for name in ("Period", "Utfall", "Mål", "Grad", "Publicerad")
        }
        compared = {"period": period(said["Period"]), **outcome(said["Utfall"]), **aims(said["Mål"])}
        compared |= {"grad": "" if said["Grad"] == "–" else number(said["Grad"])}
        compared |= {} if said["Publicerad"] == "–" else {"publicerad": day(said["Publicerad"])}
        compared |= {told_as: number(cells[name].text) for name, told_as in BESIDE.items()
                     if name in cells and cells[name].text != "–"}  # fmt: skip
        coloured = chips(cells["Läge"]) if "Läge" in cells else []
        compared["farg"] = coloured[0][0] if coloured else ""
        compared["typ"] = compared.get("typ", told["typ"])
        names = ("period", "typ", "grad", "publicerad", "farg", *FIGURES, *BESIDE.values())
        found += [f"{said['Period']}: {each}" for each in differences(compared, told, names)]
        found += [] if said["Utfall"] != "Ej mätt" or told["inte_matt"] else [f"{said['Period']}: no reason"]
        found += [] if ("*" in said["Utfall"]) == bool(told["rattad"]) else [f"{said['Period']}: corrected or not"]
        found += (
            [] if not coloured or coloured[0][1] == (told["lage"] == "prognos") else [f"{said['Period']}: forecast"]
        )
    return found


def compare_indicator(part: Element, id_: str, told: Row, rows: list[Row]) -> list[str]:
    """What an indicator's part of a page says otherwise than the data."""
    standing = next(each for each in part.all("p") if each.attributes.get("class") == "standing")
    aim = standing.text.partition(" · Mål ")[2]
    figure = "".join(each.text for each in standing.all("strong"))
    said = {"farg": chips(standing)[0][0], **(outcome(figure) if figure else {}), **aims(aim)}
    when = next(
        each.text.partition(" · ")[0] for each in standing.all("span") if each.attributes.get("class") == "when"
    )
    said["period"] = period(when) if when else ""
    found = differences(said, told, ("farg", "period", *FIGURES))
    known = [row for row in rows if row["indikator"] == id_ and row["status"] in {"gäller", "saknas"}]
    tables = part.all("table")
    found += compare_table(tables[0], known) if tables else [f"{len(known)} rows"] * bool(known)
    return [f"{id_}: {each}" for each in found]


def parts_of(page: Document) -> list[tuple[Element, str]]:
    """The indicators of a page, each with its id."""
    parts = [each for each in page.main.walk() if each.attributes.get("class") == "indicator"]
    return [(each, next(h.attributes["id"] for h in each.all("h1", "h3") if "id" in h.attributes)) for each in parts]


def test_every_figure_of_every_goal_and_indicator_page_is_that_of_the_data(any_site: BuiltSite) -> None:
    whole = {row["id"]: row for row in read_csv(any_site, "data/indikatorer.csv")}
    everything = read_csv(any_site, "data/utfall.csv")
    found, compared = [], 0
    for address, page in any_site.documents.items():
        match = re.fullmatch(r"(mal|indikatorer)/([^/]+)/", address)
        if not match or page.is_stub:
            continue
        rows = read_csv(any_site, f"data/{match[1]}/{match[2]}.csv")
        own = [id_ for _, id_ in parts_of(page)]
        assert sorted(rows, key=str) == sorted((row for row in everything if row["indikator"] in own), key=str)
        for part, id_ in parts_of(page):
            found += [f"/{address}: {each}" for each in compare_indicator(part, id_, whole[id_], rows)]
            compared += 1 + sum(len(table.one("tbody").all("tr")) for table in part.all("table"))
    assert not found, "\n".join(found)
    assert compared > len(whole), "Nothing was compared"


def test_every_goal_has_the_colours_and_counts_of_its_page(any_site: BuiltSite) -> None:
    found = []
    for row in read_csv(any_site, "data/mal.csv"):
        page = any_site.page(f"mal/{row['id']}/")
        verdict = next(each for each in page.main.walk() if each.attributes.get("class") == "verdict")
        lines = {line.attributes.get("class", ""): line for line in reversed(verdict.all("p"))}
        shown, is_forecast = chips(lines["assessed"])[0]
        if row["fas"] in {"förslag", "kommande"}:
            continue  # its chip says that, not a colour
        found += [f"{row['id']}: {each}" for each in differences({"farg": shown}, row, ("farg",))]
        found += [] if str(is_forecast).lower() == row["farg_ar_prognos"] else [f"{row['id']}: forecast"]
        counted = next((line for line in verdict.all("p") if "indikator" in line.text or "utfallen" in line.text), None)
        if counted is not None and "inga indikatorer" not in counted.text:
            for word, column in COUNTED.items():
                told = re.search(rf"(\d+) {word}", counted.text)
                found += differences({column: told[1] if told else "0"}, row, (column,))
            computed = chips(counted)
            found += [] if not computed or computed[0][0] == row["utraknad_farg"] else [f"{row['id']}: computed"]
    assert not found, "\n".join(found)


def test_json_says_what_csv_says(any_site: BuiltSite) -> None:
    for file in sorted((any_site.folder / "data").glob("*.csv")):
        rows = read_csv(any_site, f"data/{file.name}")
        document = read_json(any_site, f"data/{file.stem}.json")
        texts = [{name: as_csv(value) for name, value in row.items()} for row in document["rader"]]
        unmarked = [{name: text.removeprefix("'") for name, text in row.items()} for row in rows]
        assert texts == unmarked, file.name


def test_a_goals_json_is_made_of_rows_of_the_tables(any_site: BuiltSite) -> None:
    tables = {name: read_json(any_site, f"data/{name}.json")["rader"] for name in
              ("mal", "indikatorer", "utfall", "malvarden", "rattelser", "bedomningar", "aktiviteter")}  # fmt: skip
    for goal in tables["mal"]:
        document = read_json(any_site, f"data/mal/{goal['id']}.json")
        assert document["mal"] == goal
        assert document["bedomningar"] == [each for each in tables["bedomningar"] if each["mal"] == goal["id"]]
        assert document["aktiviteter"] == [each for each in tables["aktiviteter"] if each["mal"] == goal["id"]]
        measuring = [each for each in tables["indikatorer"] if goal["id"] in each["mal"]]
        assert [each["indikator"] for each in document["indikatorer"]] == measuring
        for each in document["indikatorer"]:
            for name in ("utfall", "malvarden", "rattelser"):
                id_ = each["indikator"]["id"]
                assert each[name] == [row for row in tables[name] if row["indikator"] == id_]
                alone = read_json(any_site, f"data/indikatorer/{id_}.json")
                assert {key: alone[key] for key in each} == each


def test_every_goal_and_indicator_offers_its_files_with_their_sizes(any_site: BuiltSite) -> None:
    for row in read_csv(any_site, "data/mal.csv"):
        page = any_site.page(f"mal/{row['id']}/")
        offered = {any_site.resolve(page, each.attributes["href"]).removeprefix(any_site.url): each.text
                   for each in page.main.all("a") if "download" in each.attributes}  # fmt: skip
        ids = [f"mal/{row['id']}", *(f"indikatorer/{id_}" for _, id_ in parts_of(page))]
        assert set(offered) == {f"data/{id_}.{ending}" for id_ in ids for ending in ("csv", "json")}
        for address, text in offered.items():
            size = (any_site.folder / address).stat().st_size
            assert f"({max(1, round(size / 1000))} kB)" in text, f"{address}: {text}"


def test_a_renamed_goal_keeps_the_addresses_of_its_data(site: BuiltSite) -> None:
    for row in read_csv(site, "data/mal.csv"):
        for former in row["tidigare_id"].split():
            for ending in ("csv", "json"):
                files = [site.folder / "data" / "mal" / f"{id_}.{ending}" for id_ in (former, row["id"])]
                assert files[0].read_bytes() == files[1].read_bytes()


def test_the_example_program_of_the_page_runs_and_prints_what_stands(site: BuiltSite) -> None:
    shown = next(
        each for each in site.page("oppna-data/").main.all("code") if "urllib" in "".join(map(str, each.children))
    )
    code = "".join(each for each in shown.children if isinstance(each, str))
    assert code == PYTHON.format(outcomes=f"{site.url}data/utfall.csv")
    with serve(site.folder) as address:
        ran = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code.replace(site.url, address)],
            capture_output=True, text=True, encoding="utf-8", check=True, timeout=60,
        )  # fmt: skip
    standing = [row for row in read_csv(site, "data/utfall.csv") if row["status"] == "gäller" and row["utfall"]]
    assert ran.stdout.splitlines() == [
        f"{row['titel']} {row['period']} {row['utfall']} {row['enhet']}" for row in standing
    ]


def test_the_page_tells_of_every_file_and_every_column(any_site: BuiltSite) -> None:
    page = any_site.page("oppna-data/")
    offered = {any_site.resolve(page, link).removeprefix(any_site.url) for _, link in page.links()}
    tables = read_json(any_site, "data/index.json")["tabeller"]
    for table in tables:
        assert {f"data/{table['namn']}.{ending}" for ending in ("csv", "json", "csv-metadata.json")} <= offered
        described = next(each for each in page.main.all("table") if f"{table['namn']}.csv" in each.one("caption").text)
        names = [each.text for each in described.one("tbody").all("th")]
        with (any_site.folder / f"data/{table['namn']}.csv").open(encoding="utf-8", newline="") as file:
            assert names == next(csv.reader(file))
    assert {"data/allt.zip", "data/openapi.json", "data/schema.json", "dcat.rdf", "andringar/feed.xml"} <= offered
