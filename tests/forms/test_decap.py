"""The same configuration and format in Decap CMS, so that the municipality is not bound to one editor."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import visiting
from tests.forms.site import EXEMPELBY, ROOT, files_of, serve_site, write_site

DECAP = ROOT / "build" / "tools" / "decap-cms-3.16.3.tgz"
READING = "goals/bildningsnamnden/indikatorer/lasning-i-trean.yml"
_PAGE = (
    '<!doctype html><html lang="sv"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Decap</title>'
    "<script>window.CMS_MANUAL_INIT = true</script><body><script src=decap/decap-cms.js></script></body></html>"
)
_START = """async (files) => {
  const { yamlFile, markdownFile, parseConfig } = await import('/redigera/format.js');
  const told = await (await fetch('/redigera/config.yml')).text();
  const config = parseConfig(told, { maxAliasCount: -1 });
  window.repoFiles = {};
  for (const [path, content] of Object.entries(files)) {
    const names = path.split('/');
    let folder = window.repoFiles;
    for (const name of names.slice(0, -1)) folder = folder[name] ??= {};
    folder[names.at(-1)] = { content };
  }
  CMS.registerCustomFormat('yaml', 'yml', yamlFile);
  CMS.registerCustomFormat('yaml-frontmatter', 'md', markdownFile);
  CMS.init({ config: { ...config, backend: { name: 'test-repo' }, locale: 'sv', load_config_file: false } });
}"""


@pytest.fixture
def decap(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """Decap CMS with the forms, in a folder of its own memory."""
    site = write_site(tmp_path)
    with tarfile.open(DECAP) as packed:
        member = next(each for each in packed if each.name == "package/dist/decap-cms.js")
        member.name = Path(member.name).name
        packed.extract(member, site / "redigera" / "decap", filter="data")
    (site / "redigera" / "decap.html").write_text(_PAGE, encoding="utf-8")
    with serve_site(site) as address, visiting(chromium, address, today=None) as visit:
        page = visit.open("redigera/decap.html")
        page.evaluate(_START, files_of(EXEMPELBY))
        page.get_by_role("button", name="Logga in").click()
        yield page


def test_decap_takes_the_configuration_and_saves_the_same_line(decap: Page) -> None:
    decap.get_by_text("Indikatorer – Bildningsnämnden").first.wait_for()
    decap.evaluate("location.hash = '#/collections/bildningsnamnden__indikatorer/entries/lasning-i-trean'")
    decap.get_by_label("Titel").first.fill("Elever i trean som läser med säkerhet")
    decap.get_by_role("button", name="Publicera").click()
    decap.get_by_role("menuitem", name="Publicera nu").click()
    decap.get_by_text("Ändringar sparade").or_(decap.get_by_text("Osparade ändringar")).first.wait_for()
    before = files_of(EXEMPELBY)[READING]
    wanted = before.replace("Elever i trean som läser säkert", "Elever i trean som läser med säkerhet")

    decap.wait_for_function(
        "wanted => repoFiles.goals.bildningsnamnden.indikatorer['lasning-i-trean.yml'].content === wanted", arg=wanted
    )
