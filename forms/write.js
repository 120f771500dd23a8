// Values written as YAML, in the style of the goal repository: short things on one line, long ones below each other.

import { Document, Scalar } from 'yaml';
import { isKeyed } from './values.js';

const WIDTH = 110;
const FOLDED_WIDTH = 100;
const NUMBER = /^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const WORD = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._%/()+§–-]*[\p{L}\p{N}.%)])?$/u;
const READ_AS_MORE = /^(?:null|true|false|yes|no|on|off|y|n|[-+.0-9][-+.0-9_eExXoO]*|[0-9:]+)$/i;
const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** A text on one line that every reader of YAML takes as it is meant, also between brackets. */
export function writeInline(value) {
  if (NUMBER.test(value) || ISO_DATE.test(value) || value === 'true' || value === 'false') {
    return value;
  }
  return WORD.test(value) && !READ_AS_MORE.test(value) ? value : JSON.stringify(value);
}

/** A text after a key that stands `indent` signs in; `style` is that of the text which it replaces. */
export function writeScalar(value, indent, style) {
  const isFolded = style === 'BLOCK_FOLDED' && !/^[ \t]|[ \t]$/m.test(value);
  if (isFolded) {
    const folded = new Document(Object.assign(new Scalar(value), { type: style })).toString({ lineWidth: FOLDED_WIDTH - indent });
    return writeBlock(folded.trimEnd().split('\n').map((line) => line.trimStart()), indent);
  }
  if (style === 'BLOCK_FOLDED' || style === 'BLOCK_LITERAL' || value.includes('\n')) {
    return writeBlock(['|-', ...value.split('\n')], indent);
  }
  return style === 'QUOTE_DOUBLE' ? JSON.stringify(value) : style === 'QUOTE_SINGLE' ? `'${value.replaceAll("'", "''")}'` : writeInline(value);
}

function writeBlock([head, ...lines], indent) {
  return [head, ...lines.map((line) => line && ' '.repeat(indent + 2) + line)].join('\n');
}

/** Anything on one line. */
export function writeFlow(value) {
  if (Array.isArray(value)) {
    return `[${value.map(writeFlow).join(', ')}]`;
  }
  if (isKeyed(value)) {
    return `{${Object.entries(value).map(([key, each]) => `${writeInline(key)}: ${writeFlow(each)}`).join(', ')}}`;
  }
  return writeInline(value);
}

/** Keys and values below each other; the first line is not indented. */
export function writeMap(map, indent) {
  return Object.entries(map).map(([key, value]) => `${writeInline(key)}:${writeAfterKey(value, indent)}`).join(`\n${' '.repeat(indent)}`);
}

/** What stands after `key:`, with the space or the line break before it. */
export function writeAfterKey(value, indent) {
  const line = writeFlow(value);
  if (!isKeyed(value) && !Array.isArray(value)) {
    return ` ${writeScalar(value, indent)}`;
  }
  const isPlain = Object.values(value).every((each) => typeof each === 'string');
  if (isPlain && indent + line.length <= WIDTH && !line.includes('\\n')) {
    return ` ${line}`;
  }
  const within = `\n${' '.repeat(indent + 2)}`;
  return within + (Array.isArray(value) ? value.map((each) => `- ${writeItem(each, indent + 2)}`).join(within) : writeMap(value, indent + 2));
}

/** An item of a list after its dash, which stands `indent` signs in. */
export function writeItem(value, indent) {
  if (!isKeyed(value)) {
    return Array.isArray(value) ? writeFlow(value) : writeScalar(value, indent);
  }
  const line = writeFlow(value);
  const isPlain = Object.values(value).every((each) => typeof each === 'string');
  return isPlain && indent + line.length <= WIDTH && !line.includes('\\n') ? line : writeMap(value, indent + 2);
}
