// The search page. The index (macros/pages/search/index.py writes it) is fetched once the field is used, or the address
// asks for something, and of it only the words that are searched for. Without this script a link leads to the whole list.

const PAGE = 10; // hits shown at a time
const FIRST = 4; // hits shown at first: each has a file of its own to fetch
const PAUSE = 300; // ms until the others are shown, where nobody writes any more
const WAIT = 30; // ms from a keystroke to the search
const PATIENCE = 400; // ms before we say that we are searching
const FEW = 3; // so few hits that another word may have been meant
const EXCERPT = 32; // words
const INFLECTED = 0.95; // how like another inflection is
const FILES = 4; // files of words that are read for one, unless it is a filter
const HALF = 20; // how much a word counts in a document (100 in the title of a goal) where it gives half of all it can
const ENDINGS = ("heternas heterna heten heter arnas ernas ornas arens arna erna orna ande aren aste ens ets ers ars " +
  "ors ans are ade het en et er ar or an na ns as es s n a e").split(" ");
const STOP_WORDS = new Set(("alla allt andra att av bara blev bli blir både bra bättre de dem den denna det detta dig din dina " +
  "du där då efter eller en er ett flera fler finns fram från få får fått för före ge genom gör göra gå går ha hade han har " +
  "hittar hon hos hur här i in inga ingen inom inte ja jag kan kom kommer kommun kommunen kommunens kunna man med mellan men " +
  "långt lång länge mer mest min mina mot mycket många måste ni nu när någon något några och också om oss på redan sedan ser sig sin sina ska " +
  "skulle som så tar ta till under upp ut utan vad var vara varför varje vart vem vi vid vilka vill vilken vilket våra vår vårt åt " +
  "är än ännu över").split(" "));

const part = (id) => document.getElementById(`sok_${id}`);
const [field, count, help, hits, more, filters, chosen, tips, model, example] =
  ["falt", "antal", "hjalp", "traffar", "fler", "filter", "valda", "tips", "traff", "exempel"].map(part);
const form = field.form;
const selects = [...form.querySelectorAll("select")];
const title = document.title;
const root = "../"; // the site's root, seen from the search page

const fetched = new Map(); // promises of the files of the index
const weighed = new Map(); // promises of how well every document fits a word
let latest = 0; // the number of the last search; an older one that answers late is left
let found = [];
let terms = [];
let timer;

document.querySelector(".without-script").hidden = true;
filters.hidden = false;
filters.open = matchMedia("(min-width: 60em)").matches;
readAddress();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (matchMedia("(pointer: coarse)").matches) field.blur();
  run();
});
form.addEventListener("focusin", () => openIndex().catch(() => {}), { once: true });
field.addEventListener("input", () => run(WAIT, { startsFew: true }));
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
if (field.value || selects.some((select) => select.value)) begin();

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

function begin() {
  const shows = history.state?.shows; // who comes back wants all that was shown
  run(0, { shows, keepsAddress: true, startsFew: !shows });
}

function run(wait = 0, { shows, keepsAddress = false, startsFew = false } = {}) {
  clearTimeout(timer);
  const number = ++latest;
  timer = setTimeout(async () => {
    if (!keepsAddress) writeAddress(PAGE);
    await search(number, startsFew ? FIRST : (shows ?? PAGE));
    if (startsFew && number === latest) timer = setTimeout(() => appendHits(PAGE).catch(showFailure), PAUSE);
  }, wait);
}

async function search(number, shows) {
  showChosen();
  const facts = selects.filter((select) => select.value).map(({ name, value }) => `${name}:${value}`);
  const words = listWords(field.value);
  if (!words.length && !facts.length) return showNothingAsked();
  const slow = setTimeout(() => number === latest && say("Söker …"), PATIENCE);
  try {
    const seek = async () => show(await findAnswer(words, facts), facts, shows, number);
    await seek().catch(seek); // a poor network fails now and then, and a new release has a new index
  } catch (error) {
    console.error(error);
    if (number === latest) showFailure();
  } finally {
    clearTimeout(slow);
  }
}

// What is found, and what was meant if nothing was: every word, else some of them, else another word.
async function findAnswer(words, facts) {
  const meant = leaveOutStopWords(words);
  const all = await findAll(words, facts);
  if (all.length >= FEW || !words.length) return { hits: all, terms: meant };
  const other = await suggest(meant);
  if (all.length && meant.length === 1) return { hits: all, terms: meant, other };
  if (other && !all.length) {
    const instead = await findAll(other, facts);
    if (instead.length) return { hits: instead, terms: other, other, isInstead: true };
  }
  const some = meant.length > 1 ? await findSome(meant, facts) : [];
  return { hits: some, terms: meant, isSome: some.length > all.length, whole: all.length };
}

// The hits on all of some words, or on what they lead to.
async function findAll(words, facts) {
  const merged = new Map();
  for (const { terms: way, worth } of listWays(words, (await openIndex()).led)) {
    for (const { document, score } of await findWay(way, facts)) {
      if (score * worth > (merged.get(document)?.score ?? -1)) merged.set(document, { document, score: score * worth, way });
    }
  }
  return sortHits(merged);
}

// The hits on any of some words, those with the most of them first.
async function findSome(words, facts) {
  const merged = new Map();
  for (const word of words) {
    for (const each of await findAll([word], facts)) {
      const before = merged.get(each.document);
      const fits = (before?.fits ?? 0) + 1;
      const sum = (before?.sum ?? 0) + each.score;
      merged.set(each.document, { ...each, sum, fits, score: sum * fits, way: [...(before?.way ?? []), ...each.way] });
    }
  }
  return sortHits(merged);
}

function sortHits(merged) {
  return [...merged.values()].sort((one, other) => other.score - one.score || one.document - other.document);
}

// The documents that have every word and fact. A rare word tells more than a common one; facts alone sort by rank.
async function findWay(way, facts) {
  const [fits, filters] = await Promise.all([Promise.all(way.map(weighWord)), Promise.all(facts.map(weighFact))]);
  const asked = [...fits, ...filters];
  const { count } = await openIndex();
  const all = Array.from({ length: count }, (_, document) => document);
  return all.filter((document) => asked.every(({ levels }) => levels[document])).map((document) => {
    const give = ({ levels, worth }) => (worth * levels[document]) / (levels[document] + HALF);
    return { document, score: fits.length ? fits.map(give).reduce((one, other) => one + other) : filters[0].levels[document] };
  });
}

// The index

async function openIndex() {
  const start = await getJson("start.json");
  start.led ??= readLeading(start.leading);
  return start;
}

function getJson(path) {
  if (!fetched.has(path)) fetched.set(path, fetchJson(path));
  return fetched.get(path);
}

async function fetchJson(path) {
  try {
    const answer = await fetch(`${root}sokindex/${path}`);
    if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
    return await answer.json();
  } catch (error) {
    fetched.clear();
    weighed.clear();
    throw error;
  }
}

async function getHit(document) {
  const { folder, hitsInFile } = await openIndex();
  const file = await getJson(`${folder}/traffar-${Math.floor(document / hitsInFile)}.json`);
  return file[document % hitsInFile];
}

function weighWord(term) {
  const wanted = fold(term);
  const stem = findStem(wanted);
  const beginning = stem.slice(0, Math.max(4, stem.length - 2)); // of all that may be near
  return weigh(wanted, beginning, (word) => rateLikeness(wanted, stem, word));
}

function weighFact(fact) {
  return weigh(fact, fact, (word) => Number(word === fact));
}

function weigh(asked, beginning, rate) {
  if (!weighed.has(asked)) weighed.set(asked, weighAll(beginning, rate));
  return weighed.get(asked);
}

// How well each document fits, and how much that is worth.
async function weighAll(beginning, rate) {
  const { count, firsts, folder } = await openIndex();
  const levels = new Float32Array(count);
  const files = listFiles(firsts, beginning).map((number) => getJson(`${folder}/ord-${number}.json`));
  for (const [word, found] of (await Promise.all(files)).flatMap(Object.entries)) {
    const likeness = rate(word);
    if (likeness) for (const [level, ...steps] of found) add(levels, level * likeness, steps);
  }
  const fitting = levels.filter((level) => level).length;
  return { levels, worth: Math.log(1 + (count - fitting + 0.5) / (fitting + 0.5)) };
}

function add(levels, level, steps) {
  let document = 0;
  for (const step of steps) {
    document += step;
    levels[document] += level;
  }
}

// The files with what begins so: from the last that begins before it.
function listFiles(firsts, beginning) {
  const numbers = [...firsts.keys()];
  const first = Math.max(0, firsts.findLastIndex((word) => word <= beginning));
  return numbers.filter((number) => number === first || firsts[number].startsWith(beginning)).slice(0, FILES);
}

// How much of what is meant a word has: 1 where it is the word itself.
function rateLikeness(wanted, stem, word) {
  if (word === wanted) return 1;
  const other = findStem(word);
  if (other === stem || other === wanted) return INFLECTED;
  if (word.startsWith(stem)) return stem.length / word.length;
  return stem.startsWith(other) && other.length >= Math.max(4, stem.length - 2) ? other.length / stem.length : 0;
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
  const { folder } = await openIndex();
  const all = (await getJson(`${folder}/ordlista.json`)).map((word) => [word, fold(word)]);
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
  const shown = await Promise.all(answer.hits.slice(0, shows).map((hit) => makeHit(hit, answer.terms)));
  if (number !== latest) return;
  found = answer.hits;
  terms = answer.terms;
  hits.replaceChildren(...shown);
  showRest(shown.length);
  const asked = field.value.trim();
  say(tellCount(answer, asked));
  help.replaceChildren(...makeHelp(answer, asked, facts));
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
    const address = `?${new URLSearchParams({ q: other.join(" ") })}`;
    lines.push(makeLine("Menade du ", makeLink(address, other.join(" ")), "?"));
  }
  if (!all.length && facts.length) {
    lines.push(makeLine("Filtren kan dölja träffar. ", makeButton("Ta bort filtren", () => {
      for (const select of selects) select.value = "";
      run();
      field.focus();
    })));
  }
  if (!all.length) {
    lines.push(makeLine("Prova ett annat eller kortare ord, eller titta i ", makeLink("allt/", "hela listan"), "."));
  }
  return lines;
}

function makeLine(...parts) {
  const line = document.createElement("p");
  line.append(...parts);
  return line;
}

function makeLink(address, text) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  return link;
}

function showNothingAsked() {
  found = [];
  hits.replaceChildren();
  help.replaceChildren();
  more.hidden = true;
  example?.toggleAttribute("hidden", true);
  tips?.toggleAttribute("hidden", false);
  say("");
}

function showFailure() {
  found = [];
  hits.replaceChildren();
  more.hidden = true;
  say("Det gick inte att hämta sökningen. Kontrollera att du är uppkopplad.");
  help.replaceChildren(makeLine(makeButton("Försök igen", () => run())));
}

function showRest(shown) {
  const left = found.length - shown;
  more.hidden = left <= 0 || shown < PAGE;
  more.textContent = `Visa ${Math.min(left, PAGE)} till av ${found.length}`;
}

async function showMore() {
  const [first] = await appendHits(hits.children.length + PAGE);
  if (!first) return;
  writeAddress(hits.children.length);
  first.querySelector("a").focus();
}

// Show hits up to a number of them; those that were added.
async function appendHits(most) {
  const number = latest;
  const added = await Promise.all(found.slice(hits.children.length, most).map((hit) => makeHit(hit, terms)));
  if (number !== latest) return [];
  hits.append(...added);
  showRest(hits.children.length);
  return added;
}

function say(text) {
  if (count.textContent !== text) count.textContent = text;
}

// Everything of a hit is put there as text: what the data holds is never read as HTML.
async function makeHit({ document: number, way }, meant) {
  const [address, heading, note, text, kind, body, mark] = await getHit(number);
  const stems = [...new Set([...meant, ...way])].map((term) => findStem(fold(term)));
  const made = model.content.cloneNode(true).firstElementChild;
  const link = made.querySelector("a");
  link.href = root + address;
  link.append(...markWords(heading.split(" "), stems));
  const told = [pick("typ", kind)?.textContent, pick("organ", body)?.textContent, note];
  made.querySelector(".hit-kind").textContent = told.filter((each) => each && each !== heading).join(" · ");
  const chip = mark && pick("bricka", mark);
  if (chip) made.querySelector(".hit-facts").prepend(chip.cloneNode(true), " ");
  if (text) made.querySelector(".hit-text").append(...makeExcerpt(text.split(" "), stems));
  else made.querySelector(".hit-text").remove();
  return made;
}

function pick(name, id) {
  return document.querySelector(`template[data-${name}="${CSS.escape(id ?? "")}"]`)?.content;
}

// The part of a text with the most of what was searched for, from the beginning of a sentence where it can.
function makeExcerpt(words, stems) {
  const isHit = words.map((word) => isMatch(word, stems));
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
  return [start ? "… " : "", ...markWords(words.slice(start, end), stems), end < words.length ? " …" : ""];
}

function markWords(words, stems) {
  return words.flatMap((word, place) => {
    const space = place ? " " : "";
    if (!isMatch(word, stems)) return [space + word];
    const [, before, inside, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
    const mark = document.createElement("mark");
    mark.textContent = inside;
    return [space + before, mark, after];
  });
}

function isMatch(word, stems) {
  const there = fold(word).replace(/[^\p{L}\p{N}]/gu, "");
  return stems.some((stem) =>
    there.startsWith(stem) ? there.length < stem.length * 3 : stem.length > 3 && there.includes(stem));
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
