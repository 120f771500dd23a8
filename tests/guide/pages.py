"""The pictures of the public site before and after, of the note in a merge request, and of the workbook."""

from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.cell import Cell
from playwright.sync_api import Page, ViewportSize

from macros.pages.goal import goal_page
from macros.pages.page import Site
from macros.reading.load import load_plan
from tests.guide.camera import Camera
from tests.served import AT_ROOT, DAY

GOAL, INDICATOR = "fler-klarar-skolan", "behoriga-till-gymnasiet"
_PHONE, _DESK = ViewportSize(width=500, height=1100), ViewportSize(width=1000, height=700)
_NOTE = """<!doctype html><html lang=sv><style>
  body {{ margin: 16px; font: 15px/1.5 system-ui, sans-serif; color: #28272d; background: #fff; }}
  article {{ width: 520px; padding: 4px 18px 8px; border: 1px solid #bfbfc3; border-radius: 8px; }}
  h3 {{ font-size: 17px; margin: 18px 0 8px; }}
  code {{ padding: 1px 4px; border-radius: 4px; background: #ececef; font-size: 13px; }}
  i {{ display: inline-block; box-sizing: border-box; width: 17px; height: 17px; vertical-align: -3px; }}
  i {{ border: solid #c91c00; border-width: 7px 3px; border-radius: 50%; background: #fff; }}
</style><article>{}</article>"""
_SHEET = """<!doctype html><html lang=sv><style>
  body {{ margin: 12px; font: 13px Carlito, Calibri, sans-serif; background: #fff; }}
  table {{ border-collapse: collapse; }}
  td, th {{ border: 1px solid #c9ced1; padding: 4px 6px; text-align: left; height: 24px; }}
  thead th, tbody th {{ background: #eef0f1; color: #5a6872; font-weight: 400; text-align: center; }}
</style><table><thead><tr><th>{}</thead><tbody>{}</tbody></table>"""
_COLUMNS = ("A", "B", "D", "G")
"""What of the workbook is shown: the rest is filled in when it is known."""


def take_site(page: Page, site: str, after: Path, camera: Camera) -> None:
    """An indicator on the built site, and the same where a recipe has been followed in `after`; a correction."""
    page.set_viewport_size(_PHONE)
    page.goto(f"{site}mal/{GOAL}/")
    _take_indicator(page, camera, "fore")
    noted = page.locator(f"[aria-labelledby={INDICATOR}] dd li").filter(has_text="rättades")
    noted.scroll_into_view_if_needed()
    camera.take("rattad", noted, room=5)
    plan = load_plan(after)
    made = goal_page(Site(plan, DAY.date(), url=AT_ROOT), plan.goals[GOAL])
    page.evaluate("html => { document.querySelector('main').innerHTML = html; scrollTo(0, 0); }", made.body)
    _take_indicator(page, camera, "efter")


def _take_indicator(page: Page, camera: Camera, name: str) -> None:
    block = page.locator(f"[aria-labelledby={INDICATOR}]")
    block.locator("h3").evaluate("each => each.scrollIntoView()")
    page.evaluate("scrollBy(0, -24)")
    camera.take(name, block.locator("h3"), block.locator(".why"), block.locator(".chart-note").first, room=16)


def take_note(page: Page, markdown: str, camera: Camera) -> None:
    """The note that the pipeline leaves, drawn about as GitLab does."""
    page.set_viewport_size(_DESK)
    page.set_content(_NOTE.format(MarkdownIt("commonmark").render(markdown).replace("⛔", "<i></i>")))
    camera.take("kommentar", page.locator("article"), room=10)


def take_workbook(page: Page, file: Path, camera: Camera) -> None:
    """The workbook's rows with what has been filled in, and a ring around it."""
    sheet = load_workbook(file).worksheets[0]
    rows = "".join(
        f"<tr><th>{row[0].row}" + "".join(_cell(each) for each in row if each.column_letter in _COLUMNS)
        for row in sheet.iter_rows(min_row=5)
        if isinstance(row[0], Cell)
    )
    page.set_viewport_size(_DESK)
    page.set_content(_SHEET.format("".join(f"<th>{letter}" for letter in _COLUMNS), rows))
    filled = page.locator("tbody tr:not(:first-child) td:last-child")
    camera.take("arbetsbok", page.locator("table"), press=filled, room=8)


def _cell(cell: Cell) -> str:
    """A cell with its own colours."""
    fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else "FFFFFF"
    weight = 700 if cell.font.b else 400
    colour = cell.font.color.rgb[2:] if cell.font.color else "000000"
    return f'<td style="background:#{fill};color:#{colour};font-weight:{weight}">{escape(str(cell.value or ""))}'
