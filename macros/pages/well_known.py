"""What machines look for at a fixed place of any site: whom to tell of a weakness, what may be searched, all pages."""

from collections.abc import Iterable
from datetime import timedelta
from html import escape
from urllib.parse import quote

from macros.pages.page import Site
from macros.plan.model import Municipality

SECURITY = ".well-known/security.txt"
_KEPT = timedelta(days=364)
"""RFC 9116 asks for less than a year; a site that is not built anew for so long is not looked after."""


def well_known_files(site: Site) -> dict[str, str]:
    """`robots.txt`, and `security.txt` where the municipality says how it is reached; by their paths on the site."""
    contact = _find_contact(site.plan.municipality)
    return {"robots.txt": write_robots(site)} | ({SECURITY: write_security(site, contact)} if contact else {})


def write_robots(site: Site) -> str:
    """Everybody may read everything; the site map where the site's address is known."""
    allowed = "User-agent: *\nAllow: /\n"
    return f"{allowed}\nSitemap: {site.absolute('sitemap.xml')}\n" if site.url else allowed


def write_sitemap(site: Site, addresses: Iterable[str]) -> str:
    """The pages that search engines may list, where the site's address is known.

    A day of change is not told: nobody but the record knows it.
    """
    whole = [escape(site.absolute(address)) for address in addresses if site.url]
    listed = "".join(f"\n<url><loc>{address}</loc></url>" for address in whole)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}\n</urlset>\n'
    )


def write_security(site: Site, contact: str) -> str:
    """The file of RFC 9116; it holds for a year from the day that the site tells of."""
    lines = [
        f"Contact: {contact}",
        f"Expires: {site.day + _KEPT}T00:00:00Z",
        "Preferred-Languages: sv",
        *([f"Canonical: {site.absolute(SECURITY)}"] if site.url else []),
    ]
    return "".join(f"{line}\n" for line in lines)


def _find_contact(municipality: Municipality) -> str:
    """The first address that there is, as a URI: the one for weaknesses, for questions, the website; else empty."""
    email = municipality.contact.email if municipality.contact else None
    for found in (municipality.security_contact, email, municipality.website):
        if found and found.startswith("https://"):
            return found
        if found and "@" in found:
            return f"mailto:{quote(found, safe='@+')}"
    return ""
