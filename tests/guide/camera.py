"""Takes a picture of a part of a page, with a ring around what is to be pressed, and writes down what it shows."""

from collections.abc import Mapping
from pathlib import Path
from unicodedata import category

from oxipng import optimize_from_memory
from playwright.sync_api import FloatRect, Locator, Page

_RING = """(rect) => {
  const ring = document.createElement('div');
  Object.assign(ring.style, {
    position: 'fixed', zIndex: 2147483647, pointerEvents: 'none', boxSizing: 'border-box',
    border: '3px solid #c2410c', borderRadius: '10px',
    left: `${rect.x - 6}px`, top: `${rect.y - 6}px`, width: `${rect.width + 12}px`, height: `${rect.height + 12}px`,
  });
  ring.id = 'guide-ring';
  (document.querySelector('dialog[open], [popover]:popover-open') ?? document.body).append(ring);
}"""
_SEEN = """(clip) => {
  const isWithin = ({left, top, right, bottom}) =>
    (left + right) / 2 > clip.x && (left + right) / 2 < clip.x + clip.width &&
    (top + bottom) / 2 > clip.y && (top + bottom) / 2 < clip.y + clip.height;
  const isOnTop = (element, {left, top, right, bottom}) => {
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return there && (element.contains(there) || there.contains(element));
  };
  const words = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const element = node.parentElement, [first] = range.getClientRects();
      if (!first || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
      if (/icon/.test(element.className) || element.closest('.hidden, svg')) continue;
      if (isWithin(first) && isOnTop(element, first)) words.push(node.data);
    } else if (node.matches('input:not([type=checkbox], [type=radio], [type=hidden]), textarea, select')) {
      const box = node.getBoundingClientRect();
      if (node.value && isWithin(box) && isOnTop(node, box) && node.checkVisibility()) words.push(node.value);
    }
  }
  return words;
}"""

_STILL, _MOST_LOOKS = 5, 50
"""How many looks alike mean that nothing more comes, and how many are taken; a tenth of a second apart."""


class Camera:
    """Pictures into a folder; without one, only what they show is written down.

    Pages come bit by bit: it waits until they show what they are known to, or have been still for half a second.
    """

    def __init__(self, out: Path | None = None, known: Mapping[str, str] | None = None) -> None:
        self.out, self._known = out, known or {}
        self.shown: dict[str, str] = {}
        """What each picture shows, as one line of text."""

    def take(self, name: str, *around: Locator, press: Locator | None = None, room: float = 14) -> None:
        """A picture of what is around, which must be in view, with a ring around what is to be pressed."""
        page = around[0].page
        seen: list[str] = []
        for _ in range(_MOST_LOOKS):
            clip = _clip(page, [*around, *([press] if press else [])], room)
            seen.append(_look(page, clip))
            if seen[-1] == self._known.get(name) or (name not in self._known and seen[-_STILL:] == seen[-1:] * _STILL):
                break
            page.wait_for_timeout(100)
        self.shown[name] = seen[-1]
        if self.out is not None:
            self._shoot(page, self.out / f"{name}.png", clip, press)

    def _shoot(self, page: Page, file: Path, clip: FloatRect, press: Locator | None) -> None:
        if press:
            page.evaluate(_RING, _around(press.all()))
        content = page.screenshot(clip=clip, animations="disabled", caret="hide")
        page.evaluate("document.querySelector('#guide-ring')?.remove()")
        file.write_bytes(optimize_from_memory(content, level=6))


def _look(page: Page, clip: FloatRect) -> str:
    told = "".join(char for char in " | ".join(page.evaluate(_SEEN, clip)) if category(char) != "Cf")
    return " ".join(told.split()).replace("| | ", "| ")


def _clip(page: Page, around: list[Locator], room: float) -> FloatRect:
    box, size = _around([place for each in around for place in each.all()]), page.viewport_size
    assert size
    left, top = max(box["x"] - room, 0), max(box["y"] - room, 0)
    right = min(box["x"] + box["width"] + room, size["width"])
    bottom = min(box["y"] + box["height"] + room, size["height"])
    return FloatRect(x=left, y=top, width=right - left, height=bottom - top)


def _around(places: list[Locator]) -> FloatRect:
    boxes = [box for each in places if (box := each.bounding_box())]
    assert boxes, "What the picture is to show is not on the page"
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes)
    return FloatRect(x=left, y=top, width=right - left, height=bottom - top)
