// The values of a YAML text: every scalar as the text that stands there, nothing where nothing or `null` stands.

import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const WHOLE_NUMBER = /^[-+−]?[0-9]+$/;

/** The nodes of a text; throws where the parser does. */
export function compose(text) {
  const document = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true, prettyErrors: true });
  if (document.errors.length) {
    throw document.errors[0];
  }
  return document.contents;
}

/** The values of a text, which must be keys with values. */
export function readValues(text) {
  const node = compose(text);
  if (!node) {
    return {};
  }
  if (!isMap(node)) {
    throw new Error('Filen ska börja med en nyckel, till exempel titel: …');
  }
  return valueOf(node);
}

/** The value of a node: a text, a list, keys, or null. */
export function valueOf(node) {
  if (isMap(node)) {
    return Object.fromEntries(pairsOf(node).map(({ key, value }) => [key.value, valueOf(value)]));
  }
  if (isSeq(node)) {
    return node.items.map(valueOf);
  }
  if (!isScalar(node) || (node.type === 'PLAIN' && NULLS.has(node.source))) {
    return null;
  }
  return node.value;
}

/** The keys and values of `{värde: 72,5}` as they are meant; to YAML the comma ends the value and `5` is a key. */
export function pairsOf(map) {
  const pairs = [];
  for (const { key, value } of map.items) {
    const before = pairs.at(-1)?.value;
    if (map.flow && valueOf(value) === null && isWholeNumber(before) && isWholeNumber(key) && before.range[1] + 1 === key.range[0]) {
      const joined = `${before.value},${key.value}`;
      pairs.at(-1).value = Object.assign(before.clone(), { value: joined, range: [before.range[0], key.range[1], key.range[2]] });
    } else {
      pairs.push({ key, value });
    }
  }
  return pairs;
}

function isWholeNumber(node) {
  return isScalar(node) && node.type === 'PLAIN' && WHOLE_NUMBER.test(node.value);
}

/** A value without what is empty; undefined where nothing is left. */
export function tidy(value) {
  if (Array.isArray(value)) {
    const kept = value.map(tidy).filter((each) => each !== undefined);
    return kept.length ? kept : undefined;
  }
  if (value !== null && typeof value === 'object') {
    const kept = Object.entries(value).map(([key, each]) => [key, tidy(each)]).filter(([, each]) => each !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  return String(value ?? '').trim() || undefined; // as `goals check` reads a text: without blanks around it
}

/** Whether two tidy values say the same, whatever the order of their keys. */
export function isSame(one, other) {
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  }
  if (isKeyed(one) && isKeyed(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => key in other && isSame(one[key], other[key]));
  }
  return one === other;
}

export function isKeyed(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
