// Bundles the editor into built/: Sveltia CMS, our start and our format, with the fonts it shows. Nothing of it is
// fetched from anywhere else when it runs.

import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const SVELTIA = 'node_modules/@sveltia/cms';
/** Fonts that Sveltia's styles would fetch from a third party beside the ones it has with it. */
const FOREIGN_FONT = /@font-face\s*\{[^}]*https:\/\/cdn\.jsdelivr\.net[^}]*\}/g;
/** Where an id is made of a title: ö becomes o, as in Swedish addresses, not oe. */
const TITLE_TO_ID = /(\{locale:)(\w+)&&\w+\.includes\(\2\)\?\2:void 0(\}\))/g;
/** Code highlighting, maps, pictures and other languages, none of which a form of ours has. */
const UNUSED = /^(?:@shikijs\/|@discourse\/|leaflet|terra-draw|svgo|exifr)|\/locales\/(?!sv\.json$)[^/]+\.json$|\/(?:heic|webp_enc)[^/]*\.js$/;

/** Sveltia's Swedish, with ours where it says nothing. */
function withOwn(theirs, ours) {
  const added = Object.entries(ours).map(([key, told]) => [key, typeof told === 'string' ? theirs[key] ?? told : withOwn(theirs[key] ?? {}, told)]);
  return { ...theirs, ...Object.fromEntries(added) };
}

await rm('built', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['start.js', 'format.js'],
  outdir: 'built',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'external',
  metafile: true,
  logLevel: 'warning',
  plugins: [{
    name: 'ours-alone',
    setup: (bundle) => {
      bundle.onResolve({ filter: /./ }, ({ path }) => (UNUSED.test(path) ? { path, external: true } : undefined));
      bundle.onLoad({ filter: /sveltia\/cms\/npm\/index\.js$/ }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        if (code.match(FOREIGN_FONT)?.length !== 3 || code.match(TITLE_TO_ID)?.length !== 1) {
          throw new Error('This Sveltia CMS is not the one that build.js knows. Mend FOREIGN_FONT and TITLE_TO_ID.');
        }
        return { contents: code.replace(FOREIGN_FONT, '').replace(TITLE_TO_ID, "$1'sv'$3") };
      });
      bundle.onLoad({ filter: /\/locales\/sv\.json$/ }, async ({ path }) => {
        const theirs = JSON.parse(await readFile(path, 'utf8'));
        return { contents: JSON.stringify(withOwn(theirs, JSON.parse(await readFile('sv.json', 'utf8')))), loader: 'json' };
      });
    },
  }],
});
for (const name of await readdir(`${SVELTIA}/npm/assets`)) {
  if (/\.(?:woff2|LICENSE\.txt)$/.test(name)) {
    await cp(`${SVELTIA}/npm/assets/${name}`, `built/assets/${name}`);
  }
}
const packages = new Set(Object.keys(metafile.inputs).map((path) => /\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]));
for (const name of packages) {
  for (const file of name ? await readdir(`node_modules/${name}`) : []) {
    if (/^licen[cs]e/i.test(file)) {
      await cp(`node_modules/${name}/${file}`, `built/licenses/${name.replace('/', '-')}.txt`);
    }
  }
}
await cp('style.css', 'built/style.css');
await cp('index.html', 'built/index.html'); // the last: with it the editor is whole
