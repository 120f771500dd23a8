"""Signing in to GitLab and saving there: a change becomes a branch and a merge request, and nothing else is asked."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.browser.visits import visiting
from tests.forms.gitlab import APP, HEAD, PROJECT, run_gitlab
from tests.forms.site import EXEMPELBY, field, files_of, open_form, serve_site, write_site

READING = "goals/bildningsnamnden/indikatorer/lasning-i-trean.yml"


def test_a_saved_form_becomes_a_merge_request_in_gitlab(chromium: Browser, tmp_path: Path) -> None:
    files = files_of(EXEMPELBY)
    with run_gitlab(files) as gitlab:
        options = ("--gitlab", gitlab.address, "--repo", PROJECT, "--app-id", APP)
        with serve_site(write_site(tmp_path, *options)) as address, visiting(chromium, address, today=None) as visit:
            page = visit.open("redigera/?organ=bildningsnamnden")
            with page.expect_popup() as popup:
                page.get_by_role("button", name="Logga in med").first.click()
            popup.value.wait_for_event("close") if not popup.value.is_closed() else None
            page.get_by_role("radio", name="Innehåll").wait_for()
            open_form(page, "bildningsnamnden__indikatorer/entries/lasning-i-trean", "titel")
            field(page, "titel").fill("Elever i trean som läser med säkerhet")
            gitlab.change(READING, f"{files[READING]}# Sett av någon annan.\n")
            page.get_by_role("button", name="Spara").click()
            asks = page.get_by_role("alertdialog").or_(page.get_by_role("dialog")).filter(has_text="granskning")
            with page.expect_response(lambda answer: answer.request.method == "PUT"):
                asks.get_by_role("button", name="Skicka för granskning").click()
            page.get_by_role("radio", name="Innehåll").wait_for()
            complaints = [
                told for told in visit.complaints if not told.startswith(f"request to another host: {gitlab.address}")
            ]
            hosts = {urlsplit(url).netloc for url in visit.requested} - {""}

    (commit,), (request,), (review,) = gitlab.commits, gitlab.merge_requests, gitlab.changes
    (action,) = commit["actions"]
    assert (action["action"], action["file_path"]) == ("update", READING)
    assert action["content"] == files[READING].replace(
        "Elever i trean som läser säkert", "Elever i trean som läser med säkerhet"
    )
    assert (commit["start_sha"], commit["branch"]) == (HEAD, request["source_branch"]), "Git can't keep what others did"
    assert "start_branch" not in commit, "GitLab takes one of them"
    assert (request["target_branch"], request["remove_source_branch"]) == ("main", True)
    assert (request["title"], request["labels"]) == ("Draft: Ändra lasning-i-trean (indikator)", "redigera/draft")
    assert (review["title"], review["add_labels"]) == ("Ändra lasning-i-trean (indikator)", "redigera/pending_review")
    assert commit["commit_message"] == "Ändra lasning-i-trean (indikator)"
    assert hosts <= {urlsplit(address).netloc, urlsplit(gitlab.address).netloc}
    assert (complaints, gitlab.refused) == ([], [])
