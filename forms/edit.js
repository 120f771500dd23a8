// A YAML text with other values: only what says something else is written anew, the rest stays letter by letter.

import { isMap, isScalar, isSeq } from 'yaml';
import { compose, isKeyed, isSame, pairsOf, tidy, valueOf } from './values.js';
import { writeAfterKey, writeFlow, writeInline, writeItem, writeScalar } from './write.js';

/** The keys that tell which item of a list is which. */
const NAMES = ['id', 'period', 'typ', 'mål', 'rapport', 'datum', 'titel', 'ord', 'fråga', 'kontroll', 'vad'];

/** The text with the wanted values; undefined where it holds no keys to put them at. */
export function edit(source, wanted) {
  const root = compose(source);
  if (!isMap(root)) {
    return undefined;
  }
  const editor = new Editor(source);
  return source.slice(0, root.range[0]) + editor.render(root, wanted) + source.slice(editor.endOf(root));
}

class Editor {
  constructor(source) {
    this.source = source;
  }

  /** The text of a node, from where it begins to `endOf` it, with the wanted value. */
  render(node, wanted) {
    if (isSame(tidy(valueOf(node)), wanted)) {
      return this.source.slice(node.range[0], this.endOf(node));
    }
    if (isScalar(node)) {
      const end = node.range[1];
      const text = writeScalar(wanted, this.indentAt(node.range[0]), node.type);
      const isFollowed = this.source.slice(end, this.lineEnd(end)).trim() !== '';
      const fitting = isFollowed && text.includes('\n') ? JSON.stringify(wanted) : text; // a comment stands after it
      return this.source[end - 1] === '\n' ? `${fitting}\n` : fitting;
    }
    if (node.flow) {
      return this.renderFlow(node, wanted);
    }
    return isMap(node) ? this.renderMap(node, wanted) : this.renderList(node, wanted);
  }

  /** Whether the wanted value can be put where a node stands without another form of it. */
  fits(node, wanted) {
    if (isMap(node)) return isKeyed(wanted);
    if (isSeq(node)) return Array.isArray(wanted);
    return isScalar(node) && valueOf(node) !== null && typeof wanted === 'string';
  }

  renderFlow(node, wanted) {
    if (isSeq(node)) {
      const old = node.items.map((item) => ({ item, value: tidy(valueOf(item)) }));
      return `[${match(old, wanted).map(([found, each]) => this.flowItem(found?.item, each)).join(', ')}]`;
    }
    const old = new Map(pairsOf(node).map(({ key, value }) => [key.value, value]));
    const keys = [...[...old.keys()].filter((key) => key in wanted), ...Object.keys(wanted).filter((key) => !old.has(key))];
    return `{${keys.map((key) => `${writeInline(key)}: ${this.flowItem(old.get(key), wanted[key])}`).join(', ')}}`;
  }

  flowItem(node, wanted) {
    if (!node || !this.fits(node, wanted)) {
      return writeFlow(wanted);
    }
    if (isScalar(node) && !isSame(tidy(valueOf(node)), wanted)) {
      return node.type === 'QUOTE_DOUBLE' ? JSON.stringify(wanted) : writeInline(wanted);
    }
    return this.render(node, wanted);
  }

  renderMap(map, wanted) {
    const indent = this.columnOf(map.range[0]);
    const chunks = this.chunksOf(map).map((chunk) => ({ ...chunk, text: this.renderPair(chunk, wanted[chunk.pair.key.value], indent) }));
    const kept = chunks.filter(({ text }) => text !== undefined).map(({ pair, text }) => ({ key: pair.key.value, text }));
    let before = kept.at(-1)?.key;
    for (const key of Object.keys(wanted)) {
      if (!kept.some((each) => each.key === key)) {
        const at = kept.findIndex((each) => each.key === before) + 1;
        kept.splice(at, 0, { key, text: `${' '.repeat(indent)}${writeInline(key)}:${writeAfterKey(wanted[key], indent)}\n` });
      }
      before = key;
    }
    return join(kept.map(({ text }) => text), indent);
  }

  /** A key with its value and the comments before it; undefined where it is to go. */
  renderPair({ from, to, pair: { key, value } }, wanted, indent) {
    if (wanted === undefined) {
      return tidy(valueOf(value)) === undefined ? this.source.slice(from, to) : undefined;
    }
    if (!value || !this.fits(value, wanted)) {
      return `${this.source.slice(from, key.range[1])}:${writeAfterKey(wanted, indent)}\n`;
    }
    return this.source.slice(from, value.range[0]) + this.render(value, wanted) + this.source.slice(this.endOf(value), to);
  }

  renderList(list, wanted) {
    const indent = this.columnOf(list.range[0]);
    const old = this.chunksOf(list).map((chunk) => ({ ...chunk, value: tidy(valueOf(chunk.item)) }));
    return join(match(old, wanted).map(([found, each]) => this.renderItem(found, each, indent)), indent);
  }

  renderItem(found, wanted, indent) {
    if (!found || !this.fits(found.item, wanted)) {
      return `${' '.repeat(indent)}- ${writeItem(wanted, indent)}\n`;
    }
    const { from, to, item } = found;
    return this.source.slice(from, item.range[0]) + this.render(item, wanted) + this.source.slice(this.endOf(item), to);
  }

  /** The lines of each item of a block, with the comments before it. */
  chunksOf(block) {
    let from = block.range[0];
    return block.items.map((item) => {
      const last = isMap(block) ? (item.value ?? item.key) : item;
      const chunk = { from, to: this.lineEnd(this.endOf(last)), ...(isMap(block) ? { pair: item } : { item }) };
      from = chunk.to;
      return chunk;
    });
  }

  /** Where a node ends: a block with the line of its last item. */
  endOf(node) {
    if (isScalar(node) || node.flow || !node.items.length) {
      return node.range[1];
    }
    const last = node.items.at(-1);
    return this.lineEnd(this.endOf(isMap(node) ? (last.value ?? last.key) : last));
  }

  /** Where the line ends that holds a place; the place itself where a line has just ended. */
  lineEnd(place) {
    if (this.source[place - 1] === '\n') {
      return place;
    }
    return this.source.indexOf('\n', place) + 1 || this.source.length;
  }

  columnOf(place) {
    return place - (this.source.lastIndexOf('\n', place - 1) + 1);
  }

  /** How far in the key or the dash stands that a value on the same line belongs to. */
  indentAt(place) {
    const line = this.source.slice(place - this.columnOf(place), place);
    return /^[ -]*/.exec(line)[0].length;
  }
}

/** The wanted items, each with the old one that it is or came from, if there is one. */
function match(old, wanted) {
  const free = new Set(old);
  const take = (is) => {
    const found = [...free].find(is);
    free.delete(found);
    return found;
  };
  const same = wanted.map((each) => take(({ value }) => isSame(value, each)));
  const named = wanted.map((each, at) => same[at] ?? (isKeyed(each) ? take(({ value }) => hasSameName(value, each)) : undefined));
  const first = wanted.map((each, at) => named[at] ?? (wanted.length === old.length ? take((item) => item === old[at]) : undefined));
  return wanted.map((each, at) => [first[at], each]);
}

function hasSameName(one, other) {
  const told = NAMES.filter((name) => typeof other[name] === 'string');
  return isKeyed(one) && told.length > 0 && told.every((name) => one[name] === other[name]);
}

/** Lines put together again; the first begins where the block did. */
function join(texts, indent) {
  return texts.map((text, at) => (at ? (/^\s/.test(text) || !indent ? text : ' '.repeat(indent) + text) : text.replace(/^\s+/, ''))).join('');
}
