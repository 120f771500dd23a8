// node measure.js CHROMIUM TIMES HEIGHT ADDRESS …: Lighthouse's mobile measurement of each page on a screen of that
// height, so many times after one that is not counted. Prints a line of JSON a measurement.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, times, height, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

for (const address of addresses) {
  for (let time = 0; time <= Number(times); time++) {
    let told = await measure(address);
    if (told.lcp === undefined) told = await measure(address); // on a busy machine the browser may show nothing in time
    if (time > 0) console.log(JSON.stringify({ address, ...told }));
  }
}

async function measure(address) {
  const chrome = await launch({ chromePath, chromeFlags });
  try {
    const { lhr } = await lighthouse(address, {
      port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES,
      screenEmulation: { mobile: true, width: 412, height: Number(height), deviceScaleFactor: 1.75, disabled: false },
      ignoreStatusCode: true, // the page of what is not there is measured too
    });
    return {
      scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
      lcp: lhr.audits["largest-contentful-paint"].numericValue,
      cls: lhr.audits["cumulative-layout-shift"].numericValue,
      tbt: lhr.audits["total-blocking-time"].numericValue,
      faults: Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
        auditRefs.filter((ref) => ref.weight > 0 && id !== "performance" && isFault(lhr.audits[ref.id])).map((ref) => ref.id)),
    };
  } finally {
    chrome.kill();
  }
}

function isFault(audit) {
  return audit.score !== null && audit.score < 1;
}
