"""The configuration of Apache: the site's `.htaccess`, written at each publication, and the host that reads it."""

import re
from collections.abc import Iterable

from macros.publishing.headers import FEED_TYPE, OTHER_TYPES, TEXT_TYPES, Header, fill, site_headers

_RULES = r"""# The goal site on Apache. Written by `goals publish`. server/apache.conf shows a host that lets this hold;
# it needs the modules headers and rewrite.
DirectoryIndex index.html
ErrorDocument 404 %(root)s/404.html

%(headers)s
Header merge Vary Accept-Encoding "expr=%{REQUEST_URI} =~ m#\.(%(texts)s)(\.br|\.gz)?$#"

AddCharset utf-8 %(charset)s
%(types)s
AddEncoding br .br
AddEncoding gzip .gz
FileETag MTime Size

RewriteEngine on
# What is for the server, not for readers; a page that is not there can't be asked for.
RewriteRule "(^|/)\.(?!well-known/)|^_redirects$" - [R=404,L]
RewriteCond "%{ENV:REDIRECT_STATUS}" "!404"
RewriteRule "^404\.html$" - [R=404,L]
# Files that are compressed already.
RewriteCond "%{HTTP:Accept-Encoding}" "(^|[ ,])br([ ,;]|$)"
RewriteCond "%{REQUEST_FILENAME}.br" -f
RewriteRule "^(.+)$" "$1.br" [L]
RewriteCond "%{HTTP:Accept-Encoding}" "gzip"
RewriteCond "%{REQUEST_FILENAME}.gz" -f
RewriteRule "^(.+)$" "$1.gz" [L]
# Apache's own list says that .gz is a type of file.
%(gzipped)s
RewriteRule "(^|/)feed\.xml(\.br|\.gz)?$" - [T=%(feed_type)s;charset=utf-8]
"""

_HOST = r"""# The goal site on Apache (Debian 12: apt install apache2; a2enmod headers rewrite).
# Written by `goals servers server`: change macros/publishing/apache.py, not this file.
#
# Copy it to /etc/apache2/sites-available/, enable it with a2ensite and publish with server/release, which puts the
# site of `make site` where DocumentRoot says. Change ServerName and both folders. Headers, types, compressed files and
# the addresses that have moved stand in the site's own .htaccess and follow each publication without a reload.
# In conf-enabled/security.conf: ServerTokens Prod, ServerSignature Off, TraceEnable Off.

<VirtualHost *:80>
    ServerName mal.example.se
    DocumentRoot /srv/malsidan/site

    # With a certificate, listen on 443 with SSL too, send everybody there, and promise it for two years:
    # Header always set Strict-Transport-Security "max-age=63072000"

    <Directory /srv/malsidan/site>
        Require all granted
        Options SymLinksIfOwnerMatch
        # The site may say this much and no more: no handlers, no programs, no access rules.
        AllowOverride None
        AllowOverrideList AddCharset AddEncoding AddType DirectoryIndex ErrorDocument FileETag Header RedirectMatch \
                          RewriteCond RewriteEngine RewriteRule
    </Directory>
</VirtualHost>
"""


def write_host() -> str:
    """A whole host of Apache."""
    return _HOST


def write_htaccess(style_hashes: Iterable[str], moved: Iterable[tuple[str, str]], root: str = "") -> str:
    """What the site says to Apache, with the addresses that have moved; `root` is its own path on its host."""
    headers = "\n".join(line for header in site_headers(style_hashes, root) for line in _lines(header))
    lines = "".join(f'RedirectMatch 301 "^{re.escape(old)}$" "{new}"\n' for old, new in moved)
    kinds = {**TEXT_TYPES, **OTHER_TYPES}
    gzipped = (
        f'RewriteRule "\\.({_either(endings)})\\.gz$" - [T={kind};charset=utf-8]'
        for kind, endings in TEXT_TYPES.items()
    )
    rules = fill(
        _RULES,
        headers=headers,
        root=root,
        texts=_either(" ".join(TEXT_TYPES.values())),
        charset=_dotted(" ".join(TEXT_TYPES.values())),
        types="\n".join(f"AddType {kind} {_dotted(endings)}" for kind, endings in kinds.items()),
        gzipped="\n".join(gzipped),
        feed_type=FEED_TYPE,
    )
    return rules + lines


def _lines(header: Header) -> Iterable[str]:
    """A header where it holds; of several patterns that are found the last counts, so they stand backwards."""
    if header.value:
        yield f'Header always set {header.name} "{header.value}"'
    for pattern, value in reversed(header.elsewhere):
        yield f'Header always set {header.name} "{value}" "expr=%{{REQUEST_URI}} =~ m#{pattern}#"'


def _either(endings: str) -> str:
    return "|".join(endings.split())


def _dotted(endings: str) -> str:
    return " ".join(f".{ending}" for ending in endings.split())
