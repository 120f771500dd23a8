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
  for (const point of document.querySelectorAll(".chart .pt:is(:hover, :focus)")) {
    point.classList.add("away");
    const back = () => point.classList.remove("away");
    for (const leaving of ["blur", "pointerleave"]) point.addEventListener(leaving, back, { once: true });
  }
}

function offerExploring(box) {
  const button = box.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = "Hämtar diagrammet …";
    try {
      const [figure] = await Promise.all([fetch(box.dataset.figure).then((answer) => answer.json()), loadPlotly()]);
      await draw(box, figure, button);
      button.hidden = true;
    } catch {
      button.textContent = "Det gick inte att hämta diagrammet. Försök igen";
    }
    button.disabled = false;
  });
}

let plotly;
function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.integrity = document.documentElement.dataset.plotlyIntegrity ?? "";
    script.src = document.documentElement.dataset.plotly;
    script.onload = () => resolve(nameInSwedish());
    script.onerror = () => {
      plotly = undefined;
      script.remove();
      reject(new Error(script.src));
    };
    document.head.append(script);
  });
  return plotly;
}

function nameInSwedish() {
  window.Plotly.register({
    moduleType: "locale",
    name: "sv",
    dictionary: { "Click to enter X axis title": "", "Double-click to zoom back out": "Dubbelklicka för att zooma ut" },
    format: { decimal: ",", thousands: "\u00a0", grouping: [3] },
  });
}

async function draw(box, figure, button) {
  const style = getComputedStyle(document.documentElement);
  const place = document.createElement("div");
  place.className = "drawn";
  const label = document.getElementById(button.getAttribute("aria-describedby"));
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `Rörligt diagram: ${label.textContent}. Alla värden står i tabellen.`);
  const controls = document.createElement("div");
  controls.className = "controls";
  box.append(place, controls);
  figure.layout.font = { family: getComputedStyle(document.body).fontFamily, size: 14, color: style.getPropertyValue("--ink").trim() };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  await window.Plotly.newPlot(place, figure.data, { ...figure.layout, transition: { duration: still ? 0 : 200 } }, {
    locale: "sv", displayModeBar: false, responsive: true, scrollZoom: false,
  });
  const range = () => place.layout.xaxis.range.slice();
  const zoom = (share) => {
    const [low, high] = range();
    const middle = (low + high) / 2;
    const half = ((high - low) / 2) * share;
    window.Plotly.relayout(place, { "xaxis.range": [middle - half, middle + half] });
  };
  const move = (share) => {
    const [low, high] = range();
    window.Plotly.relayout(place, { "xaxis.range": [low + (high - low) * share, high + (high - low) * share] });
  };
  const start = { x: range(), y: place.layout.yaxis.range.slice() };
  const reset = () => window.Plotly.relayout(place, { "xaxis.range": start.x, "yaxis.range": start.y });
  const save = () => window.Plotly.downloadImage(place, { format: "png", width: 1200, height: 700, filename: box.dataset.name });
  const close = () => {
    window.Plotly.purge(place);
    place.remove();
    controls.remove();
    button.hidden = false;
    button.textContent = "Utforska diagrammet";
    button.focus();
  };
  for (const [word, act] of [["Zooma in", () => zoom(0.6)], ["Zooma ut", () => zoom(1.6)], ["Åt vänster", () => move(-0.25)],
    ["Åt höger", () => move(0.25)], ["Återställ", reset], ["Ladda ner som bild", save], ["Stäng", close]]) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = word;
    made.addEventListener("click", act);
    controls.append(made);
  }
  figure.data.forEach((trace, number) => {
    if (trace.showlegend === false) return;
    const name = document.createElement("label");
    const shown = document.createElement("input");
    shown.type = "checkbox";
    shown.checked = true;
    shown.addEventListener("change", () => {
      const same = figure.data.flatMap((other, place) => (other.name === trace.name ? [place] : []));
      window.Plotly.restyle(place, { visible: shown.checked }, same);
    });
    name.append(shown, ` ${trace.name}`);
    controls.append(name);
  });
  controls.querySelector("button").focus();
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
