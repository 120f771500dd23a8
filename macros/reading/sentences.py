"""The Swedish sentence for each kind of problem: what stands, what may stand, how to mend it.

The keys are the kinds that `plan/` names and the error types of pydantic. `{found}` is what stands in the file, quoted.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

_LONGEST_QUOTE = 60

SENTENCES: Mapping[str, str] = {
    # the file
    "file_unexpected": "Filen eller mappen hör inte hemma här. {remedy}",
    "file_name": "Filnamnet får bara ha små bokstäver a–z, siffror och bindestreck, ha högst 60 tecken och inte vara index: till exempel trygg-skola.yml.",
    "file_ending": "Filen ska heta något som slutar på {ending}.",
    "file_link": "Länken leder ut ur måldatan eller till något som inte finns. Lägg filen här i stället för en länk.",
    "file_size": "Filen är större än 1 MB. Dela upp den eller ta bort det som inte hör hit.",
    "file_unreadable": "Filen går inte att öppna. Kontrollera att den finns och att du får läsa den.",
    "folder_name": "Mappens namn får bara ha små bokstäver a–z, siffror och bindestreck, till exempel socialnamnden.",
    "file_missing": "Filen saknas. Den måste finnas i {folder}.",
    "folder_missing": "Mappen finns inte. Ange mappen med måldatan med --goals.",
    "folder_unknown": "Mappen hör inte till något organ. {suggestion}Lägg till organet i organisation.yml eller byt mappens namn.",
    "folder_period": "Filnamnet ska vara {allowed}.",
    "id_twice": "Id:t finns redan i {other}. Byt filens namn: varje id får bara användas en gång.",
    # the text
    "encoding": "Filen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8.",
    "byte_order_mark": "Filen börjar med ett osynligt tecken (BOM). Spara om den som UTF-8 utan BOM.",
    "character": "Texten innehåller ett osynligt styrtecken ({code}). Ta bort det.",
    "personal_number": "Här står något som ser ut som ett personnummer. Ta bort det: personuppgifter får inte publiceras.",
    "personal_number_name": "Filens namn innehåller något som ser ut som ett personnummer. Byt namn: personuppgifter får inte publiceras.",
    "file_empty": "Filen är tom. Fyll i uppgifterna eller ta bort filen.",
    "front_matter": "Filen ska börja med en rad ---, sedan titel och publicerad, sedan en rad --- och därefter texten.",
    # YAML
    "yaml": "Filen går inte att läsa här. Kontrollera indrag, kolon och citattecken på raden och raden ovanför.",
    "yaml_colon": "Här står ett kolon för mycket. Sätt citattecken runt texten om den innehåller kolon.",
    "yaml_continued": "Raden läses som en fortsättning på raden ovanför. Kontrollera indraget, att nyckeln där följs av kolon och mellanslag, och att text med kolon har citattecken.",
    "yaml_comma": "Här står ett kommatecken för mycket. Ta bort det, eller sätt citattecken runt texten om det hör till den.",
    "yaml_tab": "Här står en tabb. Gör indrag med mellanslag.",
    "yaml_sign": "En text får inte börja med {found}. Sätt citattecken runt texten.",
    "yaml_quote": "Ett citattecken saknas. Avsluta texten med samma tecken som den började med.",
    "yaml_indent": "Raden har fel indrag. Den ska börja lika långt in som raderna bredvid.",
    "yaml_rest": "Här står något efter att uppgiften är slut. Ta bort det eller sätt citattecken runt hela texten. Kontrollera också citattecknen på raderna ovanför.",
    "yaml_bracket": "Det som börjar med {found} här är inte rätt avslutat. Kontrollera att ] eller }} finns, att komma står mellan uppgifterna och att text med kolon har citattecken.",
    "yaml_escape": "Tecknet \\ betyder något särskilt inom dubbla citattecken. Använd enkla citattecken i stället.",
    "yaml_alias": "Ankare och alias (& och *) får inte användas. Skriv ut värdet på varje ställe, eller sätt citattecken runt en text som börjar så.",
    "yaml_tag": "Taggar (!) får inte användas. Skriv värdet som vanlig text, med citattecken om det behövs.",
    "yaml_depth": "Uppgifterna är nästlade för djupt. Här får vara högst 50 nivåer.",
    "yaml_documents": "Filen innehåller flera dokument. Ta bort raden ---.",
    "duplicate_key": "Nyckeln {found} står två gånger. Behåll en av dem.",
    "key": "Här ska stå en nyckel: ett ord följt av kolon.",
    "key_sign": "Nyckeln {found} får inte börja med @. Ta bort det tecknet.",
    # the form of a value
    "missing": "Uppgiften saknas. {remedy}",
    "extra_comma": "{found} står efter ett kommatecken och läses som en egen nyckel. Sätt citattecken runt hela texten, eller kolon efter nyckeln.",
    "extra_forbidden": "Nyckeln {found} finns inte här. {suggestion}",
    "text": "Här ska stå en text, inte en lista eller flera nycklar.",
    "empty": "Här står ingenting. Fyll i en text eller ta bort raden.",
    "one_line": "Texten ska stå på en rad.",
    "too_long": "Texten är för lång. Här får stå högst {max_length} tecken.",
    "string_too_long": "Texten är för lång. Här får stå högst {max_length} tecken.",
    "number": "{found} är inte ett tal. Skriv till exempel 80 eller 79,5.",
    "number_size": "{found} är för stort eller har för många decimaler. Kontrollera talet.",
    "count": "{found} är inte ett helt antal. Skriv till exempel 85.",
    "truth": "{found} går inte att läsa. Skriv true eller false.",
    "date": "{found} är inte ett datum. Skriv år-månad-dag, till exempel 2025-03-26.",
    "date_absent": "{found} finns inte i almanackan. Kontrollera månaden och dagen.",
    "period": "{found} är ingen period. Skriv till exempel 2025, 2024/25, 2025-t1, 2025-h1, 2025-kv3 eller 2025-06.",
    "address": "{found} är ingen webbadress. Den ska börja med https:// och får inte ha mellanslag.",
    "enum": "{found} går inte att välja. {suggestion}",
    "enum_medarbetare": "Medarbetares mål publiceras aldrig. Ta bort organet.",
    "string_pattern_mismatch": "{found} är inte ett id. Skriv med små bokstäver a–z, siffror och bindestreck, till exempel trygg-skola.",
    "pattern_code": '{found} är ingen kommunkod. Skriv fyra siffror inom citattecken, till exempel "1275".',
    "pattern_security": "{found} är varken en e-postadress eller en webbadress. Skriv till exempel sakerhet@example.se eller https://www.example.se/sakerhet.",
    "pattern_report": "{found} är ingen rapport. Skriv månad-MM (till exempel månad-03), tertial-1, tertial-2 eller årsredovisning.",
    "pattern_criterion": "{found} är inget krav i WCAG. Skriv numret först, till exempel 2.1.1 eller 2.1.1 Tangentbord.",
    "tuple_type": "Här ska stå en lista. Skriv varje uppgift på en egen rad som börjar med ett bindestreck.",
    "too_short": "Listan är tom. Här behövs minst en uppgift.",
    "model_type": "Här ska stå nycklar med värden, till exempel namn: Kolada.",
    "less_than_equal": "{found} är för mycket. Här får stå högst {le}.",
    "greater_than_equal": "{found} är för lite. Här får stå minst {ge}.",
    # references
    "goal_unknown": "Målet {id} finns inte. {suggestion}",
    "indicator_unknown": "Indikatorn {id} finns inte. {suggestion}",
    "body_unknown": "Organet {id} finns inte. {suggestion}",
    "area_unknown": "Målområdet {id} finns inte. {suggestion}",
    "model_unknown": "Styrmodellen {id} finns inte. {suggestion}",
    "question_answers": "Frågan ska leda till ett svar. Skriv en av nycklarna mål, indikator, område och sida, och bara en.",
    "term_unknown": "Mandatperioden {id} finns inte. {suggestion}",
    "id_reserved": "Id:t {found} kan inte användas: det är webbplatsens egen adress. Välj ett annat.",
    "id_repeated": "Id:t {id} står två gånger. Varje id får bara användas en gång.",
    "former_id_in_use": "Id:t {id} används av ett mål som finns. Ett tidigare id får inte vara i bruk.",
    "former_indicator_in_use": "Id:t {id} används av en indikator som finns. Ett tidigare id får inte vara i bruk.",
    "former_id_twice": "Samma tidigare id står också i {other}. Det får bara stå på ett ställe.",
    "goal_loop": "Målen utgår från varandra i en ring: {chain}. Ta bort en av länkarna.",
    "body_loop": "Organen är överordnade varandra i en ring: {chain}. Rätta överordnat.",
    "goal_replaces_itself": "Målet kan inte ersätta sig självt. Ta bort det ur listan.",
    # order
    "end_before_start": "Slutet {found} ligger före starten {start}. Rätta ett av datumen.",
    "published_before_period": "Utfallet är publicerat före perioden, som börjar {start}. Rätta datumet eller skriv typ: prognos.",
    "before_publication": "{found} ligger före publiceringen {published}. Rätta datumet.",
    "corrections_order": "Rättelserna ska stå i datumordning, men posten före är från {earlier}.",
    "follow_ups_order": "Uppföljningarna ska stå i datumordning, men posten före är från {earlier}.",
    "model_limits": "Gränsen för gult ska vara lägre än gränsen för grönt.",
    # targets and outcomes
    "method_direction": "Beräkningen {method} går bara att använda när riktningen är högre eller lägre. Byt beräkning eller riktning.",
    "baseline_missing": "Förflyttning behöver ett startvärde. Lägg till startvärde: {{period: 2022, värde: 76}}.",
    "limits_missing": "Beräkningen trösklar behöver gränser. Lägg till trösklar: {{grön: 0, gul: -1.5}}.",
    "limits_unused": "Trösklar används bara med beräkning: trösklar. Lägg till den raden eller ta bort trösklarna.",
    "reported_before_decision": "Uppdraget redovisades {found}, före beslutet {decided}. Rätta ett av datumen.",
    "reported_status": "Uppdraget har ett datum vid redovisad, men status är {found}. Skriv redovisat eller avslutat, eller ta bort datumet.",
    "due_before_decision": "Uppdraget ska redovisas senast {found}, före beslutet {decided}. Rätta ett av datumen.",
    "report_too_early": "Rapporten är publicerad {found}, men dess sista månad börjar {start}. Rätta det som är fel: datumet, rapporten eller året i filens namn.",
    "deficit_negative": "Gränsen {found} är under noll. Skriv underskottet i procent av budgeten utan minus, till exempel 1.",
    "report_correction_empty": "Rättelsen säger inte vad som stod förut. Lägg till tidigare_utfall eller tidigare_prognos.",
    "report_forecast_gone": "Rapporten har ingen prognos att rätta. Lägg till prognos eller ta bort tidigare_prognos.",
    "budget_changes_order": "Budgetändringarna ska stå i datumordning, men posten före är från {earlier}.",
    "budget_change_after_year": "Ändringen av budgeten är daterad {found}, efter årets slut {end}. Rätta datumet, eller året i filens namn.",
    "report_repeated": "Rapporten {found} står två gånger. Behåll en av dem.",
    "revised_before_decision": "Dokumentet är reviderat {found}, före beslutet {decided}. Rätta ett av datumen.",
    "section_misspelt": 'Rubriken {found} är nästan namnet på ett av planens avsnitt. Menade du "{section}"?',
    "limits_order": "Gränsen för grönt ska vara {side} än gränsen för gult.",
    "target_empty": "Målvärdet saknas. Lägg till värde.",
    "target_repeated": "Perioden {period} har redan ett målvärde. Ett nytt behöver ett eget beslut med ett senare datum; det gamla står kvar.",
    "target_not_positive": "Målvärdet {found} måste vara större än 0 när graden är en kvot. Välj beräkning: förflyttning eller trösklar.",
    "target_negative": "Målvärdet {found} får inte vara negativt när graden är en kvot. Välj beräkning: förflyttning eller trösklar.",
    "target_is_baseline": "Målvärdet är lika med startvärdet {start}, så det finns ingen förflyttning att mäta. Ändra ett av dem.",
    "target_wrong_side": "Målvärdet {found} är sämre än startvärdet {start} när riktningen är {direction}. Kontrollera talen och riktningen.",
    "interval_wanted": "Riktningen är intervall. Skriv lägst och högst i stället för värde.",
    "interval_open": "Ett intervall behöver både lägst och högst.",
    "interval_order": "Lägst {found} är högre än högst {highest}. Byt plats på dem.",
    "interval_unused": "Lägst och högst används bara när riktningen är intervall. Skriv värde i stället.",
    "correction_interval": "Ett intervall rättas inte. Lägg till ett nytt målvärde med ett nytt beslut.",
    "answer_wanted": "Riktningen är ja/nej. Skriv ja eller nej.",
    "outcome_empty": "Utfallet saknas. Lägg till värde, eller inte_mätt med en förklaring.",
    "outcome_both": "Här står både ett värde och inte_mätt. Behåll det ena.",
    "outcome_repeated": "Perioden {period} har redan ett sådant utfall. Rätta det i stället, eller återkalla det ena.",
    "too_few": "{found} personer är för få. Siffror som bygger på färre än fem personer får inte publiceras.",
    # the accessibility statement
    "conformity_with_faults": "Webbplatsen kan inte vara helt förenlig med lagen när en av bristerna har skälet brist. Skriv delvis eller inte, eller rätta bristens skäl.",
    "conformity_without_faults": "Här står {found} förenlig med lagen, men ingen brist säger varför. Lägg till minst en post under brister, eller skriv helt.",
    "burden_without_reason": "Det som är oskäligt betungande måste motiveras. Lägg till motivering.",
    "updated_before_assessment": "Redogörelsen är uppdaterad {found}, före bedömningen {assessed}. Rätta ett av datumen.",
    # search words
    "search_word_repeated": "Ordet {found} står två gånger. Lägg ihop raderna.",
    "search_word_alone": "Inget leder till ordet. Skriv minst ett ord under även eller felstavat, eller ta bort raden.",
    # assessments
    "bokslut_too_early": "Bokslutet för {year} är publicerat {found}, innan året var slut. Rätta datumet, eller byt filens namn om det gäller ett annat år.",
    "assessed_twice": "Målet {goal} har redan en bedömning i den här uppföljningen. Behåll en.",
    "reason_missing": "Bedömningen {found} är en annan än den beräknade färgen ({computed}). Skriv en motivering.",
    "black_overridden": "Målet är svart den dagen: inget har mätts. Bedömningen kan inte vara {found} förrän det finns ett utfall.",
}


_UNFORESEEN = "{found} går inte att läsa här. Jämför med exemplen i goals/README.md."


def tell(kind: str, found: str | None, facts: Mapping[str, Any]) -> str:
    """The sentence for a kind of problem."""
    told = {name: _plain(value) for name, value in facts.items()}
    if "known" in facts:
        told["suggestion"] = suggest(str(facts["id"]), facts["known"])
        told["id"] = quote(str(facts["id"]))
    sentence = SENTENCES.get(kind, _UNFORESEEN)
    return sentence.format(found=quote(found) if found is not None else "Värdet", **told)


def suggest(found: str, allowed: list[str]) -> str:
    """«Menade du …?» where something close may stand, else what may stand."""
    close = get_close_matches(found, allowed, 1, 0.6)
    most = 12
    listed = ", ".join(sorted(allowed)[:most]) + (" …" if len(allowed) > most else ".")
    if close:
        return f"Menade du {quote(close[0])}?"
    return f"Välj bland {listed}" if allowed else "Det finns inga att välja bland."


def quote(text: str) -> str:
    """What stands in the file, in quotation marks, on one line and not too long."""
    return f'"{shorten(text)}"'


def shorten(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """A text from a file on one line, without what can't be seen, and not too long."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    return f"{line[: longest - 1]}…" if len(line) > longest else line


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " → ".join(str(part) for part in value)
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ")
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value)
