"""What may not be published: each silent change with the promise that it breaks and the remedy that is told."""

from collections.abc import Callable
from datetime import date
from textwrap import dedent

import pytest

from macros.editing.refusals.refusals import Refusal, find_refusals
from tests.editing.published import (
    ACTIVITY,
    BOKSLUT,
    ECONOMY,
    GOAL,
    INDICATOR,
    MOVING,
    PUBLISHED,
    REPORT,
    SHARED,
    Texts,
    one_after_another,
    read,
    remove,
    rename,
)  # fmt: skip
from tests.pages.later import SILENT, THEN, TOLD, add, exchange, let_happen
from tests.repositories import DEFAULTS, plan_of

DAY = date(2026, 11, 22)
Change = Callable[[Texts], Texts]


def refusals_of(change: Change, day: date = DAY) -> tuple[Refusal, ...]:
    return find_refusals(read(PUBLISHED), read(change(PUBLISHED)), day)


REFUSED: dict[str, tuple[Change, str, str, str]] = {
    # figures
    "a changed outcome": (
        exchange(INDICATOR, "värde: 84,", "värde: 85,"), "utfall", "84 % är ändrat till 85 % utan rättelse",
        "Lägg till: rättelser: [{datum: 2026-11-22, tidigare: 84, orsak: skriv varför}]",
    ),
    "an outcome corrected from what never stood": (
        exchange(INDICATOR, "värde: 84, publicerad: 2025-03-26",
                 "värde: 85, publicerad: 2025-03-26, rättelser: [{datum: 2026-11-20, tidigare: 83, orsak: Fel}]"),
        "utfall", "rättelsen från 20 november 2026 säger att det stod 83 %, men 84 % var publicerat",
        "Skriv i den rättelsen: tidigare: 84",
    ),
    "a removed outcome": (
        exchange(INDICATOR, "  - {period: 2023, värde: 70, publicerad: 2024-03-20}\n", ""), "utfall",
        "2023: 70 % publicerades 20 mars 2024 men är borttaget",
        "- {period: 2023, värde: 70, publicerad: 2024-03-20, återkallad: {datum: 2026-11-22, orsak: skriv varför}}",
    ),
    "a moved publication": (
        exchange(INDICATOR, "värde: 70, publicerad: 2024-03-20", "värde: 70, publicerad: 2024-03-21"), "utfall",
        "publicerad är ändrat från 2024-03-20 till 2024-03-21", "Skriv tillbaka publicerad: 2024-03-20",
    ),
    "an outcome that becomes a forecast": (
        exchange(INDICATOR, "värde: 70, publicerad", "värde: 70, typ: prognos, publicerad"), "utfall",
        "utbytt mot en annan sorts uppgift", "var sin rad",
    ),
    "a preliminary figure that becomes the final one in its row": (
        exchange(INDICATOR, "värde: 66, typ: preliminärt", "värde: 66"), "utfall",
        "66 % (preliminärt) är utbytt mot en annan sorts uppgift",
        "typ: preliminärt, publicerad: 2023-03-20} och - {period: 2022, värde: 66, publicerad: 2026-11-22}",
    ),
    "an outcome of another period": (
        exchange(INDICATOR, "{period: 2023, värde: 70", "{period: 2021, värde: 70"), "utfall",
        "2023: 70 % publicerades", "Lägg tillbaka raden",
    ),
    "a figure that was never measured after all": (
        exchange(INDICATOR, "värde: 70, publicerad", "inte_mätt: Nej, publicerad"), "utfall", "70 % är utbytt",
        "återkallad: {datum: 2026-11-22",
    ),
    "a figure where there was no measurement": (
        exchange(INDICATOR, "inte_mätt: Ingen enkät", "värde: 50"), "utfall", "det inte mättes är utbytt",
        "- {period: 2021, publicerad: 2022-03-20, inte_mätt: Ingen enkät} och - {period: 2021, värde: 50",
    ),
    "a changed figure for women": (
        exchange(INDICATOR, "kvinnor: 86", "kvinnor: 87"), "utfall", "här stod kvinnor 86. Det är ändrat utan rättelse",
        'tidigare: 84, orsak: Skriv varför. Då stod kvinnor 86.}]',
    ),
    "a removed number of individuals": (
        exchange(INDICATOR, ", antal: 85", ""), "utfall", "här stod antal 85", "Då stod antal 85",
    ),
    "a changed comparison": (
        exchange(INDICATOR, "riket: 81", "riket: 82"), "utfall", "här stod riket 81", "Då stod riket 81",
    ),
    "a correction that is taken away": (
        exchange(INDICATOR, ", rättelser: [{datum: 2024-04-02, tidigare: 71, orsak: Fel}]", ""), "utfall",
        "rättelsen från 2 april 2024 är borttagen", "under rättelser: - {datum: 2024-04-02, tidigare: 71, orsak: Fel}",
    ),
    "a withdrawal that is taken away": (
        exchange(INDICATOR, ", återkallad: {datum: 2024-05-02, orsak: Fel skola}", ""), "utfall",
        "återkallelsen från 2 maj 2024 är borttagen", "återkallad: {datum: 2024-05-02, orsak: Fel skola}",
    ),
    "real figures that become an example": (
        add(INDICATOR, "exempel: true\n"), "exempel", "publicerades som riktiga", "Ta bort raden exempel: true",
    ),
    # targets
    "a changed target": (
        exchange(INDICATOR, "{period: 2024, värde: 80", "{period: 2024, värde: 79"), "målvärde",
        "80 % är ändrat till 79 % utan rättelse eller nytt beslut",
        "Lägg till: rättelser: [{datum: 2026-11-22, tidigare: 80, orsak: skriv varför}]",
    ),
    "a removed target": (
        exchange(INDICATOR, "  - {period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2024-06-19}}\n", ""),
        "målvärde", "80 % är borttaget",
        "- {period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2024-06-19}}",
    ),
    "a new target in the place of the former": (
        exchange(INDICATOR, "{period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2024-06-19}}",
                 "{period: 2024, värde: 78, beslut: {organ: fullmaktige, datum: 2026-11-20}}"),
        "målvärde", "80 % är utbytt mot 78 % med ett annat beslut", "Låt det gamla målvärdet stå kvar på en egen rad",
    ),
    # rules
    "another direction": (
        exchange(INDICATOR, "riktning: högre", "riktning: lägre"), "beräkning", "en annan färg",
        "Skriv tillbaka riktning: högre",
    ),
    "fewer decimals than were shown": (
        exchange(MOVING, "decimaler: 1", "decimaler: 0"), "beräkning", "ett annat värde",
        "Skriv tillbaka decimaler: 1",
    ),
    "another start of a movement": (
        exchange(MOVING, "värde: 40.5}", "värde: 41.5}"), "beräkning", "en annan grad",
        "Skriv tillbaka startvärde: {period: 2022, värde: 40.5}",
    ),
    "another unit": (
        exchange(INDICATOR, 'enhet: "%"', "enhet: promille"), "beräkning", "enheten är ändrad från % till promille",
        'Skriv tillbaka enhet: "%"',
    ),
    "other limits of the steering model": (
        exchange("kommun.yml", "grön_från: 100", "grön_från: 110"), "beräkning", "Styrmodellerna är ändrade",
        "gul_från: 80}]",
    ),
    # assessments and follow-ups
    "a changed assessment": (
        exchange(REPORT, "färg: gul", "färg: röd"), "bedömning", "gul är ändrat till röd utan rättelse",
        "Lägg till: rättelser: [{datum: 2026-11-22, tidigare: gul, orsak: skriv varför}]",
    ),
    "a removed assessment": (
        exchange(REPORT, "  - {mål: malet, färg: gul, motivering: Så ser vi det}\n", "  []\n"), "bedömning",
        "bedömningen gul är borttagen", "- {mål: malet, färg: gul}",
    ),
    "an assessment that becomes a result": (
        exchange(REPORT, "färg: gul", "färg: gul, prognos: false"), "bedömning", "publicerades som en prognos",
        "Skriv prognos: true",
    ),
    "a rewritten reason": (
        exchange(REPORT, "Så ser vi det", "Så ser vi det inte"), "bedömning", "motiveringen är ändrad utan rättelse",
        "tidigare: gul, orsak: Motiveringen är omskriven",
    ),
    "an assessment filed afterwards": (
        add(BOKSLUT, "  - {mål: andra, färg: röd, motivering: Nej}\n"), "bedömning", "tillagd efter",
        "Ta bort bedömningen och bedöm målet i nästa uppföljning",
    ),
    "a moved follow-up": (
        exchange(REPORT, "publicerad: 2025-10-08", "publicerad: 2025-10-07"), "uppföljning",
        "publicerad är ändrat från 2025-10-08", "Skriv tillbaka publicerad: 2025-10-08",
    ),
    "a removed follow-up": (remove(REPORT), "uppföljning", "filen är borttagen", "Lägg tillbaka filen"),
    # economy
    "a changed economic report": (
        exchange(ECONOMY, "prognos: 1020", "prognos: 1010"), "ekonomi", "prognos 1 020 är ändrat utan rättelse",
        "rättelser: [{datum: 2026-11-22, tidigare_prognos: 1020, orsak: skriv varför}]",
    ),
    "a removed economic report": (
        exchange(ECONOMY, "rapporter:\n  - {rapport: tertial-1, publicerad: 2025-06-03, utfall: 340, prognos: 1020}\n",
                 ""),
        "ekonomi", "tertial 1 är borttagen",
        "- {rapport: tertial-1, publicerad: 2025-06-03, utfall: 340, prognos: 1020}",
    ),
    "a changed budget of a year that is over": (
        exchange(ECONOMY, "budget: 1000", "budget: 1001"), "ekonomi", "budgeten 1 000 är ändrad till 1 001",
        "Skriv tillbaka budget: 1000",
    ),
    # addresses
    "a removed goal": (
        remove("skolnamnden/mal/ensamt.yml"), "adress", "/mal/ensamt/ skulle försvinna", "tidigare_id: [ensamt]",
    ),
    "a forgotten former id": (
        exchange("skolnamnden/mal/tredje.yml", "tidigare_id: [trean]\n", ""), "adress", "/mal/trean/ skulle försvinna",
        "Skriv tillbaka tidigare_id: [trean]",
    ),
    "a goal that goes to another body": (
        rename("skolnamnden/mal/tredje.yml", "fritidsnamnden/mal/tredje.yml"), "adress",
        "/mal/tredje/2025-bokslut/ skulle försvinna", "Flytta tillbaka filen: skolnamnden/mal/tredje.yml",
    ),
    "an indicator that no longer measures a goal": (
        exchange(SHARED, "mål: [andra, tredje]", "mål: [andra]"), "adress", "/mal/tredje/#delad skulle försvinna",
        "Skriv mål: [andra, tredje]",
    ),
    "a removed indicator": (
        remove(INDICATOR), "adress", "/mal/malet/#behoriga skulle försvinna", "tidigare_id: [behoriga]",
    ),
    "a body that is gone": (
        exchange("organisation.yml", "  - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, "
                 "överordnat: fullmaktige}\n", ""),
        "adress", "/organ/fritidsnamnden/ skulle försvinna",
        "- {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}",
    ),
    "a goal that ends before what was reported of it": (
        exchange("skolnamnden/mal/andra.yml", "slut: 2026-12-31", "slut: 2024-12-31"), "adress",
        "/mal/andra/2025-bokslut/ skulle försvinna: uppföljningen skulle inte visa målet. Det gäller 2 sidor.",
        "Skriv tillbaka slut: 2026-12-31",
    ),
    # frozen pages
    "an outcome dated before a follow-up": (
        add(INDICATOR, "  - {period: 2020, värde: 50, publicerad: 2025-10-08}\n"), "låst sida",
        "det nya utfallet är daterat 2025-10-08", "Skriv publicerad: 2026-11-22",
    ),
    "a correction dated before a follow-up": (
        exchange(INDICATOR, "värde: 84, publicerad: 2025-03-26",
                 "värde: 85, publicerad: 2025-03-26, rättelser: [{datum: 2025-04-02, tidigare: 84, orsak: Fel}]"),
        "låst sida", "den nya rättelsen är daterad 2025-04-02", "Skriv i rättelsen datum: 2026-11-22",
    ),
    "an activity that began before": (
        add("skolnamnden/aktiviteter/sen.yml",
            "titel: Sen\nmål: malet\nansvarig: Rektor\nstart: 2025-01-09\nslut: 2026-12-19\nstatus: planerad\n"),
        "låst sida", "Den nya aktiviteten «Sen» började 2025-01-09", "Lägg till: publicerad: 2026-11-22",
    ),
    "a removed activity": (
        remove(ACTIVITY), "låst sida", "Aktiviteten «Hjälpen» är borttagen", "Skriv status: avbruten",
    ),
    "a removed follow-up of an activity": (
        exchange(ACTIVITY, "uppföljningar:\n  - {datum: 2025-04-30, status: pågående, kommentar: Sexton elever}\n", ""),
        "låst sida", "uppföljningen 2025-04-30 är borttagen eller ändrad",
        "- {datum: 2025-04-30, status: pågående, kommentar: Sexton elever}",
    ),
    "another limit for an åtgärdsplan": (
        add("kommun.yml", "åtgärdsplan_vid_underskott: 3\n"), "låst sida",
        "Gränsen för åtgärdsplan är ändrad från 1 till 3 procent", "Skriv tillbaka åtgärdsplan_vid_underskott: 1",
    ),
    "another åtgärdsplan in the place of the former": (
        exchange(ECONOMY, "datum: 2025-06-18}", "datum: 2026-02-18}"), "låst sida", "Åtgärdsplanens beslut är utbytt",
        "Behåll beslut: {organ: skolnamnden, datum: 2025-06-18}",
    ),
    "a report of the past": (
        add("skolnamnden/uppfoljning/2024-bokslut.yml", "publicerad: 2025-03-26\n"
            "bedömningar: [{mål: andra, färg: röd, motivering: Nej}]\n"), "låst sida",
        "Bokslut 2024 från skolnämnden är ny, men daterad 2025-03-26", "Skriv publicerad: 2026-11-22",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_silent_change_is_refused_with_a_remedy(what: str) -> None:
    change, kind, told, remedy = REFUSED[what]
    found = refusals_of(change)
    texts = [(each.kind, each.what.replace("\u00a0", " "), each.remedy.replace("\u00a0", " ")) for each in found]
    assert [each for each in texts if each[0] == kind and told in each[1] and remedy in each[2]], texts
    assert len(found) == 1, texts


ALLOWED: dict[str, Change] = {
    "nothing": lambda files: files,
    "better words": one_after_another(
        exchange(GOAL, "titel: Målet", "titel: Målet, bättre sagt\nbeskrivning: Ny"),
        exchange(INDICATOR, "titel: Behöriga elever", "titel: Behöriga elever i nian\ndefinition: Ny"),
        exchange(ACTIVITY, "Sexton elever", "Sexton av arton elever"),
        exchange(ACTIVITY, "ansvarig: Rektor", "ansvarig: Rektorn"),
        exchange(REPORT, "Det går framåt.", "Det går mycket framåt."),
        exchange(ECONOMY, "prognos: 1020", "prognos: 1020, kommentar: Vikarier"),
        exchange("organisation.yml", "namn: Skolnämnden", "namn: Barn- och skolnämnden"),
    ),
    "a comment": exchange(INDICATOR, "antal: 85", "antal: 85, kommentar: Bättre än väntat"),
    "a better told reason of a correction": exchange(INDICATOR, "orsak: Fel}]", "orsak: Fel i underlaget}]"),
    "a comparison that comes later": exchange(INDICATOR, "{riket: 81}", "{riket: 81, liknande: 79}"),
    "the same figure in other digits": exchange(INDICATOR, "värde: 84,", "värde: 84.0,"),
    "a final figure in its own row": add(INDICATOR, "  - {period: 2022, värde: 67, publicerad: 2026-11-22}\n"),
    "a late measurement in its own row": add(INDICATOR, "  - {period: 2021, värde: 67, publicerad: 2026-11-22}\n"),
    "a correction of the number of individuals": exchange(
        INDICATOR, "antal: 85", "antal: 86, rättelser: [{datum: 2026-11-22, tidigare: 84, orsak: Då stod antal 85.}]"
    ),
    "another correction of what was corrected": exchange(
        INDICATOR, "värde: 59, publicerad: 2024-03-20, rättelser: [{datum: 2024-04-02, tidigare: 71, orsak: Fel}]",
        "värde: 58, publicerad: 2024-03-20, rättelser: [{datum: 2024-04-02, tidigare: 71, orsak: Fel}, "
        "{datum: 2026-11-22, tidigare: 59, orsak: Fel igen}]",
    ),
    "a correction that waits for its day": exchange(
        INDICATOR, "värde: 70, publicerad: 2024-03-20",
        "värde: 72, publicerad: 2024-03-20, rättelser: [{datum: 2026-12-24, tidigare: 70, orsak: Fel}]",
    ),
    "a corrected reason of an assessment": exchange(
        REPORT, "Så ser vi det", "Så ser vi det, rättelser: [{datum: 2026-11-22, tidigare: gul, orsak: Tydligare}]"
    ),
    "a changed budget of next year": one_after_another(
        add("skolnamnden/ekonomi/2027.yml", "budget: 1000\n"),
        exchange("skolnamnden/ekonomi/2027.yml", "1000", "1001"),
    ),
    "an activity of long ago that says when it was filed": add(
        "skolnamnden/aktiviteter/sen.yml", "titel: Sen\nmål: malet\nansvarig: Rektor\nstart: 2025-01-09\n"
        "slut: 2026-12-19\nstatus: planerad\npublicerad: 2026-11-22\n"
        "uppföljningar: [{datum: 2025-02-03, status: pågående}]\n",
    ),
    "an activity that is drawn out": exchange(ACTIVITY, "slut: 2025-12-19", "slut: 2026-12-19"),
    "an åtgärdsplan that is changed within itself": exchange(
        ECONOMY, "Vikarier anställs senare.", "'Vikarier anställs senare. Ändrad 18 februari 2026, § 12.'"
    ),
    "other ids": one_after_another(
        rename(GOAL, "skolnamnden/mal/nya.yml"),
        exchange("skolnamnden/mal/nya.yml", "titel:", "tidigare_id: [malet]\ntitel:"),
        rename(INDICATOR, "skolnamnden/indikatorer/nian.yml"),
        exchange("skolnamnden/indikatorer/nian.yml", "mål: [malet]", "mål: [nya]\ntidigare_id: [behoriga]"),
        exchange(ACTIVITY, "mål: malet", "mål: nya"), exchange(REPORT, "mål: malet", "mål: nya"),
        exchange(BOKSLUT, "mål: malet", "mål: nya"),
    ),
    "a new steering model of next year": exchange(
        "kommun.yml", "gul_från: 80}", "gul_från: 80}\n  - {id: '2027', namn: Ny, gäller_från: 2027-01-01, gul_från: 9}"
    ),
    "a new name of the unit": exchange(INDICATOR, 'enhet: "%"', "enhet: procent"),
    "more decimals than were needed": exchange(MOVING, "decimaler: 1", "decimaler: 2"),
    "a goal that closes after what was reported": exchange(
        "skolnamnden/mal/andra.yml", "slut: 2026-12-31", "slut: 2026-06-30"
    ),
    "a follow-up of another body for the same period": add(
        "fritidsnamnden/uppfoljning/2025-bokslut.yml", "publicerad: 2026-11-22\nbedömningar: [{mål: malet, färg: röd, "
        "motivering: Nej}]\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ALLOWED)
def test_what_is_said_aloud_or_is_but_words_is_not_refused(what: str) -> None:
    assert refusals_of(ALLOWED[what]) == ()


def test_what_is_not_public_yet_may_be_changed() -> None:
    """On the day before everything was published."""
    for what in ("a changed outcome", "a changed assessment", "a removed target"):
        assert refusals_of(REFUSED[what][0], date(2021, 1, 1)) == ()


def test_example_data_gives_way_to_the_real() -> None:
    example = {name: f"exempel: true\n{text}" for name, text in PUBLISHED.items()}
    real = {**{name: dedent(text) for name, text in DEFAULTS.items()},
            GOAL: PUBLISHED[GOAL].replace("Målet", "Riktiga målet")}  # fmt: skip
    assert find_refusals(read(example), read(real), DAY) == ()
    changed = {name: text.replace("värde: 84", "värde: 85") for name, text in example.items()}
    assert find_refusals(read(example), read(changed), DAY) == ()


def test_a_proposal_may_be_taken_away() -> None:
    files = {**PUBLISHED, "skolnamnden/mal/nytt.yml": PUBLISHED[GOAL].replace("2023-02-15", "2026-12-16")}
    assert find_refusals(read(files), read(PUBLISHED), DAY) == ()


def test_all_is_refused_at_once_and_in_order() -> None:
    whats = ("a changed outcome", "a changed assessment", "a removed activity", "a body that is gone")
    found = refusals_of(one_after_another(*(REFUSED[what][0] for what in whats)))
    assert [each.source for each in found] == sorted(["organisation.yml", INDICATOR, REPORT, ACTIVITY])


@pytest.mark.parametrize("what", [*SILENT, *TOLD])
def test_what_may_come_later_is_not_refused(what: str) -> None:
    assert find_refusals(plan_of(THEN), plan_of(let_happen(what, THEN)), DAY) == ()


def _added(remedy: str) -> str:
    return remedy.partition("Lägg till: ")[2]


def _rows(remedy: str) -> str:
    return remedy[remedy.index("- {") :].replace(" och - {", "\n  - {")


FOLLOWED: dict[str, Callable[[str], Change]] = {
    "a changed outcome": lambda said: exchange(INDICATOR, "värde: 85,", f"värde: 85, {_added(said)},"),
    "a removed outcome": lambda said: exchange(INDICATOR, "utfall:\n", f"utfall:\n  {_rows(said)}\n"),
    "a preliminary figure that becomes the final one in its row": lambda said: exchange(
        INDICATOR, "- {period: 2022, värde: 66, publicerad: 2023-03-20}", _rows(said)
    ),
    "a figure where there was no measurement": lambda said: exchange(
        INDICATOR, "- {period: 2021, värde: 50, publicerad: 2022-03-20}", _rows(said)
    ),
    "a changed figure for women": lambda said: exchange(INDICATOR, "kvinnor: 87", f"kvinnor: 87, {_added(said)}"),
    "a changed target": lambda said: exchange(INDICATOR, "värde: 79", f"värde: 79, {_added(said)}"),
    "a new target in the place of the former": lambda said: exchange(
        INDICATOR, "målvärden:\n", f"målvärden:\n  {_rows(said)}\n"
    ),
    "a changed assessment": lambda said: exchange(REPORT, "färg: röd", f"färg: röd, {_added(said)}"),
    "a rewritten reason": lambda said: exchange(REPORT, "vi det inte", f"vi det inte, {_added(said)}"),
    "a changed economic report": lambda said: exchange(ECONOMY, "prognos: 1010", f"prognos: 1010, {_added(said)}"),
    "a body that is gone": lambda said: exchange("organisation.yml", "organ:\n", f"organ:\n  {_rows(said)}\n"),
    "an indicator that no longer measures a goal": lambda said: exchange(
        SHARED, "mål: [andra]", said.removeprefix("Skriv ")
    ),
    "an outcome dated before a follow-up": lambda said: exchange(
        INDICATOR, "publicerad: 2025-10-08", said.removeprefix("Skriv ")
    ),
    "an activity that began before": lambda said: add("skolnamnden/aktiviteter/sen.yml", _added(said) + "\n"),
    "a removed follow-up of an activity": lambda said: add(ACTIVITY, f"uppföljningar:\n  {_rows(said)}\n"),
    "a report of the past": lambda said: exchange(
        "skolnamnden/uppfoljning/2024-bokslut.yml", "publicerad: 2025-03-26", said.removeprefix("Skriv ")
    ),
}


@pytest.mark.parametrize("what", FOLLOWED)
def test_a_remedy_that_is_followed_to_the_letter_is_enough(what: str) -> None:
    change = REFUSED[what][0]
    (refused,) = refusals_of(change)
    assert refusals_of(one_after_another(change, FOLLOWED[what](refused.remedy))) == ()
