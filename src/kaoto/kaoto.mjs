// The part of Kaoto that reads and writes files and knows the catalog, without its pages and a browser.
import { build } from 'esbuild';
import { createRequire } from 'node:module';

const LIB = '@kaoto/kaoto/lib';
const PAGES = /^(react-(router|markdown|monaco).*|remark-gfm|monaco.*|@(patternfly|kie-tools-core|visx|dnd-kit)\/.*|@kaoto\/camel-catalog.*|html-to-image|jszip|usehooks-ts|hotkeys-js|mobx.*)$/;
const withoutPages = {
  name: 'without-pages',
  setup(bundle) {
    bundle.onResolve({ filter: PAGES }, (found) => ({ path: found.path, namespace: 'page' }));
    bundle.onLoad({ filter: /.*/, namespace: 'page' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const here = new URL('.', import.meta.url).pathname;
const models = `./node_modules/${LIB}/esm/models`;
const bundled = `${here}node_modules/.kaoto.cjs`;

export const catalogFolder = `${here}node_modules/${LIB}/camel-catalog`;

export async function loadKaoto() {
  await build({
    stdin: {
      contents: `
        export * from '${models}/camel/camel-resource-factory.js';
        export * from '${models}/catalog-kind.js';
        export * from '${models}/visualization/flows/camel-catalog.service.js';`,
      resolveDir: here,
    },
    bundle: true,
    platform: 'node',
    outfile: bundled,
    plugins: [withoutPages],
    loader: { '.css': 'empty', '.png': 'empty', '.scss': 'empty', '.svg': 'empty', '.ttf': 'empty' },
    logLevel: 'error',
  });
  globalThis.window = globalThis; // of a browser, it asks for these two
  globalThis.DOMParser = class {};
  return createRequire(import.meta.url)(bundled);
}
