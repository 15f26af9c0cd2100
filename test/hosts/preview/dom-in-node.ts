import { createRequire } from 'node:module';

/*
 * What the engine reads a .xlsx file's XML with: pages have it, Node does not. To be imported before the engine.
 */

interface Dom {
  readonly JSDOM: new () => { readonly window: { readonly DOMParser: unknown } };
}

const { JSDOM } = createRequire(__filename)('jsdom') as Dom;
Object.assign(globalThis, { DOMParser: new JSDOM().window.DOMParser });
