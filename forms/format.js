// How the editor reads and writes a file of the goal repository, so that what nobody changed stays as it was written:
// comments, order, quotation marks, `72,5`, `012`. Every scalar is the text that stands in the file, as it is to
// `goals check`; which field it stands in decides what it means.

import { edit } from './edit.js';
import { isSame, readValues, tidy } from './values.js';
import { writeMap } from './write.js';

const FRONT_MATTER = /^---\n([\s\S]*?\n)---(?:\n|$)/;

/** The key under which a file's text follows its values through the editor. No file can have it. */
export const SOURCE = '@fil';
/** The field that holds what stands below the front matter. */
export const BODY = 'body';

export { parse as parseConfig } from 'yaml';

/** A YAML file as the editor's values. */
export const yamlFile = {
  fromFile: (told) => {
    const text = withUsualEnds(told);
    return { ...readValues(`${text}\n`), [SOURCE]: text };
  },
  toFile: (content) => writeYaml(content, content[SOURCE] ?? ''),
};

/** A Markdown file whose front matter is YAML. */
export const markdownFile = {
  fromFile: (told) => {
    const text = withUsualEnds(told);
    const { head, body } = split(`${text}\n`);
    return { ...readValues(head), [BODY]: body.trim(), [SOURCE]: text };
  },
  toFile: ({ [BODY]: told, ...content }) => {
    const { head, body } = split(`${content[SOURCE] ?? ''}\n`);
    const kept = (told ?? '').trim() === body.trim() ? body : `\n${(told ?? '').trim()}\n`;
    return `---\n${writeYaml(content, head)}---\n${kept}`;
  },
};

/** Lines that end as in all other files of the repository, also where Windows has been at them. */
function withUsualEnds(text) {
  return text.replaceAll('\r\n', '\n');
}

function split(text) {
  const match = FRONT_MATTER.exec(text);
  return match ? { head: match[1], body: text.slice(match[0].length) } : { head: '', body: text };
}

/** The text with the values put into it; written anew where it can't be told apart what stands where. */
function writeYaml(content, text) {
  const wanted = tidy(Object.fromEntries(Object.entries(content).filter(([key]) => !key.startsWith('@')))) ?? {};
  const source = `${text.trimEnd()}\n`;
  if (text.trim()) {
    const edited = edit(source, wanted);
    if (edited !== undefined && isSame(tidy(readValues(edited)) ?? {}, wanted)) {
      return edited;
    }
  }
  return `${writeMap(wanted, 0)}\n`;
}
