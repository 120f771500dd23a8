"""What the forms say: a label for each key, the one line that a folded row shows, and what a wrong value is told."""

from collections.abc import Mapping

from pydantic.fields import FieldInfo

from macros.pages.words import write_number
from macros.reading.sentences import tell

_LABELS: Mapping[str, str] = {
    "e-post": "E-post",
    "smart": "SMART",
    "trösklar": "Egna gränser (trösklar)",
    "exempel": "Påhittade exempel?",
    "kvinnor": "Kvinnor eller flickor",
    "män": "Män eller pojkar",
    "antal": "Antal personer bakom siffran",
    "liknande": "Liknande kommuner",
    "inte_mätt": "Inte mätt: varför",
    "inte_prövat": "Inte prövat",
    "ägardirektiv": "Adress till ägardirektivet",
    "aktiviteter_följs_upp": "Så ofta följs aktiviteter upp",
    "tidigare_id": "Tidigare id",
}
_SINGULAR: Mapping[str, str] = {
    "målvärden": "målvärde",
    "rättelser": "rättelse",
    "bedömningar": "bedömning",
    "uppföljningar": "uppföljning",
    "rapporter": "rapport",
    "budgetändringar": "budgetändring",
    "kontroller": "kontroll",
    "händelser": "händelse",
    "mandatperioder": "mandatperiod",
    "styrmodeller": "styrmodell",
    "frågor": "fråga",
    "målområden": "målområde",
    "brister": "brist",
    "synonymer": "synonym",
    "verktyg": "verktyg",
}
_CHOICE_HINTS: Mapping[str, str] = {
    "exempel": "Välj Ja när uppgifterna är påhittade exempel. Det syns på varje sida som visar dem.",
    "prognos": "Välj Ja för en prognos. Utan svar är det en prognos i tertialen men inte i bokslutet.",
    "färg": "Grön: uppfylls helt. Gul: uppfylls delvis. Röd: uppfylls inte. Svart: inte mätt.",
    "månader": "En eller flera månader.",
}
"""What is chosen by a key, where the model's own words are of what is written in a file."""
SUMMARIES: Mapping[str, str] = {
    "Target": "{{fields.period}}: {{fields.värde}}",
    "Outcome": "{{fields.period}}: {{fields.värde}}",
    "Correction": "{{fields.datum}}: {{fields.orsak}}",
    "AssessmentCorrection": "{{fields.datum}}: {{fields.orsak}}",
    "ReportCorrection": "{{fields.datum}}: {{fields.orsak}}",
    "BudgetChange": "{{fields.datum}}: {{fields.orsak}}",
    "Assessment": "{{fields.mål}}: {{fields.färg}}",
    "ActivityFollowUp": "{{fields.datum}}: {{fields.status}}",
    "EconomicReport": "{{fields.rapport}}: {{fields.utfall}}",
    "Control": "{{fields.kontroll}}",
    "WheelEvent": "{{fields.titel}}",
    "GoverningDocument": "{{fields.titel}}",
    "TermOfOffice": "{{fields.id}}",
    "SteeringModel": "{{fields.namn}}",
    "Question": "{{fields.fråga}}",
    "Body": "{{fields.namn}}",
    "GoalArea": "{{fields.namn}}",
    "SearchWord": "{{fields.ord}}",
    "AccessibilityFault": "{{fields.vad}}",
}
"""What a folded row of a list shows, by the class of the rows."""
FIRST: Mapping[str, tuple[str, ...]] = {"Indicator": ("titel", "utfall", "målvärden")}
"""What a form begins with where the model begins with something else: what is written most often, by the class."""
_MESSAGES: Mapping[str, str] = {
    "line": "Skriv på en rad, högst {longest} tecken.",
    "text": "Texten är för lång. Skriv högst {longest} tecken.",
    "count": "Skriv ett heltal, till exempel 3.",
    "pattern_code": "Skriv kommunkoden: fyra siffror.",
}
"""What a form says of a wrong value, where the words of `goals check` are about files."""


def label_of(key: str) -> str:
    """A key as a person reads it: `utgår_från` → `Utgår från`."""
    return _LABELS.get(key) or upper_first(key.replace("_", " "))


def singular_of(key: str) -> str:
    """One of what a list holds, as its button says: `Lägg till målvärde`."""
    return _SINGULAR.get(key, key.replace("_", " "))


def message_of(kind: str) -> str:
    """What a form says of a wrong value, by the kind of the problem; a text's kind ends with how long it may be."""
    name, _, longest = kind.partition(" ")
    told = write_number(int(longest)) if longest else ""
    return _MESSAGES[name].format(longest=told) if name in _MESSAGES else tell(name, None, {})


def hint_of(key: str, field: FieldInfo, *, is_chosen: bool) -> str:
    """What a field means, with an example where the model has one and nothing is chosen from a list."""
    told = (field.description or "").replace("`", "")
    if is_chosen:
        return _CHOICE_HINTS.get(key) or upper_first(told.removeprefix("Id för "))
    examples = ", ".join(map(str, field.examples or ()))
    return f"{told} Till exempel {examples}{'' if examples.endswith(('.', '?')) else '.'}" if examples else told


def upper_first(text: str) -> str:
    """A text that begins as sentences do."""
    return text[:1].upper() + text[1:]
