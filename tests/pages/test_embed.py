"""The style sheet of embeds repeats the site's colours; here they are held to be the same."""

from pathlib import Path

from tests.pages.test_contrast import DARK, block_after, tokens_in

ASSETS = Path(__file__).parents[2] / "docs" / "assets"


def test_the_embeds_colours_are_those_of_the_site_by_day_and_by_night() -> None:
    own = (ASSETS / "inbaddning.css").read_text(encoding="utf-8")
    for opening in (":root", DARK):
        block = own[own.index("{", own.index(opening)) + 1 :]
        tokens = tokens_in(block[: block.index("}")])
        site = tokens_in(block_after(opening))
        assert tokens
        assert tokens == {name: site[name] for name in tokens}
