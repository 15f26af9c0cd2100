import { columnReference } from './column-reference';
import { functionReference, functionTable } from './function-reference';

const BLOCK = /(<!-- functions: made by `npm run docs` -->\n)[\s\S]*?(<!-- end of functions -->)/;

/** The committed pages that are made from the lists: each with how it should read, given how it reads now. */
export const GENERATED_DOCS: readonly { path: string; fresh: (now: string) => string }[] = [
  { path: 'docs/functions.md', fresh: functionReference },
  { path: 'docs/columns.md', fresh: columnReference },
  {
    path: 'README.md',
    fresh: (now) => now.replace(BLOCK, (_, start, end) => `${start}\n${functionTable()}\n\n${end}`),
  },
];
