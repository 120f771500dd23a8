"""The kinds of value a field of the goal repository can hold, and how each is read.

The YAML reader hands every scalar over as the text that stands in the file; what it means is decided here, by the
field that it stands in. So `2030` can be a title, `012` an id and `72,5` a number, whatever YAML makes of them.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)  # fmt: skip
from pydantic_core import PydanticCustomError

from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.spelling import (
    ADDRESS,
    ADDRESS_FORM,
    DATE_FORM,
    FOLLOW_UP_FORM,
    ID,
    ID_FORM,
    LONG_TEXT_FORM,
    LONGEST_ADDRESS,
    LONGEST_ID,
    LONGEST_LONG_TEXT,
    LONGEST_TEXT,
    LONGEST_TITLE,
    NUMBER,
    NUMBER_FORM,
    PERIOD_FORM,
    TEXT_FORM,
    TITLE_FORM,
    TRUTH_FORM,
    count_form,
)  # fmt: skip

_NUMBER, _ADDRESS = re.compile(NUMBER), re.compile(ADDRESS)
RESERVED_IDS = frozenset({"index"})
"""Ids whose page would take the place of the page above it."""
_LARGEST = Decimal("1e15")
_MOST_DECIMALS = 10


def _faulty(kind: str) -> PydanticCustomError:
    """A value that a field can't hold; `kind` is the key of the Swedish sentence that tells it."""
    return PydanticCustomError(kind, "")


def read_number(value: object) -> Decimal:
    """A number as it is written by hand, with a decimal point or comma."""
    return _number(_scalar(value, "number"))


@lru_cache(maxsize=65536)
def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise _faulty("number")
    plain = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".").replace("−", "-").replace("–", "-")
    number = Decimal(plain)
    if abs(number) >= _LARGEST or -int(number.as_tuple().exponent) > _MOST_DECIMALS:
        raise _faulty("number_size")
    return number


def _date(value: object) -> date:
    return _day(_scalar(value, "date"))


@lru_cache(maxsize=65536)
def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise _faulty("date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _faulty("date_absent") from None


def _scalar(value: object, kind: str) -> str:
    """A value that is one text, not a list or keys; else what was wanted there."""
    if not isinstance(value, str):
        raise _faulty(kind)
    return value.strip()


def _period(text: object) -> Period:
    try:
        return Period.parse(text if isinstance(text, str) else "")
    except ValueError:
        raise _faulty("period") from None


def _count(value: object) -> int:
    number = read_number(value)
    if number != int(number) or number < 0:
        raise _faulty("count")
    return int(number)


def _truth(value: object) -> bool:
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    raise _faulty("truth")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _faulty("text")
    if not value.strip():
        raise _faulty("empty")
    return value.strip()


def _unreserved(value: str) -> str:
    if value in RESERVED_IDS:
        raise _faulty("id_reserved")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise _faulty("one_line")
    return value


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise _faulty("address")
    return value


Number = Annotated[Decimal, BeforeValidator(read_number), WithJsonSchema(NUMBER_FORM)]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema(count_form())]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema(DATE_FORM)]
PeriodField = Annotated[InstanceOf[Period], BeforeValidator(_period), WithJsonSchema(PERIOD_FORM)]
FollowUpPeriodField = Annotated[
    InstanceOf[FollowUpPeriod], BeforeValidator(FollowUpPeriod.parse), WithJsonSchema(FOLLOW_UP_FORM)
]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema(TRUTH_FORM)]
LongText = Annotated[
    str, BeforeValidator(_text), StringConstraints(max_length=LONGEST_LONG_TEXT), WithJsonSchema(LONG_TEXT_FORM)
]
"""Markdown: paragraphs, lists, links, emphasis; no HTML."""
Text = Annotated[str, BeforeValidator(_text), StringConstraints(max_length=LONGEST_TEXT), WithJsonSchema(TEXT_FORM)]
Title = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(max_length=LONGEST_TITLE),
    AfterValidator(_one_line),
    WithJsonSchema(TITLE_FORM),
]
Id = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(pattern=f"^{ID}$", max_length=LONGEST_ID),
    AfterValidator(_unreserved),
    WithJsonSchema(ID_FORM),
]
GoalId = Annotated[Id, Field(examples=["trygg-skola"])]
IndicatorId = Annotated[Id, Field(examples=["trygga-elever"])]
BodyId = Annotated[Id, Field(examples=["kommunstyrelsen"])]
AreaId = Annotated[Id, Field(examples=["goda-uppvaxtvillkor"])]
TermId = Annotated[Id, Field(examples=["2023-2026"])]
ModelId = Annotated[Id, Field(examples=["riktlinje-2023"])]
Address = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(max_length=LONGEST_ADDRESS),
    AfterValidator(_address),
    WithJsonSchema(ADDRESS_FORM),
]


class Choice(StrEnum):
    """One of the few words that may stand in a field; each says in Swedish what it means."""

    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        made = str.__new__(cls, word)
        made._value_ = word
        made.meaning = meaning
        return made


_STATED: dict[frozenset[str], set[str]] = {}
"""The sets of stated keys that there are: a few for each kind of record."""


class Record(BaseModel):
    """Anything with keys: frozen, unknown keys refused, read by the Swedish names that stand in the files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _context: object, /) -> None:
        """Share what tells which keys were stated: of its own to each record it would be a third of the plan."""
        stated = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _STATED.setdefault(frozenset(stated), stated))

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, values: Any) -> Any:  # noqa: ANN401  whatever stands in the file
        """A known key that nothing stands after is as if it were not there."""
        if not isinstance(values, dict) or None not in values.values():
            return values
        known = {field.alias for field in cls.model_fields.values()}
        return {key: value for key, value in values.items() if value is not None or key not in known}


class FileRecord(Record):
    """A whole file. What the path says (`@…`) is added by the loader and can't be written in the file."""

    source: str = Field(alias="@fil", default="")
    """The file's path inside the goal repository, with `/`."""
    example: Truth = Field(
        alias="exempel",
        default=False,
        description="Skriv `true` när uppgifterna är påhittade exempel. Det syns på varje sida som visar dem.",
    )


class OwnedRecord(FileRecord):
    """A file in a body's folder: the folder is the owner and the file name the id."""

    id: Id = Field(alias="@id")
    owner: Id = Field(alias="@organ")

    def __hash__(self) -> int:
        """By the id alone: a hash of all that an indicator says would take longer than what is kept by it saves."""
        return hash(self.id)


class Decision(Record):
    """Who decided, when, and where it is minuted."""

    body: BodyId = Field(alias="organ", description="Id för organet som beslutade.")
    date: Date = Field(alias="datum", description="Beslutets dag.")
    paragraph: Title | None = Field(
        alias="paragraf", default=None, description="Paragrafen i protokollet.", examples=["§ 20"]
    )
    registry_number: Title | None = Field(
        alias="diarienummer", default=None, description="Ärendets diarienummer.", examples=["KS 2019/90"]
    )
    link: Address | None = Field(alias="länk", default=None, description="Adress till protokollet.")
