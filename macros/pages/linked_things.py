"""The municipality, its bodies, the indicators' figures and the follow-ups in the words of schema.org.

Addresses are whole, and left out where the site has no public one yet.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from macros.pages.citing import last_days
from macros.pages.indicator import place_indicator
from macros.pages.markdown import write_plain
from macros.pages.page import Site, body_address, data_address, goal_address
from macros.pages.words import write_title, write_unit
from macros.plan.assessment import assess_periods
from macros.plan.changes import list_goal_changes
from macros.plan.indicator import Indicator
from macros.plan.model import Body, BodyKind, Contact, FollowUp, Goal

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_LONGEST = 5000
"""How many letters the description of a data set has at most; Google's rule, which also wants 50 of them."""
_FORMATS = (("csv", "text/csv"), ("json", "application/json"))
Thing = Mapping[str, object]


def describe_municipality(site: Site) -> Thing:
    """The municipality with its code."""
    municipality = site.plan.municipality
    return _without_empty(
        {
            "@type": "GovernmentOrganization",
            "@id": _id(site, "", "kommun"),
            "name": municipality.name,
            "url": municipality.website,
            "identifier": {"@type": "PropertyValue", "propertyID": "kommunkod", "value": municipality.code},
            "areaServed": {"@type": "AdministrativeArea", "name": municipality.name},
            "contactPoint": _describe_contact(municipality.contact) if municipality.contact else None,
        }
    )


def _describe_contact(contact: Contact) -> Thing:
    said = {"contactType": contact.name, "email": contact.email, "telephone": contact.phone}
    return _without_empty({"@type": "ContactPoint", **said})


def describe_body(site: Site, body: Body) -> Thing:
    """A body with what it belongs to; a company is owned by the municipality but is no part of the government."""
    parent = site.plan.bodies[body.parent] if body.parent else None
    above = _name_body(site, parent) if parent else _name_municipality(site)
    return _without_empty(
        {
            **_name_body(site, body),
            "url": site.absolute(body_address(body.id)) if site.url else None,
            "description": write_plain(body.description) if body.description else None,
            "parentOrganization": above,
        }
    )


def describe_goal(site: Site, goal: Goal) -> tuple[Thing, ...]:
    """The page of a goal, and the figures of each of its indicators that has any."""
    changes = list_goal_changes(site.plan, goal, site.day)
    page = {
        "@type": "WebPage",
        "@id": site.absolute(goal_address(goal.id)) if site.url else None,
        "name": goal.title,
        "inLanguage": "sv",
        "dateModified": changes[0].day.isoformat() if changes else None,
        "publisher": _name_municipality(site),
    }
    indicators = [each for each in site.plan.indicators_of(goal) if _known_periods(site, each)]
    changed = last_days(changes)
    return _without_empty(page), *(describe_figures(site, each, changed.get(each.id)) for each in indicators)


def describe_figures(site: Site, indicator: Indicator, changed: date | None = None) -> Thing:
    """The figures of an indicator as a data set."""
    periods = _known_periods(site, indicator)
    address = place_indicator(indicator)
    return _without_empty(
        {
            "@type": "Dataset",
            "@id": site.absolute(f"{address}{'' if '#' in address else '#'}_data") if site.url else None,
            "url": site.absolute(address) if site.url else None,
            "name": write_title(indicator),
            "description": _describe(site, indicator),
            "keywords": list(indicator.synonyms),
            "inLanguage": "sv",
            "license": LICENCE,
            "isAccessibleForFree": True,
            "creator": _name_municipality(site),
            "spatialCoverage": {"@type": "AdministrativeArea", "name": site.plan.municipality.name},
            "temporalCoverage": f"{periods[0][0].isoformat()}/{periods[-1][1].isoformat()}" if periods else None,
            "dateModified": changed.isoformat() if changed else None,
            "variableMeasured": {
                "@type": "PropertyValue",
                "name": indicator.title,
                "unitText": write_unit(indicator),
            },
            "measurementTechnique": _tell_technique(indicator),
            "distribution": list(_distributions(site, indicator)),
        }
    )


def describe_follow_up(site: Site, address: str, made: Sequence[FollowUp], title: str) -> Thing:
    """A follow-up as a report, with the day that the last of it was published."""
    only = made[0] if len(made) == 1 else None
    return _without_empty(
        {
            "@type": "Report",
            "@id": site.absolute(address) if site.url else None,
            "name": title,
            "inLanguage": "sv",
            "datePublished": max(each.published for each in made).isoformat(),
            "license": LICENCE,
            "publisher": _name_body(site, site.plan.bodies[only.owner]) if only else _name_municipality(site),
        }
    )


def _describe(site: Site, indicator: Indicator) -> str:
    """What the figures are, long enough for the engines that list data sets."""
    of = site.plan.municipality.name
    goals = ", ".join(site.plan.goals[id_].title for id_ in indicator.goals)
    example = " Uppgifterna är påhittade exempel." if indicator.example else ""
    told = f"Utfall och målvärden för {of}: {write_title(indicator)}. Visar hur det går för målet {goals}.{example}"
    definition = write_plain(indicator.definition) if indicator.definition else ""
    return f"{told} {definition}".strip()[:_LONGEST]


def _tell_technique(indicator: Indicator) -> str | None:
    source = indicator.source_of_outcomes
    parts = [f"{source.name} {source.id or ''}".strip()] if source else []
    return ", ".join([*parts, *([f"mäts {indicator.frequency}"] if indicator.frequency else [])]) or None


def _distributions(site: Site, indicator: Indicator) -> Iterable[Thing]:
    if not site.url:
        return
    for ending, kind in _FORMATS:
        address = site.absolute(data_address("indikatorer", indicator.id, ending))
        yield {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}


def _known_periods(site: Site, indicator: Indicator) -> list[tuple[date, date]]:
    """The first and the last day of each period with an outcome, in order."""
    known = assess_periods(site.plan, indicator, site.day)
    return [(each.period.start, each.period.end) for each in known if each.period and each.value is not None]


def _name_municipality(site: Site) -> Thing:
    named = {"@type": "GovernmentOrganization", "@id": _id(site, "", "kommun"), "name": site.plan.municipality.name}
    return _without_empty({**named, "url": site.plan.municipality.website})


def _name_body(site: Site, body: Body) -> Thing:
    kind = "Corporation" if body.kind is BodyKind.COMPANY else "GovernmentOrganization"
    return _without_empty({"@type": kind, "@id": _id(site, body_address(body.id), "organ"), "name": body.name})


def _id(site: Site, address: str, word: str) -> str | None:
    """What a thing is called by other things; its page is another thing than itself."""
    return f"{site.absolute(address)}#sida_{word}" if site.url else None


def _without_empty(thing: Thing) -> dict[str, object]:
    return {key: value for key, value in thing.items() if value not in (None, "", [], ())}
