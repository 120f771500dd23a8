"""The published site behind nginx and Apache as they are shipped: what both must do alike."""

import gzip
from pathlib import Path

import brotli
import pytest

from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.policy import place_of, write_header
from tests.publishing.servers import Answer, Server, policy_of

GOAL = "/mal/fler-klarar-skolan/"
PAGES = [
    "/",
    "/mal/",
    GOAL,
    "/indikatorer/franvaro/",
    "/sok/",
    "/organ/bildningsnamnden/",
    "/uppfoljning/2025-bokslut/",
]
CODINGS = ["", "gzip", "br"]
FIGURE = "/data/diagram/franvaro.json"
SAME_FOR_ALL = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _one(answer: Answer, name: str) -> str:
    values = answer.headers.get_all(name) or []
    assert len(values) == 1, f"{name} must be sent once: {values}"
    return str(values[0])


def _kind(answer: Answer) -> str:
    return _one(answer, "Content-Type").lower().replace("; ", ";")


# Headers


@pytest.mark.parametrize("path", [*PAGES, "/finns/inte/", FIGURE, "/robots.txt"])
def test_every_answer_has_every_header_once(server: Server, path: str) -> None:
    answer = server.get(path)
    assert {name: _one(answer, name) for name in SAME_FOR_ALL} == SAME_FOR_ALL
    assert _one(answer, "Content-Security-Policy").startswith("default-src 'none'; ")
    assert "camera=()" in _one(answer, "Permissions-Policy")


@pytest.mark.parametrize("path", PAGES)
def test_the_header_is_the_policy_in_the_page_and_who_may_frame_it(server: Server, path: str) -> None:
    answer = server.get(path)
    assert _one(answer, "Content-Security-Policy") == f"{policy_of(answer.body.decode())}; frame-ancestors 'none'"


def test_no_policy_allows_what_stands_in_the_page_or_is_made_of_text(server: Server) -> None:
    for path in PAGES:
        policy = _one(server.get(path), "Content-Security-Policy")
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy
        assert "'wasm-unsafe-eval'" not in policy
        assert "http" not in policy


def test_only_cards_may_be_framed(server: Server) -> None:
    framable = "/inbaddning/fler-klarar-skolan/"
    hashes = PlotlyScript.installed().style_hashes
    for path in (framable, GOAL, "/inbaddning/", f"{framable}../../mal/", "/mal/inbaddning/x/", "/?/inbaddning/x/"):
        answer = server.get(path)
        policy = _one(answer, "Content-Security-Policy")
        is_card = path == framable and answer.status == 200
        assert policy.endswith("frame-ancestors *") is is_card, (path, answer.status, policy)
        if is_card:
            assert policy == write_header(place_of(path[1:]), hashes)
            assert "script-src" not in policy


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("path", [FIGURE, "/sitemap.xml", "/.well-known/security.txt"])
def test_other_sites_may_fetch_what_is_open_data(server: Server, path: str, coding: str) -> None:
    answer = server.get(path, Origin="https://tidningen.example", Accept_Encoding=coding)
    assert answer.status == 200
    assert _one(answer, "Access-Control-Allow-Origin") == "*"
    assert _one(answer, "Cross-Origin-Resource-Policy") == "cross-origin"


@pytest.mark.parametrize("path", ["/", GOAL, "/sok/"])
def test_other_sites_may_not_fetch_pages(server: Server, path: str) -> None:
    answer = server.get(path, Origin="https://tidningen.example")
    assert answer.headers["Access-Control-Allow-Origin"] is None
    assert _one(answer, "Cross-Origin-Resource-Policy") == "same-origin"


# Caching


@pytest.mark.parametrize("coding", CODINGS)
def test_what_has_a_name_of_its_content_is_kept_for_good(server: Server, published: Path, coding: str) -> None:
    names = [path.name for path in (published / "assets").iterdir() if path.suffix in {".css", ".js"}]
    assert len(names) >= 3
    for name in names:
        assert (
            _one(server.get(f"/assets/{name}", Accept_Encoding=coding), "Cache-Control")
            == "public, max-age=31536000, immutable"
        )


@pytest.mark.parametrize("path", ["/", GOAL, FIGURE, "/finns/inte/"])
def test_what_may_change_is_asked_for_each_time(server: Server, path: str) -> None:
    assert _one(server.get(path), "Cache-Control") == "no-cache"


@pytest.mark.parametrize("coding", CODINGS)
def test_a_page_that_has_not_changed_is_not_sent_again(server: Server, coding: str) -> None:
    first = server.get(GOAL, Accept_Encoding=coding)
    again = server.get(GOAL, Accept_Encoding=coding, If_None_Match=_one(first, "ETag"))
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert _one(again, "Content-Security-Policy") == _one(first, "Content-Security-Policy")


# Compressed files


@pytest.mark.parametrize("path", [GOAL, FIGURE, "/sitemap.xml"])
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("br;q=1.0, gzip;q=0.5", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("identity", None),
        ("", None),
        ("brutal", None),
    ],
)
def test_compressed_files_are_sent_to_those_who_accept_them(
    server: Server, published: Path, path: str, accepted: str, coding: str | None
) -> None:
    answer = server.get(path, Accept_Encoding=accepted)
    file = published / (f"{path}index.html" if path.endswith("/") else path)[1:]
    open_body = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding]
    assert answer.headers["Content-Encoding"] == coding
    assert open_body(answer.body) == file.read_bytes()
    assert int(_one(answer, "Content-Length")) == len(answer.body)
    assert "accept-encoding" in ", ".join(answer.headers.get_all("Vary") or []).lower()


def test_each_coding_has_an_etag_of_its_own(server: Server) -> None:
    assert len({_one(server.get(GOAL, Accept_Encoding=each), "ETag") for each in ("", "gzip", "br")}) == 3


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (GOAL, "text/html;charset=utf-8"),
        (FIGURE, "application/json;charset=utf-8"),
        ("/sitemap.xml", "application/xml;charset=utf-8"),
        ("/robots.txt", "text/plain;charset=utf-8"),
        ("/manifest.sha256", "text/plain;charset=utf-8"),
        ("/assets/favicon.svg", "image/svg+xml;charset=utf-8"),
    ],
)
def test_files_say_what_they_are_compressed_or_not(server: Server, path: str, kind: str, coding: str) -> None:
    assert _kind(server.get(path, Accept_Encoding=coding)) == kind


def test_the_types_of_open_data_are_known(server: Server) -> None:
    kinds = {
        "prov.csv": "text/csv;charset=utf-8",
        "prov.rdf": "application/rdf+xml;charset=utf-8",
        "prov/feed.xml": "application/atom+xml;charset=utf-8",
        "prov.ttl": "text/turtle;charset=utf-8",
        "prov.jsonld": "application/ld+json;charset=utf-8",
        "prov.yaml": "application/yaml;charset=utf-8",
        "prov.zip": "application/zip",
        "prov.png": "image/png",
        "prov.pdf": "application/pdf",
        "prov.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    for name, kind in kinds.items():
        file = server.site / "data" / f"{server.name}-{name}"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
        told = _kind(server.get(f"/data/{server.name}-{name}"))
        file.unlink()
        assert told == kind, name


# What is not there, what has moved, what is nobody's business


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("path", ["/finns/inte/", "/mal/finns-inte", "/assets/", "/data/diagram/", "/404.html"])
def test_a_missing_page_is_the_sites_own_page_with_its_status(
    server: Server, published: Path, path: str, coding: str
) -> None:
    answer = server.get(path, Accept_Encoding=coding)
    opened = {"br": brotli.decompress, "gzip": gzip.decompress}.get(answer.headers["Content-Encoding"], bytes)
    assert answer.status == 404
    assert opened(answer.body) == (published / "404.html").read_bytes()


@pytest.mark.parametrize("coding", CODINGS)
def test_a_former_address_has_moved_for_good(server: Server, coding: str) -> None:
    answer = server.get("/mal/skolan-lyckas/", Accept_Encoding=coding)
    assert (answer.status, _place(answer)) == (301, GOAL)


def test_a_folder_without_its_slash_leads_to_the_folder(server: Server) -> None:
    answer = server.get("/mal/fler-klarar-skolan")
    assert (answer.status, _place(answer)) == (301, GOAL)


def _place(answer: Answer) -> str:
    """Where an answer leads, below the host."""
    place = _one(answer, "Location")
    return f"/{place.partition('://')[2].partition('/')[2]}" if "://" in place else place


@pytest.mark.parametrize(
    "path",
    [
        "/.htaccess",
        "/.htaccess.gz",
        "/.redirects/nginx.conf",
        "/mal/.hemligt",
        "/.git/config",
        "/%2ehtaccess",
        "/_redirects",
        "/..%2fhemligt.txt",
        "/../hemligt.txt",
        "/mal/../../hemligt.txt",
        "/mal/..%2f..%2fhemligt.txt",
        "/%2e%2e/hemligt.txt",
        "/assets/..\\..\\hemligt.txt",
        "/etc/passwd",
        "//etc/passwd",
        "/index.html/../../hemligt.txt",
        "/mal/%00",
    ],
)
def test_nothing_hidden_and_nothing_outside_the_site_is_served(server: Server, path: str) -> None:
    (server.site.parent / "hemligt.txt").write_text("hemligt", encoding="utf-8")
    (server.site / "mal" / ".hemligt").write_text("hemligt", encoding="utf-8")
    answer = server.get(path)
    (server.site / "mal" / ".hemligt").unlink()
    assert answer.status in {400, 403, 404}, path
    assert b"hemligt" not in answer.body
    assert b"root:" not in answer.body


def test_folders_are_not_listed(server: Server) -> None:
    assert b"favicon.svg</a>" not in server.get("/assets/").body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent_to_the_site(server: Server, method: str) -> None:
    before = server.get(GOAL).body
    assert server.get(f"{GOAL}index.html", method, Content_Length="0").status in {404, 405} or method == "POST"
    assert server.get(GOAL).body == before
