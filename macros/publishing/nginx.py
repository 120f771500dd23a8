"""The configuration of nginx, with the headers of the site. `goals servers` writes it to `server/nginx.conf`."""

from collections.abc import Iterable

from macros.publishing.headers import FEED_TYPE, OTHER_TYPES, TEXT_TYPES, Header, fill, site_headers

_TEMPLATE = r"""# The goal site on nginx (Debian 12: apt install nginx libnginx-mod-http-brotli-static).
# Written by `goals servers server`: change macros/publishing/nginx.py, not this file.
#
# Copy it to /etc/nginx/sites-available/, link it from sites-enabled/ and publish with server/release, which puts the
# site of `make site` where `root` says. Change server_name and root. The addresses that have moved are read at a
# reload: nginx -t && nginx -s reload, when they change.

%(maps)s
map $uri $goals_moved {
    include /srv/malsidan/site/.redirects/nginx.conf;
}

server {
    listen 80;
    listen [::]:80;
    server_name mal.example.se;
    root /srv/malsidan/site;

    # With a certificate, listen on 443 with ssl too, send everybody there, and promise it for two years:
    # add_header Strict-Transport-Security "max-age=63072000" always;

    index index.html;
    error_page 404 /404.html;
    error_page 403 =404 /404.html;
    absolute_redirect off;
    autoindex off;
    server_tokens off;
    # No disable_symlinks: the Brotli module then sends nothing (google/ngx_brotli#123). A published site has no links.
    # No open_file_cache: `root` is a link that server/release swaps, and the next request is to get the new site.

    # No location below may have an add_header of its own: nginx would then leave out all of these.
%(headers)s

    # Files that are compressed already. Without the module for Brotli, take its line away: gzip is sent then.
    brotli_static on;
    gzip_static on;
    gzip_vary on;
    charset utf-8;
    charset_types %(text_types)s;
    types {
%(types)s
    }
    default_type application/octet-stream;

    if ($goals_moved) {
        return 301 $goals_moved$is_args$args;
    }
    location / {
        try_files $uri $uri/ =404;
    }
    location ~ /feed\.xml$ {
        types {}
        default_type %(feed_type)s;
    }
    # What is for the servers, not for readers.
    location ~ /\.(?!well-known/) {
        return 404;
    }
    location = /_redirects {
        return 404;
    }
    location = /404.html {
        internal;
    }
}
"""


def write_nginx(style_hashes: Iterable[str]) -> str:
    """A whole site of nginx. Where a header differs between addresses, a map of its own says how."""
    headers = site_headers(style_hashes)
    maps = "\n".join(_write_map(header) for header in headers if header.elsewhere)
    lines = "\n".join(f"    add_header {header.name} {_value(header)} always;" for header in headers)
    types = "\n".join(f"        {kind} {endings};" for kind, endings in {**TEXT_TYPES, **OTHER_TYPES}.items())
    return fill(
        _TEMPLATE,
        maps=maps,
        headers=lines,
        types=types,
        feed_type=FEED_TYPE,
        text_types=" ".join(kind for kind in (*TEXT_TYPES, FEED_TYPE) if kind != "text/html"),
    )


def write_moved(moved: Iterable[tuple[str, str]]) -> str:
    """The addresses that have moved, as lines of a map of nginx."""
    return "".join(f"{old} {new};\n" for old, new in moved)


def _write_map(header: Header) -> str:
    lines = [f"    default {_quote(header.value)};"]
    lines += [f"    {_quote(f'~{pattern}')} {_quote(value)};" for pattern, value in header.elsewhere]
    return "\n".join([f"map $uri {_variable(header)} {{", *lines, "}"])


def _value(header: Header) -> str:
    return _variable(header) if header.elsewhere else _quote(header.value)


def _variable(header: Header) -> str:
    return f"$goals_{header.name.lower().replace('-', '_')}"


def _quote(text: str) -> str:
    return f'"{text}"'
