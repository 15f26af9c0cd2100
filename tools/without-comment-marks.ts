import { parse, type Token } from 'acorn';

/*
 * Google serves a page after taking comments out of its scripts, and takes what begins with two slashes, or a slash and an
 * asterisk, for one also within a string, a template or a regular expression: the rest of the line is gone and the page stays blank.
 * What begins with `<?` is a command to it, where a page is a template.
 */
const MARK = /\/(?=[/*])|<(?=\?)/g;

/** The same script with no sign of a comment or of a template in it. What cannot be written another way fails the build and says where. */
export function withoutCommentMarks(code: string): string {
  const strings = tokensOf(code).filter(({ type }) => type.label === 'string');
  let from = 0;
  const parts = strings.map(({ start, end }) => {
    const part = code.slice(from, start) + code.slice(start, end).replace(MARK, '$&\\');
    from = end;
    return part;
  });
  const plain = parts.join('') + code.slice(from);
  const left = plain.search(MARK);
  if (left >= 0)
    throw new Error(`Google would not take this script as it is, at: ${plain.slice(left - 40, left + 40)}`);
  return plain;
}

/** Parsed once as a whole, so that a division is never taken for a regular expression. */
function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  parse(code, { ecmaVersion: 2022, sourceType: 'script', onToken: tokens });
  return tokens;
}
