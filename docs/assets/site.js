// Everything can be read without this. It keeps the filters' choice in the address, draws charts to explore, and
// marks the reader's month in the annual wheel.
"use strict";

for (const list of document.querySelectorAll(".filtered")) filterByAddress(list);
for (const box of document.querySelectorAll(".explore")) offerExploring(box);
for (const wheel of document.querySelectorAll(".wheel")) markMonth(wheel, new Date());

function filterByAddress(list) {
  const form = list.querySelector("form");
  const selects = [...form.querySelectorAll("select")];
  const note = form.querySelector("[role=status]");
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  const count = () => {
    const groups = [...list.querySelectorAll(".filter-group")];
    for (const group of groups) group.hidden = false;
    const rows = [...list.querySelectorAll(".rows > li")];
    const shown = rows.filter(isShown).length;
    note.textContent = `Visar ${shown} av ${rows.length} ${note.dataset.noun}.`;
    for (const group of groups) group.hidden = ![...group.querySelectorAll(":is(.rows, .bars) > li")].some(isShown);
  };
  form.addEventListener("change", () => {
    const chosen = new URLSearchParams();
    for (const select of selects) if (select.value) chosen.set(select.name, select.value);
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
    count();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  count();
}

function isShown(row) {
  return row.offsetParent !== null;
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
