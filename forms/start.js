// Starts the editor in Swedish, with the forms of config.yml; `?organ=<id>` shows one body's forms alone.

import { markdownFile, parseConfig, yamlFile } from './format.js';

const COMMON = 'kommunen';

/** Let the editor ask this site and the GitLab that the configuration names, and no other place. */
function keepWithin(backend) {
  const places = [location.href, backend.base_url, backend.api_root].filter(Boolean);
  const allowed = new Set(places.map((place) => new URL(place).origin));
  const ask = window.fetch.bind(window);
  let commit;
  window.fetch = async (asked, options) => {
    const { origin, pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (!allowed.has(origin)) {
      throw new TypeError('Redigeringen frågar ingen annan webbplats.');
    }
    const answer = await ask(asked, pathname.endsWith('/repository/commits') ? fromWhatWasRead(options, commit) : options);
    if (answer.ok && pathname.endsWith('/api/graphql') && String(options?.body).includes('lastCommit')) {
      commit = (await answer.clone().json()).data?.project?.repository?.tree?.lastCommit?.sha;
    }
    return /\/api\/v4\/(?:user$|avatar\?)/.test(answer.url) && answer.ok ? withoutPicture(answer) : answer;
  };
}

/** A change begins at the commit that the forms have read: what others publish meanwhile git puts together with it. */
function fromWhatWasRead(options, commit) {
  const { start_branch: branch, ...change } = JSON.parse(options?.body ?? '{}');
  return branch && commit ? { ...options, body: JSON.stringify({ ...change, start_sha: commit }) } : options;
}

/** What GitLab tells of a person, without the address of a picture, which is often with a third party. */
async function withoutPicture(answer) {
  return Response.json({ ...(await answer.json()), avatar_url: null });
}

/** A body's own groups, then what the whole municipality shares; every group where there is no such body. */
function ofBody(collections, body) {
  const own = collections.filter(({ name }) => name.startsWith(`${body}__`));
  return own.length ? [...own, ...collections.filter(({ name }) => name === COMMON)] : collections;
}

/** A new file's id is made of its title, shown and can be mended; once saved it stays. */
function withShownId(collection) {
  const hint = 'Står i adressen och kan inte ändras sedan. Små bokstäver a–z, siffror och bindestreck, högst 60 tecken.';
  const pattern = ['^(?!index$)[a-z0-9]+(-[a-z0-9]+)*$', 'Skriv små bokstäver a–z, siffror och bindestreck, till exempel trygg-skola.'];
  return collection.slug ? { ...collection, slug: { template: collection.slug, editable: ['create'], hint, pattern } } : collection;
}

/** Let readers enlarge the page, which Sveltia's own setting of the window forbids. */
function letEnlarge() {
  const mend = () => document.querySelectorAll('meta[name="viewport"][content*="maximum-scale"]').forEach((meta) => {
    meta.content = meta.content.replace(/,\s*maximum-scale=[^,]*/, '');
  });
  new MutationObserver(mend).observe(document.head, { childList: true });
}

async function start() {
  window.CMS_MANUAL_INIT = true;
  letEnlarge();
  Object.defineProperty(navigator, 'languages', { get: () => ['sv'] });
  Object.defineProperty(navigator, 'language', { get: () => 'sv' });
  const answer = await fetch(new URL('config.yml', import.meta.url), { cache: 'no-cache' });
  const config = parseConfig(await answer.text(), { maxAliasCount: -1 });
  keepWithin(config.backend);
  const { default: CMS } = await import('@sveltia/cms');
  CMS.registerCustomFormat('yaml', 'yml', yamlFile);
  CMS.registerCustomFormat('yaml-frontmatter', 'md', markdownFile);
  const body = new URLSearchParams(location.search).get('organ');
  const shown = body ? ofBody(config.collections, body) : config.collections;
  CMS.init({
    config: { ...config, load_config_file: false, collections: shown.map(withShownId) },
  });
  document.querySelector('#vantar')?.remove();
}

start().catch((error) => {
  console.error(error);
  const told = document.querySelector('#vantar');
  if (told) {
    told.textContent = 'Formulären gick inte att öppna. Ladda om sidan. Går det inte då heller: skriv i GitLabs webbredigerare så länge.';
  }
});
