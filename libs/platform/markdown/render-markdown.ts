import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';
import type { IOptions } from 'sanitize-html';

/**
 * CommonMark with tables and strikethrough. HTML within is shown as text, and addresses that are not marked up stay text:
 * finding them is slow on hostile input.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const TAGS =
  'h1 h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li strong em s a img table thead tbody tr th td';

/** What may be left of it, whatever a flaw of the renderer or an extension lets through: no script, no style, no form, no frame. */
const RULES: IOptions = {
  allowedTags: TAGS.split(' '),
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'loading', 'referrerpolicy'],
    ol: ['start'],
    code: ['class'],
    td: ['style'],
    th: ['style'],
  },
  allowedClasses: { code: [/^language-[\w-]{1,30}$/] },
  allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  transformTags: {
    // The page that is opened learns nothing of this one and has no hold on it.
    a: (tagName, { href, ...attribs }) => ({
      tagName,
      attribs: { ...attribs, ...absolute({ href }), rel: 'noopener noreferrer nofollow ugc' },
    }),
    img: (tagName, { src, ...attribs }) => ({
      tagName,
      attribs: { ...attribs, ...absolute({ src }), loading: 'lazy', referrerpolicy: 'no-referrer' },
    }),
  },
};

/** Leaves out an address without a scheme: it would mean something else on each page that it is put into. */
function absolute(address: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(address).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given.filter(([, url]) => /^[a-z][a-z0-9+.-]*:/i.test(url)));
}

/**
 * HTML that can be put into a page as it is, of Markdown that nobody has read.
 * @param text up to 100,000 characters; they take some milliseconds
 */
export function renderMarkdown(text: string): string {
  sanitize ??= createRequire(import.meta.url)('sanitize-html') as typeof import('sanitize-html');
  return sanitize(markdown.render(text), RULES);
}

/** Loaded with the first text: it brings eighty files. */
let sanitize: typeof import('sanitize-html') | undefined;
