"""The glossary: every term of art that the site shows, in words that a twelve-year-old understands.

Source: DOMAIN, *Glossary*, and both guidelines for mål- och resultatstyrning; the explanations are our own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word of the site and what it means, as plain text."""

    word: str
    meaning: str
    """One to three short sentences."""
    also: tuple[str, ...] = ()
    """Other forms and synonyms that lead to the word."""


TERMS: tuple[Term, ...] = (
    Term(
        "aktivitet",
        "Något som kommunen gör för att nå ett mål, till exempel läxhjälp efter skolan. "
        "Någon ansvarar för den, och den har en start och ett slut.",
        ("aktiviteten", "aktiviteter"),
    ),
    Term(
        "avvikelse",
        "Skillnaden mellan det som var planerat och det som blev eller ser ut att bli. "
        "För pengar är det skillnaden mot budgeten.",
        ("avvikelsen", "avvikelser"),
    ),
    Term("basår", "Året som vi jämför med när vi ser hur långt vi har kommit.", ("basåret",)),
    Term(
        "bedömning",
        "Ett organs svar på frågan hur det går för ett mål. "
        "Siffrorna vägs ihop med det som har gjorts och med hur året har varit.",
        ("bedömningar", "bedömningen"),
    ),
    Term(
        "bokslut",
        "Genomgången när året är slut: vad allt kostade och hur det gick för målen.",
        ("bokslutet", "bokslutsrapport"),
    ),
    Term(
        "bolag",
        "Ett företag som kommunen äger, ensam eller tillsammans med andra. Det kan till exempel hyra ut bostäder.",
        ("bolagen", "bolaget", "kommunala bolag"),
    ),
    Term(
        "budget",
        "Planen för hur mycket pengar som får användas under ett år, och till vad.",
        ("budgeten", "internbudget"),
    ),
    Term(
        "delårsrapport",
        "En rapport om pengar och mål innan året är slut. Den kommer efter årets åtta första månader. "
        "Med den äldre styrmodellen kom den efter halva året.",
        ("delårsrapporten",),
    ),
    Term(
        "diarienummer",
        "Numret som kommunen ger ett ärende. Med numret kan du be att få läsa papperen.",
        ("diarienumret", "dnr"),
    ),
    Term(
        "enhet",
        "En arbetsplats i kommunen, till exempel en skola eller ett äldreboende. "
        "Ordet används också om det som en siffra räknas i, som procent eller kronor.",
        ("enheten", "enheter"),
    ),
    Term(
        "förflyttning",
        "Hur stor del av vägen från startvärdet till målvärdet som är avklarad. Det är ett sätt att räkna ut graden.",
        ("förflyttningen",),
    ),
    Term(
        "förflyttningsmål",
        "Ett mål som handlar om att röra sig åt rätt håll, steg för steg. "
        "Varje mandatperiod ska kommunen komma närmare det den vill på lång sikt.",
        ("förflyttningsmålen", "förflyttningsmålet"),
    ),
    Term(
        "förvaltning",
        "De anställda som arbetar åt en nämnd. Nämnden bestämmer vad som ska göras, och de gör det.",
        ("förvaltningar", "förvaltningen"),
    ),
    Term(
        "förvaltningschef",
        "Högsta chefen för de anställda hos en nämnd. Ser till att nämndens beslut blir verklighet.",
        ("förvaltningschefen",),
    ),
    Term(
        "grad",
        "Hur nära målvärdet vi har kommit, i procent. Vid 100 procent är vi framme.",
        ("grad av måluppfyllelse", "graden"),
    ),
    Term(
        "halvårsbokslut",
        "Genomgång av pengar och mål efter halva året. Hör till den äldre styrmodellen.",
        ("delårsbokslut",),
    ),
    Term(
        "indikator",
        "Något som går att mäta och som visar om vi närmar oss ett mål. "
        "Ett exempel är hur stor del av eleverna som klarar skolan.",
        ("indikatorer", "indikatorerna", "indikatorn"),
    ),
    Term(
        "inget målvärde",
        "Ingen har bestämt vilken siffra vi ska nå. Då visar vi siffran men sätter ingen färg.",
        ("följs utan mål", "utan målvärde"),
    ),
    Term(
        "inte rapporterat än",
        "Resultatet har inte kommit, för tiden som ska mätas är inte över eller inte redovisad. "
        "Därför finns det ingen färg.",
        ("inte rapporterad", "inte rapporterade", "inte rapporterat"),
    ),
    Term(
        "internkontroll",
        "Kommunen letar själv efter fel i sitt arbete och rättar till dem. "
        "Det kan till exempel handla om att pengar används rätt och att lagar följs.",
        ("intern kontroll", "internkontrollen"),
    ),
    Term(
        "intervall",
        "Ett område mellan två tal, i stället för ett enda tal att nå. "
        "Ett exempel är att det ska gå mellan 18 och 24 elever i en klass.",
        ("intervallet",),
    ),
    Term("Kolada", "En öppen databas på nätet med siffror om Sveriges kommuner och regioner."),
    Term(
        "kommun",
        "Ett område med egna politiker som bestämmer över sådant som finns nära dig. "
        "De ordnar till exempel skola, äldreomsorg och bibliotek.",
        ("kommunen", "kommuner"),
    ),
    Term(
        "kommundirektör",
        "Högsta chefen för dem som är anställda i kommunen. Ser till att det som fullmäktige beslutar blir gjort.",
        ("kommundirektören",),
    ),
    Term(
        "kommunfullmäktige",
        "De politiker som har sista ordet i kommunen. Invånarna väljer dem vart fjärde år. "
        "De är ungefär som en liten riksdag.",
        ("fullmäktige", "KF"),
    ),
    Term(
        "kommunstyrelsen",
        "De politiker som leder och samordnar arbetet, ungefär som en regering. "
        "De håller också ett öga på nämnder och bolag.",
        ("kommunstyrelse", "KS"),
    ),
    Term(
        "kvot",
        "Ett tal delat med ett annat. Vi delar utfallet med målvärdet när högre är bättre, "
        "och målvärdet med utfallet när lägre är bättre.",
        ("kvoten",),
    ),
    Term("källa", "Stället som en siffra eller uppgift kommer från, till exempel en enkät.", ("källan", "källor")),
    Term(
        "ledningssystem",
        "Kommunens gemensamma sätt att planera, följa upp och rapportera. Dit hör också datorprogrammet som används.",
        ("ledningssystemet",),
    ),
    Term("ledord", "Några få ord som ska märkas i hur kommunen arbetar och möter människor.", ("ledorden",)),
    Term(
        "liknande kommuner",
        "Kommuner som liknar vår i sådant som påverkar siffran, till exempel hur många och hur gamla invånarna är. "
        "Databasen Kolada väljer ut dem, och de kan vara andra för skolan än för äldreomsorgen.",
    ),
    Term("läsår", "Skolans år. Det börjar ena sommaren och slutar nästa.", ("läsåret",)),
    Term("lättläst", "En text med korta meningar och vanliga ord, så att fler förstår den."),
    Term(
        "mandatperiod",
        "De fyra år som politikerna är valda för. Sedan är det val igen.",
        ("mandatperioden", "mandatperioder"),
    ),
    Term("mål", "Något som kommunen har bestämt sig för att uppnå.", ("målen", "målet")),
    Term(
        "mål- och resultatstyrning",
        "Ett sätt att leda: först bestämma vad som ska bli bättre, sedan mäta om det blev så och lära av svaret.",
        (),
    ),
    Term(
        "målkedja",
        "Så hänger målen ihop, från visionen till hela kommunens mål och vidare ut i arbetet. "
        "Varje led bygger på det som ligger ovanför.",
        ("målkedjan",),
    ),
    Term("målområde", "En rubrik som samlar flera mål om samma sak.", ("målområden", "målområdet")),
    Term("målstyrning", "Att politikerna styr genom att säga vad som ska uppnås, inte hur det ska gå till."),
    Term(
        "måluppfyllelse",
        "Hur väl ett mål är nått. Svaret bygger både på det som har mätts och på en bedömning.",
        ("måluppfyllelsen",),
    ),
    Term(
        "målvärde",
        "Den siffra som vi vill att en indikator ska nå under en viss tid.",
        ("målvärden", "målvärdena", "målvärdet"),
    ),
    Term(
        "månadsrapport",
        "En kort rapport under året om hur pengarna räcker. Den kommer tre gånger om året.",
        ("månadsrapporten", "månadsrapporter"),
    ),
    Term(
        "nettokostnad",
        "Det som är kvar att betala när inkomster som avgifter är borträknade. Det mesta av den betalas med skatt.",
        ("nettokostnaden", "nettokostnader"),
    ),
    Term(
        "nulägesanalys",
        "En beskrivning av hur det är i dag: vad som fungerar bra och vad som behöver bli bättre.",
        ("nuläge", "nulägesanalysen"),
    ),
    Term(
        "nyckeltal",
        "En siffra som vi följer utan att ha bestämt vart den ska. Den visas men får ingen färg.",
        ("nyckeltalen", "nyckeltalet"),
    ),
    Term(
        "nämnd",
        "En grupp politiker som ansvarar för en del av kommunen, till exempel skolan.",
        ("nämnden", "nämnder", "nämnderna"),
    ),
    Term(
        "organ",
        "En del av kommunen som kan ha egna mål. Det kan vara fullmäktige, en nämnd, ett bolag eller en skola.",
        ("organen", "organet"),
    ),
    Term("paragraf", "Numret på ett beslut i anteckningarna från ett möte. Det skrivs med tecknet §.", ("§",)),
    Term(
        "planeringsprocess",
        "Stegen fram till nästa års arbete: se vad som förändras, besluta om pengar och mål, "
        "välja vad som ska mätas och bestämma hur det ska gå till.",
        ("budgetprocess", "planeringsprocessen"),
    ),
    Term(
        "preliminärt",
        "Siffran är mätt men inte färdigkontrollerad, så den kan ändras.",
        ("preliminär", "preliminära"),
    ),
    Term(
        "prognos",
        "Vad vi tror att det blir, byggt på det vi vet i dag. Den är aldrig ett resultat.",
        ("prognosen", "prognoser"),
    ),
    Term("resultatstyrning", "Att mäta hur det gick, lära av det och jämföra med andra, för att kunna bli bättre."),
    Term("riket", "Hela Sverige. Siffran visar hur det ser ut i landet som helhet."),
    Term(
        "rättelse",
        "En ändring av något som redan är publicerat. Det gamla och orsaken står kvar, så att alla kan se dem.",
        ("rättad", "rättelser"),
    ),
    Term(
        "samordnare",
        "Den som hjälper chefer och medarbetare med mål, styrkort och rapporter.",
        ("samordnaren", "styrkortsamordnare", "styrkortsamordnaren"),
    ),
    Term(
        "SMART",
        "Fem krav på ett bra mål. Det ska vara tydligt och gå att mäta. "
        "De som berörs ska ställa upp på det, och det ska gå att nå och ha ett slutdatum.",
        ("SMARTa", "SMARTa mål"),
    ),
    Term(
        "startvärde", "Siffran som gällde när vi började. Därifrån mäter vi hur långt vi har kommit.", ("startvärdet",)
    ),
    Term(
        "styrdokument",
        "En beslutad text om hur kommunen ska arbeta, till exempel en riktlinje, en policy eller en plan.",
        ("styrande dokument", "styrdokumenten", "styrdokumentet"),
    ),
    Term(
        "styrkort",
        "En samlad bild av vad ett organ vill nå, hur det mäts, hur det går och vad som görs.",
        ("styrkorten", "styrkortet"),
    ),
    Term(
        "styrmodell",
        "Reglerna för hur kommunen arbetar med mål, till exempel när en färg blir grön. "
        "Nya regler börjar gälla en viss dag.",
        ("styrmodellen", "styrmodeller"),
    ),
    Term(
        "svart",
        "Det finns något vi vill nå, men ingen har mätt hur det gick. Det kan ha gått bra eller dåligt.",
        ("inte mätt", "svarta"),
    ),
    Term("tertial", "Fyra månader, alltså en tredjedel av ett år.", ("tertialen", "tertialet")),
    Term(
        "tertialrapport",
        "En rapport om hur pengarna räcker efter fyra eller åtta månader. "
        "Den efter åtta månader säger också hur det ser ut att gå för målen.",
        ("tertialrapporten", "tertialrapporter"),
    ),
    Term("tkr", "Tusen kronor. Beloppet 2 200 tkr är alltså 2,2 miljoner kronor."),
    Term(
        "trend- och omvärldsanalys",
        "En genomgång av vad som förändras här, i landet och i världen, och av vad invånarna behöver. "
        "Den görs innan målen bestäms.",
        ("omvärldsanalys", "trendanalys"),
    ),
    Term(
        "trösklar",
        "Gränser för grönt och gult som inte räknas i procent av målvärdet. "
        "De behövs för siffror som kan vara både över och under noll.",
        ("tröskel",),
    ),
    Term(
        "uppdrag",
        "Något som ett organ har bett ett annat att göra, till exempel att ta reda på vad något kostar.",
        ("uppdragen", "uppdraget"),
    ),
    Term(
        "uppföljning",
        "Att se efter hur det gick med det vi bestämde, och lära av det.",
        ("uppföljningar", "uppföljningen"),
    ),
    Term(
        "uppföljningsprocess",
        "Stegen under året när kommunen ser efter hur det går med pengar, mål och aktiviteter, "
        "och berättar vad den har lärt sig.",
        ("uppföljningsprocessen",),
    ),
    Term("utfall", "Siffran som mätningen gav. Så blev det.", ("utfallen", "utfallet")),
    Term(
        "verksamhet",
        "Ett slags arbete som kommunen sköter, till exempel äldreomsorg. Till den hör ofta flera arbetsplatser.",
        ("verksamheten", "verksamheter"),
    ),
    Term(
        "verksamhetsplan",
        "En text om vad en del av kommunen ska göra under året, hur det ska gå till och vad som finns för pengar. "
        "I skolan gäller den ett läsår.",
        ("verksamhetsplanen", "verksamhetsplaner", "verksamhetsplanering"),
    ),
    Term("vision", "En bild av hur kommunen vill ha det längre fram.", ("visionen",)),
    Term("årshjul", "En översikt över vad som händer varje månad, år efter år.", ("årshjulet",)),
    Term(
        "årsredovisning",
        "Kommunens berättelse om året som gick: pengarna och resultaten. Den kommer när året är slut.",
        ("årsredovisningen",),
    ),
    Term(
        "återkallad",
        "Siffran gäller inte längre och räknas inte med. Orsaken står bredvid.",
        ("återkallades", "återkallat"),
    ),
    Term(
        "åtgärdsplan",
        "Det som en nämnd ska göra för att få pengarna att räcka när det ser ut att fattas mycket.",
        ("åtgärdsplanen", "åtgärdsplaner"),
    ),
    Term(
        "ägardirektiv",
        "Kommunens krav på ett företag som den äger: vad det ska göra och hur.",
        ("ägardirektivet",),
    ),
)
"""Every term, in Swedish alphabetical order."""

_BY_WORD = {form.casefold(): term for term in TERMS for form in (term.word, *term.also)}


def find_term(word: str) -> Term:
    """The term that a word or another form of it leads to, whatever its case; raises KeyError where there is none."""
    return _BY_WORD[word.casefold()]
