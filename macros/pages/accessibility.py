"""The accessibility statement, in the order of Digg's template."""

from macros.pages.fragments import render
from macros.pages.page import Site
from macros.plan.accessibility import AssessmentMethod, Conformity, FaultGround, Situation

REPORT_ADDRESS = "https://www.digg.se/tdosanmalan"
"""Where anybody may report a public body's site; the regulation wants exactly this address (MDFFS 2019:2, 6 §)."""
_REGULATIONS = (
    "https://www.digg.se/om-oss/forfattningssamling/foreskrifter-om-tillganglighet-till-digital-offentlig-service-"
)
_STATUTES = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/"
GROUNDS = (
    (
        "lagen om tillgänglighet till digital offentlig service (2018:1937)",
        f"{_STATUTES}lag-20181937-om-tillganglighet-till-digital_sfs-2018-1937/",
    ),
    (
        "förordningen om tillgänglighet till digital offentlig service (2018:1938)",
        f"{_STATUTES}forordning-20181938-om-tillganglighet-till_sfs-2018-1938/",
    ),
    (
        "Diggs föreskrifter om tillgänglighet till digital offentlig service (MDFFS 2019:2)",
        f"{_REGULATIONS}mdffs-20192/konsoliderad-version",
    ),
)
"""The statutory grounds, and where they can be read."""
_SHORT = {
    Conformity.FULL: "Vi känner inte till några brister i tillgängligheten.",
    Conformity.PARTIAL: "Det mesta ska fungera för alla, men vi vet att det finns brister.",
    Conformity.NONE: "Webbplatsen har stora brister. Därför kan den vara svår att använda.",
}
_METHODS = {
    AssessmentMethod.OWN: "en självskattning, alltså en egen granskning",
    AssessmentMethod.EXTERNAL: "en granskning av någon utomstående",
    AssessmentMethod.BOTH: "en egen granskning som har kompletterats av någon utomstående",
}
_CONCERNED = {
    Situation.WITHOUT_SIGHT: "inte ser",
    Situation.LIMITED_SIGHT: "ser dåligt",
    Situation.LIMITED_COLOURS: "har svårt att skilja färger åt",
    Situation.WITHOUT_HEARING: "inte hör",
    Situation.LIMITED_HEARING: "hör dåligt",
    Situation.WITHOUT_VOICE: "inte talar",
    Situation.LIMITED_HANDS: "har svårt att använda händerna",
    Situation.LIMITED_REACH: "har svårt att röra dig",
    Situation.FLICKER: "är känslig för flimmer",
    Situation.COGNITION: "har svårt att läsa, minnas eller koncentrera dig",
}


def write_statement(site: Site, here: str) -> str:
    """The statement; where the municipality has none, that it has none, and what a reader can do all the same."""
    statement = site.plan.accessibility
    return render(
        "accessibility.html",
        here,
        municipality=site.plan.municipality,
        statement=statement,
        short=_SHORT[statement.conformity] if statement else "",
        method=_METHODS[statement.assessment.method] if statement else "",
        concerned=lambda fault: " eller ".join(_CONCERNED[each] for each in fault.concerns),
        GROUND=FaultGround,
        statutes=GROUNDS,
        report_address=REPORT_ADDRESS,
    )
