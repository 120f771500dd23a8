// Reads files with the changes wanted of them, and answers what the editor would write: for test_format.py.

import { readFileSync } from 'node:fs';
import { markdownFile, yamlFile } from '../../forms/format.js';

const asked = JSON.parse(readFileSync(0, 'utf8'));
const answers = asked.map(({ text, isMarkdown, changes }) => {
  const file = isMarkdown ? markdownFile : yamlFile;
  const values = file.fromFile(text.trim());
  for (const { path, value } of changes) {
    const holder = path.slice(0, -1).reduce((within, step) => within[step], values);
    if (value === undefined) delete holder[path.at(-1)];
    else holder[path.at(-1)] = value;
  }
  const written = file.toFile(values);
  return { written, again: file.toFile(file.fromFile(written.trim())) };
});
process.stdout.write(JSON.stringify(answers));
