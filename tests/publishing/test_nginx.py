"""The configuration of nginx that is shipped."""

import re
from pathlib import Path

from macros.publishing.nginx import write_nginx
from macros.publishing.plotly_script import PlotlyScript
from tests.publishing.commands import run_goals
from tests.publishing.servers import SHIPPED, Server, nginx

CONF = (SHIPPED / "nginx.conf").read_text(encoding="utf-8")


def test_what_is_shipped_is_what_the_command_writes(tmp_path: Path) -> None:
    assert write_nginx(PlotlyScript.installed().style_hashes) == CONF, "Run goals servers server"
    done = run_goals("servers", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("nginx.conf", "apache.conf"):
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes(), "Run goals servers server"


def test_no_location_leaves_out_the_headers_of_the_site() -> None:
    inside = re.findall(r"^ {4}(?:location|if)\b[^{]*\{(.*?)^ {4}\}", CONF, re.DOTALL | re.MULTILINE)
    assert len(inside) >= 5
    assert [each for each in inside if "add_header" in each] == []


def test_without_the_module_for_brotli_gzip_is_sent(published: Path) -> None:
    with nginx(published, without=["    brotli_static on;\n"]) as server:
        answer = server.get("/mal/fler-klarar-skolan/", Accept_Encoding="gzip, deflate, br")
    assert answer.headers["Content-Encoding"] == "gzip"


def test_it_does_not_tell_its_version(behind_nginx: Server) -> None:
    assert behind_nginx.get("/").headers["Server"] == "nginx"


def test_a_redirect_keeps_what_was_asked(behind_nginx: Server) -> None:
    answer = behind_nginx.get("/mal/skolan-lyckas/?a=1")
    assert answer.headers["Location"] == "/mal/fler-klarar-skolan/?a=1"
