// The search page. The index is Pagefind's and is fetched only once the field is used, or the address asks for
// something. Without this script the form leads here again, and the whole list stands below it.

const PAGE = 10; // hits shown at a time
const WAIT = 70; // ms from a keystroke to the search
const PATIENCE = 400; // ms before we say that we are searching
const FEW = 3; // so few hits that another word may have been meant
const EXCERPT = 32; // words
const PARTER = "␟"; // parts the groups of a document's texts
const RANKING = { termFrequency: 0, termSaturation: 2, termSimilarity: 2, diacriticSimilarity: 0.2, pageLength: 0 };
const ENDINGS = ("heternas heterna heten heter arnas ernas ornas arens arna erna orna ande aren aste ens ets ers ars " +
  "ors ans are ade het en et er ar or an na ns as es s n a e").split(" ");
const STOP_WORDS = new Set(("alla allt andra att av bara blev bli blir både bra bättre de dem den denna det detta dig din dina " +
  "du där då efter eller en er ett flera fler finns fram från få får fått för före ge genom gör göra gå går ha hade han har " +
  "hittar hon hos hur här i in inga ingen inom inte ja jag kan kom kommer kommun kommunen kommunens kunna man med mellan men " +
  "långt lång länge mer mest min mina mot mycket många måste ni nu när någon något några och också om oss på redan sedan ser sig sin sina ska " +
  "skulle som så tar ta till under upp ut utan vad var vara varför varje vart vem vi vid vilka vill vilken vilket våra vår vårt åt " +
  "är än ännu över").split(" "));

const part = (id) => document.getElementById(`sok_${id}`);
const [field, count, help, hits, more, filters, chosen, tips, list, model, example] =
  ["falt", "antal", "hjalp", "traffar", "fler", "filter", "valda", "tips", "lista", "traff", "exempel"].map(part);
const form = field.form;
const selects = [...form.querySelectorAll("select")];
const title = document.title;
const root = "../"; // the site's root, seen from the search page

let engine, leading, known; // promises of Pagefind, of the words that lead to others, of every word
let tries = 0;
let hasFailed = false;
let latest = 0; // the number of the last search; an older one that answers late is left
let found = [];
let terms = [];
let timer;

// Pagefind says nothing of files that it can't fetch; we listen for it.
const plainFetch = window.fetch;
window.fetch = async (...asked) => {
  try {
    const answer = await plainFetch(...asked);
    hasFailed ||= !answer.ok;
    return answer;
  } catch (error) {
    hasFailed = true;
    throw error;
  }
};

document.querySelector(".without-script").hidden = true;
filters.hidden = false;
filters.open = matchMedia("(min-width: 60em)").matches;
readAddress();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (matchMedia("(pointer: coarse)").matches) field.blur();
  run();
});
form.addEventListener("focusin", () => prepare().catch(() => {}), { once: true });
field.addEventListener("input", () => run(WAIT));
for (const select of selects) select.addEventListener("change", () => run());
more.addEventListener("click", showMore);
addEventListener("keydown", walk);
addEventListener("popstate", () => {
  readAddress();
  run(0, { keepsAddress: true });
});
document.querySelector(".search").addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="?q="]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  readAddress();
  run(0, { keepsAddress: true });
});
if (field.value || selects.some((select) => select.value)) run(0, { shows: history.state?.shows, keepsAddress: true });

// The address and the form

function readAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

function writeAddress(shows) {
  const asked = new URLSearchParams();
  for (const { name, value } of [field, ...selects]) if (value.trim()) asked.set(name, value.trim());
  history.replaceState({ shows }, "", asked.size ? `?${asked}` : location.pathname);
  document.title = field.value.trim() ? `${field.value.trim()} – ${title}` : title;
}

function showChosen() {
  const used = selects.filter((select) => select.value);
  const key = used.map((select) => select.value).join(" ");
  if (chosen.dataset.key === key) return; // a new button would lose the focus
  chosen.dataset.key = key;
  filters.querySelector(".filter-count").textContent = used.length ? ` (${used.length})` : "";
  chosen.hidden = !used.length;
  chosen.replaceChildren(...used.map((select) => {
    const name = `${select.labels[0].textContent}: ${select.selectedOptions[0].textContent}`;
    const button = makeButton(name, () => {
      select.value = "";
      run();
      showChosen();
      (chosen.querySelector("button") ?? field).focus();
    });
    button.setAttribute("aria-label", `Ta bort filtret ${name}`);
    return button;
  }));
}

function makeButton(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

// Searching

function run(wait = 0, { shows = PAGE, keepsAddress = false } = {}) {
  clearTimeout(timer);
  const number = ++latest;
  timer = setTimeout(() => search(number, shows ?? PAGE, keepsAddress), wait);
}

async function search(number, shows, keepsAddress) {
  if (!keepsAddress) writeAddress(shows);
  showChosen();
  const facts = selects.filter((select) => select.value).map(({ name, value }) => writeFact(name, value));
  const words = listWords(field.value);
  if (!words.length && !facts.length) return showNothingAsked();
  const slow = setTimeout(() => number === latest && say("Söker …"), PATIENCE);
  try {
    const answer = await tryToFind(words, facts).catch(() => tryToFind(words, facts)); // a poor network fails now and then
    if (number === latest) await show(answer, facts, shows, number);
  } catch (error) {
    console.error(error);
    if (number === latest) showFailure();
  } finally {
    clearTimeout(slow);
  }
}

async function tryToFind(words, facts) {
  hasFailed = false;
  try {
    const answer = await findAnswer(words, facts);
    if (hasFailed) throw new Error("a file of the index could not be fetched");
    return answer;
  } catch (error) {
    [engine, leading, known] = [];
    tries++;
    throw error;
  }
}

function prepare() {
  engine ??= import(new URL(`../pagefind/pagefind.js${tries ? `?${tries}` : ""}`, import.meta.url)).then(
    (pagefind) => pagefind.createInstance({ noWorker: true, ranking: RANKING }));
  leading ??= getJson("sokord.json").then(readLeading);
  return Promise.all([engine, leading]);
}

async function getJson(name) {
  return (await fetch(name)).json();
}

// What is found, and what was meant if nothing was: every word, else some of them, else another word.
async function findAnswer(words, facts) {
  const [pagefind, led] = await prepare();
  const meant = leaveOutStopWords(words);
  const all = await findAll(pagefind, led, words, facts);
  if (all.length >= FEW || !words.length) return { hits: all, terms: meant };
  const other = await suggest(meant);
  if (all.length && meant.length === 1) return { hits: all, terms: meant, other };
  if (other && !all.length) {
    const instead = await findAll(pagefind, led, other, facts);
    if (instead.length) return { hits: instead, terms: other, other, isInstead: true };
  }
  const some = meant.length > 1 ? await findSome(pagefind, led, meant, facts) : [];
  return { hits: some, terms: meant, isSome: some.length > all.length, whole: all.length };
}

// The hits on all of some words, or on what they lead to.
async function findAll(pagefind, led, words, facts) {
  const ways = listWays(words, led);
  const answers = await Promise.all(ways.map(({ terms: way }) => pagefind.search([...way.map(trim), ...facts].join(" "))));
  const merged = new Map();
  for (const [number, { results }] of answers.entries()) {
    const { terms: way, worth } = ways[number];
    if (!results.length || (way.length && !(await isMeant(results[0], way)))) continue;
    for (const each of results) {
      const score = each.score * worth;
      if (score > (merged.get(each.id)?.score ?? -1)) merged.set(each.id, { ...each, score, way });
    }
  }
  return sortHits(merged);
}

// The hits on any of some words, those with the most of them first.
async function findSome(pagefind, led, words, facts) {
  const merged = new Map();
  for (const word of words) {
    for (const each of await findAll(pagefind, led, [word], facts)) {
      const before = merged.get(each.id);
      const fits = (before?.fits ?? 0) + 1;
      const sum = (before?.sum ?? 0) + each.score;
      merged.set(each.id, { ...each, sum, fits, score: sum * fits, words: [...(before?.words ?? []), ...each.words] });
    }
  }
  return sortHits(merged);
}

function sortHits(merged) {
  return [...merged.values()].sort((one, other) => other.score - one.score);
}

// Pagefind takes the longest beginning of a word that it knows nothing of: see that it is nearly the word.
async function isMeant(result, way) {
  const words = (await result.data()).content.split(" ");
  const matched = result.words.flatMap((place) => listWords(words[place] ?? ""));
  return way.every((term) => matched.some((word) => isNear(term, word)));
}

function isNear(term, word) {
  const wanted = findStem(fold(term));
  const there = fold(word);
  if (there.startsWith(wanted)) return true;
  const stem = findStem(there);
  return wanted.startsWith(stem) && stem.length >= Math.max(4, wanted.length - 2);
}

// Swedish

function listWords(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function findStem(word) {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= 3);
  return ending ? word.slice(0, -ending.length) : word;
}

// Pagefind's stemmer leaves the n of frånvaron and skolans; every word that begins as the rest is found too.
function trim(word) {
  return word.length > 4 ? word.replace(/([aioåäö])ns?$/, "$1") : word;
}

function writeFact(name, id) {
  return `q0${name}0${id.replaceAll("-", "zq")}0q`;
}

function readLeading(lines) {
  const led = new Map();
  for (const [word, others] of lines) {
    for (const other of others) led.set(keyOf(listWords(other)), [...(led.get(keyOf(listWords(other))) ?? []), listWords(word)]);
  }
  return led;
}

function keyOf(words) {
  return words.map((word) => findStem(fold(word))).join(" ");
}

function leaveOutStopWords(words) {
  const left = words.filter((word) => !STOP_WORDS.has(word));
  return left.length ? left : words;
}

// The words as they are, then with some of them exchanged for what they lead to: an expression is worth more than its words.
function listWays(words, led) {
  const ways = [{ terms: leaveOutStopWords(words), worth: 1 }];
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(start + 3, words.length); end > start; end--) {
      for (const instead of led.get(keyOf(words.slice(start, end))) ?? []) {
        const others = [...words.slice(0, start), ...words.slice(end)].filter((word) => !STOP_WORDS.has(word));
        ways.push({ terms: [...others, ...instead], worth: end - start > 1 ? 2 : 0.8 });
      }
    }
  }
  return ways.slice(0, 5);
}

// The words with those that the site does not know exchanged for the nearest it does; nothing where there is none.
async function suggest(words) {
  known ??= getJson("ordlista.json").then((all) => all.map((word) => [word, fold(word)]));
  const all = await known;
  const meant = words.map((word) => findNearest(word, all));
  return meant.some((word, number) => word !== words[number]) ? meant : undefined;
}

function findNearest(word, all) {
  const wanted = fold(word);
  const stem = findStem(wanted);
  if (wanted.length < 4 || all.some(([, there]) => there.startsWith(stem))) return word;
  const most = wanted.length > 5 ? 2 : 1;
  let best = word;
  let least = most + 0.75;
  for (const [there, folded] of all) {
    if (Math.abs(folded.length - wanted.length) > most) continue;
    const steps = countSteps(wanted, folded, most) + (folded[0] === wanted[0] ? 0 : 0.5);
    if (steps < least) [best, least] = [there, steps];
  }
  return best === word ? findPart(word, all) : best;
}

// The longest word of the site that a compound begins or ends with: parkering of cykelparkering.
function findPart(word, all) {
  const wanted = fold(word);
  let best = word;
  let longest = 3;
  for (const [there, folded] of all) {
    const stem = findStem(folded);
    const fits = wanted.startsWith(stem) || wanted.endsWith(folded);
    if (fits && stem.length > longest && stem.length < wanted.length) [best, longest] = [there, stem.length];
  }
  return best;
}

// Letters to add, take away, exchange or turn around to make one word another (Damerau–Levenshtein).
function countSteps(one, other, most) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[other.length];
}

// Showing

async function show(answer, facts, shows, number) {
  found = answer.hits;
  terms = [...answer.terms, ...found.slice(0, 1).flatMap((hit) => hit.way ?? [])];
  const shown = await Promise.all(found.slice(0, shows).map(makeHit));
  if (number !== latest) return;
  hits.replaceChildren(...shown);
  showRest(shown.length);
  const asked = field.value.trim();
  say(tellCount(answer, asked));
  help.replaceChildren(...makeHelp(answer, asked, facts));
  list.hidden = true;
  example?.toggleAttribute("hidden", !found.length);
  tips?.toggleAttribute("hidden", true);
}

function tellCount({ hits: all, isInstead, isSome, whole, terms: used }, asked) {
  const counted = `${all.length} ${all.length === 1 ? "träff" : "träffar"}`;
  if (!all.length) return asked ? `Inga träffar på ”${asked}”.` : "Inga träffar.";
  if (isInstead) return `Inga träffar på ”${asked}”. Här är ${counted} på ”${used.join(" ")}”.`;
  if (isSome) return `${whole ? "Få träffar" : "Ingen träff"} på alla orden. Här är ${counted} på något av dem.`;
  return asked ? `${counted} på ”${asked}”` : counted;
}

function makeHelp({ hits: all, other, isInstead }, asked, facts) {
  const lines = [];
  if (other) {
    const link = document.createElement("a");
    link.href = `?${new URLSearchParams({ q: other.join(" ") })}`;
    link.textContent = other.join(" ");
    lines.push(makeLine("Menade du ", link, "?"));
  }
  if (!all.length && facts.length) {
    lines.push(makeLine("Filtren kan dölja träffar. ", makeButton("Ta bort filtren", () => {
      for (const select of selects) select.value = "";
      run();
      field.focus();
    })));
  }
  if (!all.length) {
    lines.push(makeLine("Prova ett annat eller kortare ord, eller titta i ", makeButton("hela listan", showList), "."));
  }
  return lines;
}

function makeLine(...parts) {
  const line = document.createElement("p");
  line.append(...parts);
  return line;
}

function showNothingAsked() {
  found = [];
  hits.replaceChildren();
  help.replaceChildren();
  more.hidden = true;
  list.hidden = false;
  example?.toggleAttribute("hidden", true);
  tips?.toggleAttribute("hidden", false);
  say("");
}

function showFailure() {
  hits.replaceChildren();
  more.hidden = true;
  list.hidden = false;
  say("Det gick inte att hämta sökningen. Kontrollera att du är uppkopplad.");
  help.replaceChildren(makeLine(makeButton("Försök igen", () => run())));
}

function showList() {
  list.hidden = false;
  list.querySelector("h2").scrollIntoView();
}

function showRest(shown) {
  const left = found.length - shown;
  more.hidden = left <= 0;
  more.textContent = `Visa ${Math.min(left, PAGE)} till av ${found.length}`;
}

async function showMore() {
  const before = hits.children.length;
  const number = latest;
  const added = await Promise.all(found.slice(before, before + PAGE).map(makeHit));
  if (number !== latest) return;
  hits.append(...added);
  showRest(before + added.length);
  writeAddress(hits.children.length);
  added[0]?.querySelector("a").focus();
}

function say(text) {
  if (count.textContent !== text) count.textContent = text;
}

// Everything of a hit is put there as text: what the data holds is never read as HTML.
async function makeHit(result) {
  const { raw_url: address, content } = await result.data();
  const [shown, heading, note, , facts] = content.split(PARTER).map((group) => group.trim());
  const about = readFacts(facts);
  if (about.typ === "uppfoljning" && facts.split("q0organ0").length > 2) delete about.organ; // the municipality's own
  const made = model.content.cloneNode(true).firstElementChild;
  const link = made.querySelector("a");
  link.href = root + address.split(PARTER)[0];
  link.append(...markWords(heading.split(" "), () => false));
  const kind = [pick("typ", about.typ), pick("organ", about.organ), note].map((each) => each?.textContent ?? each);
  made.querySelector(".hit-kind").textContent = kind.filter((each) => each && each !== heading).join(" · ");
  const chip = about.bricka && pick("bricka", about.bricka);
  if (chip) made.querySelector(".hit-facts").prepend(chip.cloneNode(true), " ");
  const text = made.querySelector(".hit-text");
  if (shown) text.append(...makeExcerpt(shown, result.words));
  else text.remove();
  return made;
}

function readFacts(text) {
  const about = {};
  for (const [, name, id] of text.matchAll(/q0([a-z]+)0(\S+?)0q(?=\s|$)/g)) about[name] ??= id.replaceAll("zq", "-");
  return about;
}

function pick(name, id) {
  return document.querySelector(`template[data-${name}="${CSS.escape(id ?? "")}"]`)?.content;
}

// The part of a text with the most of what was searched for, from the beginning of a sentence where it can.
function makeExcerpt(text, places) {
  const words = text.split(" ");
  const at = new Set(places.filter((place) => place < words.length));
  const isHit = words.map((word, place) => at.has(place) || isMatch(word));
  const sums = [0];
  for (const each of isHit) sums.push(sums.at(-1) + each);
  const last = Math.max(0, words.length - EXCERPT);
  const covered = (start) => sums[Math.min(start + EXCERPT, words.length)] - sums[start];
  let best = 0;
  for (let place = 1; place <= last; place++) if (covered(place) > covered(best)) best = place;
  const first = Math.max(0, isHit.indexOf(true, best));
  const sentence = words.slice(0, first + 1).findLastIndex((_, place) => place === 0 || /[.!?]$/.test(words[place - 1]));
  const start = first < EXCERPT / 2 ? 0 : first - sentence < EXCERPT / 2 ? sentence : first - EXCERPT / 4;
  const end = Math.min(start + EXCERPT, words.length);
  const marked = markWords(words.slice(start, end), (place) => at.has(start + place));
  return [start ? "… " : "", ...marked, end < words.length ? " …" : ""];
}

function markWords(words, isAt) {
  return words.flatMap((word, place) => {
    const space = place ? " " : "";
    if (!isAt(place) && !isMatch(word)) return [space + word];
    const [, before, inside, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
    const mark = document.createElement("mark");
    mark.textContent = inside;
    return [space + before, mark, after];
  });
}

function isMatch(word) {
  const there = fold(word).replace(/[^\p{L}\p{N}]/gu, "");
  return terms.some((term) => {
    const stem = findStem(fold(term));
    return there.startsWith(stem) ? there.length < stem.length * 3 : stem.length > 3 && there.includes(stem);
  });
}

// Arrows lead between the field and the hits, Escape back to the field.
function walk(event) {
  const links = [field, ...hits.querySelectorAll("h2 a")];
  const here = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (here < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape" && here) links[0].focus();
  else if (step && links[here + step]) links[here + step].focus();
  else return;
  event.preventDefault();
}
