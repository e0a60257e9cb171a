// Reads each of our route files into Kaoto and writes it as Kaoto saves it: every key and every value is to be the same, each value
// letter by letter (010 must not become 8), and lists in their order. Kaoto has an order of keys and a width of its own.
import { readFileSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { loadKaoto } from './kaoto.mjs';

const root = new URL('../..', import.meta.url).pathname;
const folders = ['routes', 'docs/cookbook', 'docs/examples'];
const files = folders.flatMap((folder) =>
  readdirSync(root + folder).filter((name) => name.endsWith('.camel.yaml')).map((name) => `${folder}/${name}`));

const { CamelResourceFactory } = await loadKaoto();
const texts = (yaml) => parse(yaml, { schema: 'failsafe' });
const saved = (path, yaml) => CamelResourceFactory.createCamelResource(yaml, { path }).toString();

const changed = files.filter((file) => {
  const written = readFileSync(root + file, 'utf8');
  return !isDeepStrictEqual(texts(written), texts(saved(file, written)));
});
changed.forEach((file) => console.error(`${file}: Kaoto would change it`));
console.log(`${files.length} files, ${changed.length} of them changed by Kaoto`);
process.exitCode = changed.length > 0 ? 1 : 0;
