import { marked } from 'marked';

/** A section of a page in Markdown, from under its heading to the next heading as high or higher. */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split('\n');
  const first = lines.indexOf(heading);
  if (first < 0) throw new Error(`The page has no heading "${heading}".`);
  const depth = heading.indexOf(' ');
  const isNext = (line: string) => new RegExp(`^#{1,${depth}} `).test(line);
  const length = lines.slice(first + 1).findIndex(isNext);
  return lines.slice(first + 1, length < 0 ? undefined : first + 1 + length).join('\n');
}

/**
 * As HTML for a download. What is said for those who build from the source is left out, and a link to another page of the
 * project has nowhere to go: its words stay.
 */
export function htmlOf(markdown: string): string {
  const said = markdown
    .replace(/<!-- from the source -->[\s\S]*?<!-- end -->/g, '')
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1');
  return marked.parse(said, { async: false });
}
