"""What may not be published: each silent change with the promise that it breaks and the remedy that is told."""

import re
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


def refer_to(former: str, new: str) -> Change:
    """Every file names the new id in the place of the former."""
    return lambda files: {name: re.sub(rf"\b{former}\b", new, text) for name, text in files.items()}


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
    "a correction of another day": (
        exchange(INDICATOR, "{datum: 2024-04-02, tidigare: 71", "{datum: 2024-04-03, tidigare: 71"), "utfall",
        "rättelsen från 2 april 2024 är borttagen eller ändrad", "- {datum: 2024-04-02, tidigare: 71, orsak: Fel}",
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
        "/mal/tredje/2025-bokslut/ skulle försvinna", "Flytta tillbaka filen till skolnamnden/mal/tredje.yml",
    ),
    "a goal that goes by another id": (
        one_after_another(rename(GOAL, "skolnamnden/mal/nya.yml"), refer_to("malet", "nya")),
        "adress", "/mal/malet/ skulle försvinna: filen för målet",
        "Skriv i den nya filen tidigare_id: [malet]",
    ),
    "an indicator that goes by another id": (
        rename(INDICATOR, "skolnamnden/indikatorer/nian.yml"), "adress",
        "/mal/malet/#behoriga skulle försvinna: filen för indikatorn",
        "Skriv i den nya filen tidigare_id: [behoriga]",
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
    "a correction dated between two follow-ups": (
        exchange(INDICATOR, "värde: 84, publicerad: 2025-03-26",
                 "värde: 85, publicerad: 2025-03-26, rättelser: [{datum: 2025-12-02, tidigare: 84, orsak: Fel}]"),
        "låst sida", "den nya rättelsen är daterad 2025-12-02", "Skriv i rättelsen datum: 2026-11-22",
    ),
    "a target decided on the day of a follow-up that knew nothing of it": (
        exchange(INDICATOR, "utfall:\n", "  - {period: 2026, värde: 85, beslut: {organ: fullmaktige, "
                 "datum: 2026-03-25}}\nutfall:\n"),
        "låst sida", "det nya målvärdet är daterat 2026-03-25", "Skriv i beslutet datum: 2026-11-22",
    ),
    "an activity that began before": (
        add("skolnamnden/aktiviteter/sen.yml",
            "titel: Sen\nmål: malet\nansvarig: Rektor\nstart: 2025-01-09\nslut: 2026-12-19\nstatus: planerad\n"),
        "låst sida", "Den nya aktiviteten ”Sen” började 2025-01-09", "Lägg till: publicerad: 2026-11-22",
    ),
    "a removed activity": (
        remove(ACTIVITY), "låst sida", "Aktiviteten ”Hjälpen” är borttagen", "Skriv status: avbruten",
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


@pytest.mark.parametrize("what", ["a goal that goes by another id", "an indicator that goes by another id"])
def test_a_new_id_is_told_once_and_not_for_all_that_refers_to_it(what: str) -> None:
    assert len(refusals_of(REFUSED[what][0])) == 1


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


def test_real_figures_keep_their_colours_though_the_municipality_is_an_example() -> None:
    base = {**PUBLISHED, "kommun.yml": f"exempel: true\n{PUBLISHED['kommun.yml']}"}
    head = {**base, "kommun.yml": base["kommun.yml"].replace("gul_från: 80", "gul_från: 70")}
    (found,) = find_refusals(read(base), read(head), DAY)
    assert "publicerade siffror får en annan färg" in found.what


def test_a_proposal_may_be_taken_away_with_what_belongs_to_it() -> None:
    files = {
        **PUBLISHED,
        "skolnamnden/mal/nytt.yml": PUBLISHED[GOAL].replace("2023-02-15", "2026-12-16"),
        "skolnamnden/indikatorer/nya.yml": "titel: Nya\nmål: [nytt]\nenhet: antal\nriktning: högre\n"
        "målvärden: [{period: 2027, värde: 9, beslut: {organ: fullmaktige, datum: 2026-12-16}}]\n",
        "skolnamnden/aktiviteter/ny.yml": PUBLISHED[ACTIVITY].replace("mål: malet", "mål: nytt"),
    }
    assert find_refusals(read(files), read(PUBLISHED), DAY) == ()


LATER: Texts = {
    **PUBLISHED,
    "arshjul.yml": "händelser: [{månader: [1], titel: Bokslut}]\n",
    "skolnamnden/indikatorer/lovad.yml": "titel: Lovad\nmål: [malet]\nenhet: antal\nriktning: högre\n"
    "målvärden: [{period: 2026, värde: 4, beslut: {organ: fullmaktige, datum: 2026-06-17}}]\n",
    "skolnamnden/aktiviteter/ny.yml": "titel: Ny\nmål: malet\nansvarig: Rektor\nstart: 2026-09-01\nslut: 2027-06-01\n"
    "status: pågående\nuppföljningar: [{datum: 2026-10-01, status: försenad}, {datum: 2026-11-02, status: pågående}]\n",
    "skolnamnden/uppdrag/utred.yml": "titel: Utred\ngivare: fullmaktige\nsenast: 2027-02-01\nstatus: pågående\n"
    "beslut: {organ: fullmaktige, datum: 2026-02-25}\n",
    "skolnamnden/internkontroll/2025.yml": "kontroller: [{kategori: efterlevnad, risk: R, kontroll: K, ansvarig: Chef, "
    "resultat: brister}]\n",
    "skolnamnden/verksamhetsplan/2026.md": "---\ntitel: Planen\npublicerad: 2026-01-15\n---\n## Nuläge\n\nSå är det.\n",
    "skolnamnden/indikatorer/antal.yml": "titel: Antal\nmål: [malet]\nenhet: antal\nriktning: högre\n"
    "utfall: [{period: 2023, värde: 4, publicerad: 2024-03-20}, {period: 2024, värde: 5, publicerad: 2025-03-20}]\n",
}
"""With what no follow-up has told of, or not with a figure."""


@pytest.mark.parametrize("name", [
    "kommun.yml", "organisation.yml", "malomraden.yml", "arshjul.yml", GOAL, ACTIVITY, INDICATOR, ECONOMY, BOKSLUT,
    "skolnamnden/indikatorer/lovad.yml",
    "skolnamnden/uppdrag/utred.yml", "skolnamnden/internkontroll/2025.yml", "skolnamnden/verksamhetsplan/2026.md",
])  # fmt: skip
def test_nothing_that_was_real_becomes_an_example_and_so_free_to_change(name: str) -> None:
    marked = LATER[name].replace("---\n", "---\nexempel: true\n", 1)
    files = {**LATER, name: marked if name.endswith(".md") else f"exempel: true\n{LATER[name]}"}
    (found,) = find_refusals(read(LATER), read(files), DAY)
    assert (found.source, found.kind, found.remedy) == (name, "exempel", "Ta bort raden exempel: true.")


SEEN: dict[str, tuple[Change, str, str]] = {
    "an activity": (
        remove("skolnamnden/aktiviteter/ny.yml"), "Aktiviteten ”Ny” är borttagen.", "Skriv status: avbruten"
    ),
    "a follow-up of an activity": (
        exchange("skolnamnden/aktiviteter/ny.yml", "{datum: 2026-10-01, status: försenad}, ", ""),
        "uppföljningen 1 oktober 2026 är borttagen eller ändrad.", "- {datum: 2026-10-01, status: försenad}",
    ),
    "an internal control": (
        remove("skolnamnden/internkontroll/2025.yml"), "Adressen /internkontroll/#ar_2025_skolnamnden skulle försvinna",
        "Lägg tillbaka filen.",
    ),
    "a commission that is put off": (
        exchange("skolnamnden/uppdrag/utred.yml", "datum: 2026-02-25", "datum: 2027-01-25"),
        "har fått en dag som inte har varit", "Skriv tillbaka beslutets datum: 2026-02-25",
    ),
    "an activity that is hidden": (
        exchange(ACTIVITY, "status: pågående\nupp", "publicerad: 2027-01-01\nstatus: pågående\nupp"),
        "har fått andra dagar", "Skriv tillbaka publicerad",
    ),
    "the day of an operational plan": (
        exchange("skolnamnden/verksamhetsplan/2026.md", "publicerad: 2026-01-15", "publicerad: 2025-12-15"),
        "”Planen”: publicerad är ändrat från 2026-01-15 till 2025-12-15.", "Skriv tillbaka publicerad: 2026-01-15",
    ),
    "the way that a key figure points": (
        exchange("skolnamnden/indikatorer/antal.yml", "högre", "lägre"), "”Antal” räknas på ett annat sätt",
        "Skriv tillbaka riktning: högre",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SEEN)
def test_what_residents_have_seen_does_not_go_unsaid(what: str) -> None:
    change, told, remedy = SEEN[what]
    (found,) = find_refusals(read(LATER), read(change(LATER)), DAY)
    assert told in found.what.replace("\u00a0", " ")
    assert remedy in found.remedy


def test_a_long_line_of_a_frozen_page_is_told_from_where_it_differs() -> None:
    changed = "budget: 1100\nbudgetändringar: [{datum: 2025-12-30, tidigare: 1000, orsak: Fel}]\n"
    (found,) = refusals_of(exchange(ECONOMY, "budget: 1000\n", changed))
    assert ". Budgeten är numera 1 100 tkr.”" in found.what.replace("\u00a0", " ")
    assert found.remedy.endswith("Ta bort budgetändringen, och skriv tillbaka budget: 1000")


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


_REPORT_ROW = "{rapport: tertial-1, publicerad: 2025-06-03, utfall: 340, prognos: 1020"
_CORRECTED = one_after_another(
    exchange(INDICATOR, "{period: 2024, värde: 80, beslut", "{period: 2024, rättelser: [{datum: 2024-07-01, "
             "tidigare: 80, orsak: Skrivfel}], värde: 79, beslut"),
    exchange(REPORT, "färg: gul, motivering: Så ser vi det",
             "färg: röd, motivering: Så ser vi det, rättelser: [{datum: 2025-11-03, tidigare: gul, orsak: Fel}]"),
    exchange(ECONOMY, "budget: 1000",
             "budget: 1100\nbudgetändringar: [{datum: 2025-06-04, tidigare: 1000, orsak: Fler}]"),
    exchange(ECONOMY, _REPORT_ROW,
             f"{_REPORT_ROW}, rättelser: [{{datum: 2025-06-10, tidigare_utfall: 34, orsak: Fel}}]"),
)  # fmt: skip
"""Everything that can be corrected, corrected once."""
LOST: dict[str, tuple[Change, str, str]] = {
    "of a target": (
        exchange(INDICATOR, "datum: 2024-07-01", "datum: 2024-07-02"), "rättelsen från 1 juli 2024 är borttagen",
        "under rättelser: - {datum: 2024-07-01, tidigare: 80, orsak: Skrivfel}",
    ),
    "of an assessment": (
        exchange(REPORT, "datum: 2025-11-03, tidigare: gul", "datum: 2025-11-03, tidigare: grön"),
        "rättelsen från 3 november 2025 är borttagen", "- {datum: 2025-11-03, tidigare: gul, orsak: Fel}",
    ),
    "of a budget": (
        exchange(ECONOMY, "tidigare: 1000", "tidigare: 900"), "budgetändringen från 4 juni 2025 är borttagen",
        "under budgetändringar: - {datum: 2025-06-04, tidigare: 1000, orsak: Fler}",
    ),
    "of a report": (
        exchange(ECONOMY, "tidigare_utfall: 34,", "tidigare_utfall: 35,"),
        "tertial 1: rättelsen från 10 juni 2025 är borttagen", "- {datum: 2025-06-10, tidigare_utfall: 34, orsak: Fel}",
    ),
    "of a budget, by one that does not say what stood": (
        exchange(ECONOMY, "orsak: Fler}]", "orsak: Fler}, {datum: 2025-11-20, tidigare: 900, orsak: Mer}]"),
        "budgeten 1 100 är ändrad till 900 utan budgetändring",
        "Skriv i budgetändringen från 2025-11-20: tidigare: 1100",
    ),
    "of an assessment, by one that does not say what stood": (
        one_after_another(
            exchange(REPORT, "färg: röd", "färg: grön"),
            exchange(REPORT, "orsak: Fel}]", "orsak: Fel}, {datum: 2026-11-20, tidigare: gul, orsak: Fel igen}]"),
        ),
        "rättelsen säger att det stod gul, men röd var publicerat", "från 2026-11-20: tidigare: röd",
    ),
    "of a report, by one that does not say what stood": (
        one_after_another(
            exchange(ECONOMY, "utfall: 340", "utfall: 350"),
            exchange(ECONOMY, "orsak: Fel}]", "orsak: Fel}, {datum: 2026-11-20, tidigare_utfall: 341, orsak: Mer}]"),
        ),
        "rättelsen säger inte det som var publicerat: utfall 340", "från 2026-11-20: tidigare_utfall: 340",
    ),
    "an assessment corrected before, changed again": (
        exchange(REPORT, "färg: röd", "färg: grön"), "röd är ändrat till grön utan rättelse",
        "Lägg till sist under rättelser: - {datum: 2026-11-22, tidigare: röd, orsak: skriv varför}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LOST)
def test_a_correction_that_no_longer_stands_is_refused_wherever_it_stood(what: str) -> None:
    change, told, remedy = LOST[what]
    corrected = _CORRECTED(PUBLISHED)
    found = find_refusals(read(corrected), read(change(corrected)), DAY)
    assert len(found) == 1
    assert told in found[0].what.replace("\u00a0", " ")
    assert remedy in found[0].remedy


def test_the_reasons_of_corrections_may_be_put_better() -> None:
    corrected = _CORRECTED(PUBLISHED)
    better = {name: text.replace("orsak: Fel", "orsak: Bättre sagt") for name, text in corrected.items()}
    assert better[ECONOMY] != corrected[ECONOMY]
    assert find_refusals(read(corrected), read(better), DAY) == ()


def test_a_bokslut_of_the_past_that_judges_nothing_would_turn_what_was_not_measured_black() -> None:
    aimed = exchange(INDICATOR, "målvärden:\n", "målvärden:\n  - {period: 2020, värde: 80}\n")(PUBLISHED)
    filed = add("skolnamnden/uppfoljning/2020-bokslut.yml", "publicerad: 2021-03-26\nsammanfattning: Nej\n")(aimed)
    found = find_refusals(read(aimed), read(filed), DAY)
    assert [each.remedy for each in found] == ["Skriv publicerad: 2026-11-22"]


PLAN = "---\ntitel: Skolans plan\npublicerad: {}\nbeslut: {{organ: skolnamnden, datum: 2025-12-03}}\n---\n## Läget\n"


@pytest.mark.parametrize(
    ("name", "former", "new", "told"),
    [
        ("kommun.yml", "{id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}", "", "mandatperioder/#2023-2026 skulle"),
        ("kommun.yml", "{id: 2027-2030, start: 2027-01-01, slut: 2030-12-31}", "", ""),
        ("skolnamnden/verksamhetsplan/2026.md", PLAN.format("2026-11-22"), None, "verksamhetsplan/2026/ skulle"),
        ("skolnamnden/verksamhetsplan/2026.md", PLAN.format("2026-11-22"), PLAN.format("2026-11-23"),
         "verksamhetsplan/2026/ skulle"),
        ("skolnamnden/verksamhetsplan/2026.md", PLAN.format("2026-11-23"), None, ""),
    ],
)  # fmt: skip
def test_what_has_been_seen_stays_and_what_has_not_may_go(name: str, former: str, new: str | None, told: str) -> None:
    if name == "kommun.yml":
        before = add(name, f"mandatperioder:\n  - {former}\n")(PUBLISHED)
        after = add(name, "")(PUBLISHED)
    else:
        before = add(name, former)(PUBLISHED)
        after = PUBLISHED if new is None else add(name, new)(PUBLISHED)
    found = find_refusals(read(before), read(after), DAY)
    assert len(found) == bool(told)
    assert all(told in each.what for each in found)


def test_another_kind_of_measure_in_the_same_file_is_refused() -> None:
    answered = "titel: Behöriga elever\nmål: [malet]\nenhet: ja/nej\nriktning: ja/nej\nutfall:\n"
    answered += "  - {period: 2024, värde: ja, publicerad: 2025-03-26}\n"
    kinds = {each.kind for each in refusals_of(lambda files: {**files, INDICATOR: answered})}
    assert {"beräkning", "utfall", "målvärde"} <= kinds
