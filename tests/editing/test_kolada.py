"""`goals kolada` as staff and pipelines run it, against a service on this machine that answers as Kolada does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from macros.plan.indicator import Indicator, OutcomeKind
from macros.reading.load import load_plan
from tests.editing.kolada_server import KoladaServer, hang_up, key_figure, page, respond, row
from tests.repositories import write_repository

TITLE = "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)"
SURE = 'Elever i åk 5: Andel som svarat "Helt och hållet", (%)'
ELIGIBLE = f"""
    # Riktiga uppgifter.
    titel: Behöriga till yrkesprogram
    mål: [malet]
    enhet: "%"
    decimaler: 1
    riktning: högre
    definition: >-
      Heter i Kolada ”{TITLE}”.
    källa: {{namn: Kolada, id: N15428}}
    utfall:
      - {{period: 2024, värde: 76.4, publicerad: 2024-09-27}}  # hösten 2024
    """
PEOPLE = """
    titel: Invånare totalt, antal
    mål: [malet]
    enhet: antal
    decimaler: 0
    riktning: högre
    källa: {namn: Kolada, id: N01951}
    """
OWN = "titel: Egen mätning\nmål: [malet]\nenhet: antal\nriktning: högre\nkälla: {namn: Enkät, id: N15428}\n"
FILE, PEOPLE_FILE = "skolnamnden/indikatorer/behoriga.yml", "skolnamnden/indikatorer/invanare.yml"
FILES = {FILE: ELIGIBLE, PEOPLE_FILE: PEOPLE, "skolnamnden/indikatorer/egen.yml": OWN}


class Kolada(KoladaServer):
    """The service, with `goals kolada` beside it."""

    goals: Path
    run: Callable[..., tuple[int | str | None, str, str]]

    def indicator(self, id_: str = "behoriga") -> Indicator:
        """An indicator as it stands in the repository."""
        return load_plan(self.goals).indicators[id_]

    def text(self, name: str = FILE) -> str:
        return (self.goals / name).read_text(encoding="utf-8")


@pytest.fixture
def kolada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Kolada]:
    """It is the first of October 2026, and Kolada has figures for 2022–2025."""
    today = datetime(2026, 10, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(today.timestamp())))
    kpis = [key_figure("N15428", TITLE), key_figure("N01951", "Invånare totalt, antal")]
    rows = [row("N15428", "1275", 2024, 76.4), row("N15428", "1275", 2025, 81.25, K=84.0, M=78.46),
            row("N15428", "0000", 2025, 86.11), row("N01951", "1275", 2022, 7022),
            row("N01951", "1275", 2025, 7025)]  # fmt: skip
    with Kolada(kpis, rows) as server:
        server.goals = write_repository(tmp_path / "goals", FILES)
        monkeypatch.setenv("KOLADA_URL", server.address)

        def run(*arguments: str) -> tuple[int | str | None, str, str]:
            try:
                code: int | str | None = main(["kolada", "--goals", str(server.goals), *arguments])
            except SystemExit as stop:
                code = stop.code
            return code, *capsys.readouterr()

        server.run = run
        yield server


def refused(kolada: Kolada, *arguments: str) -> str:
    """What a run tells that writes nothing."""
    before = {path: path.read_bytes() for path in kolada.goals.rglob("*.yml")}
    code, _, told = kolada.run(*arguments)
    assert code == 1
    assert {path: path.read_bytes() for path in kolada.goals.rglob("*") if path.is_file()} == before
    return told


def test_the_years_that_lack_an_outcome_are_fetched_and_written(kolada: Kolada) -> None:
    code, told, _ = kolada.run()
    assert code == 0
    assert "Källa: Kolada. Hämtade 2 nyckeltal för Prövköpings kommun, 2022–2026." in told
    new = kolada.indicator().outcomes[-1]
    assert (str(new.period), str(new.value), str(new.women), str(new.men)) == ("2025", "81.3", "84.0", "78.5")
    assert new.comparison is not None
    assert str(new.comparison.nation) == "86.1"
    assert (str(new.published), new.kind) == ("2026-10-01", OutcomeKind.FINAL)
    assert [str(each.value) for each in kolada.indicator("invanare").outcomes] == ["7022", "7025"]
    assert "# Riktiga uppgifter." in kolada.text()
    assert "2024-09-27}  # hösten 2024" in kolada.text()


def test_it_says_what_has_not_come_and_what_is_missing_in_between(kolada: Kolada) -> None:
    kolada.key_figures[0]["publ_period"], kolada.key_figures[0]["publication_date"] = "2026", "2026-12-15"
    _, told, _ = kolada.run()
    later, between = told.split("Saknas i Kolada:")
    assert "Har inte kommit i Kolada än:\n  behoriga 2026 (väntas 15 december 2026)\n  invanare 2026\n" in later
    assert "  invanare 2023\n  invanare 2024\n" in between


def test_run_again_it_finds_nothing_new(kolada: Kolada) -> None:
    kolada.run()
    written = kolada.text()
    code, told, _ = kolada.run()
    assert (code, kolada.text()) == (0, written)
    assert "Kolada har inget nytt." in told
    assert kolada.run("--year", "2025")[0] == 0
    assert kolada.text() == written


def test_a_dry_run_writes_nothing(kolada: Kolada) -> None:
    before = kolada.text()
    code, told, _ = kolada.run("--dry-run")
    assert (code, kolada.text()) == (0, before)
    assert "81,3" in told or "81.3" in told


def test_one_indicator_some_years_and_a_day_can_be_chosen(kolada: Kolada) -> None:
    kolada.rows += [row("N15428", "1275", year, 70) for year in (2021, 2022, 2023)]
    assert kolada.run("--indicator", "behoriga", "--year", "2021", "2023-2025", "--published", "2026-09-30")[0] == 0
    outcomes = kolada.indicator().outcomes
    assert [str(each.period) for each in outcomes] == ["2021", "2023", "2024", "2025"]
    assert str(outcomes[0].published) == "2026-09-30"
    assert kolada.indicator("invanare").outcomes == ()


def test_null_is_not_written(kolada: Kolada) -> None:
    kolada.rows = [row("N15428", "1275", 2025, None, K=80, M=70), row("N15428", "1275", 2024, 0)]
    _, told, _ = kolada.run("--indicator", "behoriga")
    assert len(kolada.indicator().outcomes) == 1
    assert "Har inte kommit i Kolada än:\n  behoriga 2025\n" in told


def test_nothing_is_a_figure_like_others(kolada: Kolada) -> None:
    kolada.rows[1] = row("N15428", "1275", 2025, -0.04)
    kolada.run("--indicator", "behoriga")
    assert str(kolada.indicator().outcomes[-1].value) == "0.0"


def test_without_stated_decimals_a_figure_stands_as_kolada_has_it(kolada: Kolada) -> None:
    (kolada.goals / FILE).write_text(kolada.text().replace("decimaler: 1\n", ""), encoding="utf-8")
    kolada.rows[1] = row("N15428", "1275", 2025, 0.86397284, K=0.1234567890123, M=80)
    kolada.run("--indicator", "behoriga")
    new = kolada.indicator().outcomes[-1]
    assert (str(new.value), str(new.women), str(new.men)) == ("0.86397284", "0.1234567890", "80")


def test_women_alone_are_shown_alone(kolada: Kolada) -> None:
    kolada.rows[1] = row("N15428", "1275", 2025, 80, K=84, M=None)
    kolada.run("--indicator", "behoriga")
    new = kolada.indicator().outcomes[-1]
    assert (str(new.women), new.men) == ("84.0", None)


def test_a_year_between_its_two_days_of_publication_is_preliminary(kolada: Kolada) -> None:
    kolada.key_figures[0] |= {
        "publ_period": "2025", "prel_publication_date": "2026-03-03", "publication_date": "2026-12-01",
    }  # fmt: skip
    kolada.run("--indicator", "behoriga")
    assert kolada.indicator().outcomes[-1].kind is OutcomeKind.PRELIMINARY
    kolada.key_figures[0]["publication_date"] = "2026-09-01"
    kolada.run("--indicator", "behoriga")
    assert [each.kind for each in kolada.indicator().outcomes[1:]] == [OutcomeKind.PRELIMINARY, OutcomeKind.FINAL]


def test_an_indicator_whose_goals_are_over_is_left_alone(kolada: Kolada) -> None:
    write_repository(kolada.goals, {"skolnamnden/mal/malet.yml": """
        titel: Målet
        område: skola
        start: 2019-01-01
        slut: 2022-12-31
        beslut: {organ: fullmaktige, datum: 2018-10-31}
        """})  # fmt: skip
    code, told, _ = kolada.run("--indicator", "behoriga")
    assert (code, kolada.asked) == (0, [])
    assert "Ingen indikator saknar utfall från Kolada." in told


def test_a_revised_figure_is_corrected_only_with_a_reason(kolada: Kolada) -> None:
    kolada.rows[0] = row("N15428", "1275", 2024, 76.96)
    told = refused(kolada, "--year", "2024", "--indicator", "behoriga")
    assert "behoriga 2024: värdet 76,4 → 77,0" in told
    assert '--reason "Kolada har reviderat värdet"' in told
    code, *_ = kolada.run("--year", "2024", "--indicator", "behoriga", "--reason", "Kolada har reviderat värdet")
    assert code == 0
    outcome = kolada.indicator().outcomes[0]
    (correction,) = outcome.corrections
    assert (str(outcome.value), str(correction.former), correction.reason) == (
        "77.0", "76.4", "Kolada har reviderat värdet",
    )  # fmt: skip
    assert str(outcome.published) == "2024-09-27"


def test_a_comparison_from_another_source_is_not_touched(kolada: Kolada) -> None:
    kolada.rows.append(row("N15428", "0000", 2024, 85))
    beside = "76.4, jämförelse: {riket: 84.9, källa: {namn: Skolverket}}"
    (kolada.goals / FILE).write_text(kolada.text().replace("76.4", beside), encoding="utf-8")
    before = kolada.text()
    assert kolada.run("--year", "2024", "--indicator", "behoriga")[0] == 0
    assert kolada.text() == before


def test_it_says_who_asks_and_where_to_turn(kolada: Kolada) -> None:
    write_repository(kolada.goals, {"kommun.yml": """
        namn: Prövköpings kommun
        kommunkod: "1275"
        webbplats: https://www.provkoping.example
        """})  # fmt: skip
    kolada.run()
    assert kolada.headers[0]["User-Agent"] == "malsidan/0.1 (+https://www.provkoping.example)"


def test_an_id_mistyped_into_a_near_relative_is_noticed(kolada: Kolada) -> None:
    relative = TITLE.replace("hemkommun", "kommunala skolor")
    kolada.key_figures.append(key_figure("N15436", relative))
    (kolada.goals / FILE).write_text(kolada.text().replace("N15428", "N15436"), encoding="utf-8")
    told = refused(kolada)
    assert f"{FILE}: N15436 heter ”{relative}” i Kolada, men indikatorns definition säger ”{TITLE}”." in told


def test_an_indicator_that_does_not_name_its_key_figure_is_told_how(kolada: Kolada) -> None:
    (kolada.goals / FILE).write_text(kolada.text().replace(f"Heter i Kolada ”{TITLE}”.", "Se kolada.se"), "utf-8")
    assert f"Skriv då så i indikatorns definition: Heter i Kolada ”{TITLE}”." in refused(kolada)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (SURE, SURE),
        (SURE, SURE.replace('"', "’")),
        ("Medborgarundersökningen - Trygg ute,  andel(%)", "Medborgarundersökningen – Trygg ute, andel (%)"),
        ("Sysselsättningsgrad 20-64 år, andel (%)", "Sysselsättningsgrad 20–64 år, andel (%)"),
    ],
)  # fmt: skip
def test_signs_between_words_do_not_matter(kolada: Kolada, theirs: str, ours: str) -> None:
    kolada.key_figures[0]["title"] = theirs
    (kolada.goals / FILE).write_text(kolada.text().replace(TITLE, ours), encoding="utf-8")
    assert kolada.run()[0] == 0


def test_a_share_does_not_become_crowns(kolada: Kolada) -> None:
    (kolada.goals / FILE).write_text(kolada.text().replace('enhet: "%"', "enhet: tkr"), encoding="utf-8")
    assert "men indikatorns enhet är tkr. Rätta id:t i källa eller enheten." in refused(kolada)


def test_every_indicator_that_can_not_be_fetched_is_told_at_once(kolada: Kolada) -> None:
    kolada.key_figures = []
    told = refused(kolada)
    assert [line.split(": ")[1].split(". ")[0] for line in told.splitlines()] == [
        "Kolada har inget nyckeltal med id N15428",
        "Kolada har inget nyckeltal med id N01951",
    ]


@pytest.mark.parametrize("id_", ["N1542", "n15428", "N15428,N15436", "../kpi", "N15428?x=1"])
def test_what_can_not_be_an_id_is_never_asked_for(kolada: Kolada, id_: str) -> None:
    (kolada.goals / FILE).write_text(kolada.text().replace("id: N15428", f'id: "{id_}"'), encoding="utf-8")
    assert f"{FILE}: {id_!r} ser inte ut som ett id i Kolada." in refused(kolada)
    assert kolada.asked == []


@pytest.mark.parametrize(
    ("former", "new", "told"),
    [
        ("riktning: högre", "riktning: ja/nej", "En ja/nej-indikator kan inte hämtas från Kolada"),
        ("{period: 2024,", "{period: 2023/24,", "Kolada har värden per kalenderår, men indikatorn mäts för andra"),
    ],
)
def test_an_indicator_of_another_kind_is_told(kolada: Kolada, former: str, new: str, told: str) -> None:
    text = kolada.text().replace(former, new).replace("värde: 76.4", "värde: ja" if "nej" in new else "värde: 76.4")
    (kolada.goals / FILE).write_text(text, encoding="utf-8")
    assert told in refused(kolada)
    assert kolada.asked == []


def test_a_source_without_an_id_is_mentioned(kolada: Kolada) -> None:
    (kolada.goals / FILE).write_text(kolada.text().replace(", id: N15428", ""), encoding="utf-8")
    code, told, _ = kolada.run()
    assert code == 0
    assert f"{FILE}: källa är Kolada men saknar id" in told


def test_an_answer_without_anything_is_a_failure_and_not_an_absence(kolada: Kolada) -> None:
    kolada.rows = [each for each in kolada.rows if each["kpi"] != "N15428"] + [row("N15428", "0000", 2025, 86)]
    assert (
        f"{FILE}: Kolada har inget alls för N15428 i Prövköpings kommun (1275) åren 2017–2026, men för riket "
        "finns det. Kontrollera id:t i källa, och kommunkoden i kommun.yml."
    ) in refused(kolada)


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        (page(), "Kolada har inget alls för N15428"),
        (respond(200, "<html>Underhåll</html>"), "svaret är en webbsida och inte data"),
        (respond(404), "Kolada svarade med felet 404"),
        (respond(302, Location="https://other.example/"), "Kolada hänvisar till en annan plats, https://other.example/"),
    ],
)  # fmt: skip
def test_whatever_goes_wrong_is_one_sentence_and_nothing_is_written(kolada: Kolada, behaviour: Any, told: str) -> None:
    kolada.next = [respond(200, {"values": kolada.key_figures}), behaviour]
    found = refused(kolada)
    assert told in found
    assert "Traceback" not in found


def test_a_trouble_that_passes_is_not_noticed(kolada: Kolada) -> None:
    kolada.next = [hang_up]
    assert kolada.run()[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--year", "2027"), "2027 går inte att hämta. Välj år från 1990 till 2026."),
        (("--year", "2025-2024"), "2025-2024 går inte att hämta."),
        (("--year", "24"), "'24' är inget år. Skriv till exempel 2024 eller 2020-2025."),
        (("--indicator", "behorig"), 'Indikatorn behorig finns inte. Menade du "behoriga"?'),
        (("--indicator", "egen"), "Indikatorn egen har inte Kolada som källa."),
        (("--published", "igår"), "'igår' är inte ett datum."),
    ],
)
def test_what_is_not_understood_is_told(kolada: Kolada, arguments: tuple[str, ...], told: str) -> None:
    code, _, found = kolada.run(*arguments)
    assert code == 2
    assert told in found
    assert kolada.asked == []


def test_it_can_be_interrupted(kolada: Kolada, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("macros.editing.kolada.connection.Connection.get", interrupt)
    assert refused(kolada) == "Hämtningen avbröts. Inget är skrivet.\n"


def test_without_kolada_there_is_nothing_to_fetch(kolada: Kolada) -> None:
    (kolada.goals / FILE).unlink()
    (kolada.goals / PEOPLE_FILE).unlink()
    code, told, _ = kolada.run()
    assert code == 0
    assert "Ingen indikator har Kolada som källa." in told
