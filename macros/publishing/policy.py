"""The content security policy that every page carries: what a browser may load for it, and from where."""

from collections.abc import Iterable


def write_policy(style_hashes: Iterable[str], *, is_search: bool = False) -> str:
    """The policy of a page; the search page may also run the search's WebAssembly and its worker.

    `style_hashes` are those of the styles that a script of ours writes into a page, as `sha256-…`.
    """
    styles = " ".join(f"'{each}'" for each in style_hashes)
    rules = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'" if is_search else "'self'",
        "style-src": f"'self' {styles}".strip(),
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        **({"worker-src": "'self'"} if is_search else {}),
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())
