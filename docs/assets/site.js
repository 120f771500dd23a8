// Everything can be read without this. It keeps the filters' choice in the address, draws charts to explore, marks the
// reader's month in the annual wheel, and copies addresses and references.
"use strict";

for (const list of document.querySelectorAll(".filtered")) filterByAddress(list);
if (document.querySelector(".record-page.parted")) leadToMonth();
for (const box of document.querySelectorAll(".explore")) offerExploring(box);
for (const wheel of document.querySelectorAll(".wheel")) markMonth(wheel, new Date());
for (const box of document.querySelectorAll(".copied")) offerCopying(box);
document.addEventListener("keydown", putAwayValue);

function filterByAddress(list) {
  const form = list.querySelector("form");
  const selects = [...form.querySelectorAll("select")];
  const note = form.querySelector("[role=status]");
  const asked = new URLSearchParams(location.search);
  const keepChoice = () => {
    const chosen = new URLSearchParams();
    for (const select of selects) if (select.value) chosen.set(select.name, select.value);
    for (const link of document.querySelectorAll("a.keeps-choice")) link.search = chosen;
    return chosen;
  };
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  keepChoice();
  const count = () => {
    const groups = [...list.querySelectorAll(".filter-group")];
    for (const group of groups) group.hidden = false;
    const rows = [...list.querySelectorAll(".rows > li")];
    const shown = rows.filter(isShown).length;
    note.textContent = `Visar ${shown} av ${rows.length} ${note.dataset.noun}.`;
    for (const group of groups) group.hidden = ![...group.querySelectorAll(":is(.rows, .bars) > li")].some(isShown);
  };
  form.addEventListener("change", () => {
    const chosen = keepChoice();
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
    count();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  count();
}

function isShown(row) {
  return row.offsetParent !== null;
}

// A year with very much has a page a month. A change's anchor ends with its day, so the month can be told from it.
function leadToMonth() {
  const month = /_\d{4}-(\d\d)-\d\d(_\d+)?$/.exec(location.hash)?.[1];
  if (month && !document.getElementById(location.hash.slice(1))) location.replace(`${month}/${location.hash}`);
}

// The build marked its own month in the annual wheel; the reader's may be another.
function markMonth(wheel, day) {
  const month = String(day.getMonth() + 1);
  const word = wheel.querySelector(".now-word");
  if (!word) return;
  for (const mark of wheel.querySelectorAll(".now-word")) mark.remove();
  for (const place of wheel.querySelectorAll("[data-month]")) {
    const isNow = place.dataset.month.split(" ").includes(month);
    place.classList.toggle("now", isNow);
    if (isNow && place instanceof HTMLElement) place.append(" ", word.cloneNode(true));
    if (isNow && place instanceof SVGElement) place.parentNode.append(place);
  }
  const line = wheel.querySelector(".wheel-now a");
  line.href = `#manad_${month}`;
  line.textContent = day.toLocaleDateString("sv", { month: "long" });
}

// A value that is shown at an outcome can cover a line behind it: Escape puts it away until one goes to another.
function putAwayValue(event) {
  if (event.key !== "Escape") return;
  for (const point of document.querySelectorAll(".chart [tabindex]:is(:hover, :focus)")) {
    point.classList.add("away");
    const back = () => point.classList.remove("away");
    for (const leaving of ["blur", "pointerleave"]) point.addEventListener(leaving, back, { once: true });
  }
}

// What is told in it is read aloud, since it was there before.
function offerExploring(box) {
  const button = box.querySelector("button");
  const told = add(box, "span", { role: "status" });
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.ariaDisabled) return;
    button.focus(); // Safari leaves the focus where it was
    button.ariaDisabled = "true"; // `disabled` would take the focus away
    told.className = "";
    told.textContent = "Hämtar diagrammet …";
    await nextFrame();
    try {
      const { plotly } = document.documentElement.dataset;
      const [figure] = await Promise.all([once(box.dataset.figure, fetchFigure), once(plotly, loadPlotly)]);
      await draw(box, structuredClone(figure), button);
      told.className = "hidden";
      told.textContent = "Diagrammet visas. Escape stänger det.";
    } catch {
      box.querySelector(".explored")?.remove();
      told.textContent = "Det gick inte att hämta diagrammet. Försök igen.";
    }
    button.ariaDisabled = null;
  });
}

function add(place, tag, properties) {
  const made = Object.assign(document.createElement(tag), properties);
  place.append(made);
  return made;
}

// Until what was told is seen: the script leaves no time for it.
function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

// What is fetched is kept, however often it is asked for; what failed is forgotten.
const fetched = {};
function once(address, load) {
  return (fetched[address] ??= load(address).catch((fault) => {
    delete fetched[address];
    throw fault;
  }));
}

async function fetchFigure(address) {
  return (await fetch(address)).json();
}

function loadPlotly(src) {
  const integrity = document.documentElement.dataset.plotlyIntegrity ?? "";
  return new Promise((onload, onerror) => add(document.head, "script", { integrity, src, onload, onerror }));
}

async function draw(box, figure, button) {
  const { Plotly } = window;
  const title = document.getElementById(button.getAttribute("aria-describedby")).textContent;
  const explored = add(box, "div", { className: "explored", role: "group", ariaLabel: title });
  const ariaLabel = `Rörligt diagram: ${title}. Alla värden står i tabellen.`;
  const place = add(explored, "div", { className: "drawn", role: "img", ariaLabel, tabIndex: -1 });
  const controls = add(explored, "div", { className: "controls" });
  const { fontFamily: family, color } = getComputedStyle(document.body);
  figure.layout.font = { family, size: 14, color };
  await Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, showTips: false, responsive: true });
  const start = { "xaxis.range": [...place.layout.xaxis.range], "yaxis.range": [...place.layout.yaxis.range] };
  const show = (from, to) => {
    const [low, high] = place.layout.xaxis.range;
    Plotly.relayout(place, { "xaxis.range": [from, to].map((share) => low + (high - low) * share) });
  };
  const close = () => {
    Plotly.purge(place);
    explored.remove();
    button.hidden = false;
    button.focus();
  };
  const acts = {
    "Zooma in": () => show(0.2, 0.8),
    "Zooma ut": () => show(-0.3, 1.3),
    "Åt vänster": () => show(-0.25, 0.75),
    "Åt höger": () => show(0.25, 1.25),
    "Återställ": () => Plotly.relayout(place, structuredClone(start)),
    "Ladda ner som bild": () => Plotly.downloadImage(place, { width: 1200, height: 700, filename: box.dataset.name }),
    "Stäng": close,
  };
  for (const [textContent, onclick] of Object.entries(acts)) add(controls, "button", { textContent, onclick });
  figure.data.forEach(({ name, showlegend }) => {
    if (showlegend === false) return;
    const same = figure.data.flatMap((trace, number) => (trace.name === name ? [number] : []));
    const label = add(controls, "label");
    const onchange = ({ target }) => Plotly.restyle(place, { visible: target.checked }, same);
    add(label, "input", { type: "checkbox", checked: true, onchange });
    label.append(` ${name}`);
  });
  explored.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  if (box.contains(document.activeElement)) controls.firstChild.focus();
  button.hidden = true;
}

// An address or a reference, with the reader's own day in it. Where the browser does not let it be copied, it is marked.
function offerCopying(box) {
  const [text, button, told] = [".copied-text", "button", "[role=status]"].map((part) => box.querySelector(part));
  button.classList.add("ready");
  button.addEventListener("click", async () => {
    for (const link of text.querySelectorAll("a")) if (!link.textContent.includes("://")) link.textContent = link.href;
    for (const day of text.querySelectorAll(".fetched")) day.textContent = new Date().toLocaleDateString("sv");
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(text.textContent.trim().replace(/\s+/g, " "));
      told.textContent = "Kopierat";
    } catch {
      getSelection().selectAllChildren(text);
      told.textContent = "Webbläsaren lät oss inte kopiera. Texten är markerad, så att du kan kopiera den själv.";
    }
  });
}
