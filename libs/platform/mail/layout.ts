import { directionOf } from '../fonts/direction.js';

/** What a mail says, before it has a form. Everything in it is plain text. */
export interface Letter {
  /** BCP 47 tag, e.g. `en-GB`. */
  readonly locale: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing that the reader may do. */
  readonly action?: Link;
  /** Why the reader receives this, how long a link holds. */
  readonly footnotes?: readonly string[];
  /** The link that ends mails of this kind, in small letters at the end. */
  readonly unsubscribe?: Link;
}

interface Link {
  readonly label: string;
  readonly url: string;
}

/**
 * The same letter as text and as HTML: one column, the language and its direction named, no image, nothing loaded from
 * elsewhere, the link written out as well. Everything is escaped, so that a person's name is never markup.
 */
export function layOut(letter: Letter): { subject: string; text: string; html: string } {
  const { subject, action, unsubscribe } = letter;
  for (const link of [action, unsubscribe])
    if (link && !/^https?:$/.test(new URL(link.url).protocol))
      throw new Error('A mail may only link to http or https');
  return { subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ paragraphs, action, footnotes = [], unsubscribe }: Letter): string {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const last = [...footnotes, ...(unsubscribe ? [`${unsubscribe.label}: ${unsubscribe.url}`] : [])];
  const foot = last.length > 0 ? [`--\n${last.join('\n')}`] : [];
  return `${[...paragraphs, ...link, ...foot].join('\n\n')}\n`;
}

function asHtml({ locale, subject, paragraphs, action, footnotes = [], unsubscribe }: Letter): string {
  const parts = [
    ...paragraphs.map(paragraph),
    ...(action ? [button(action)] : []),
    ...footnotes.map((text) => small(escape(text))),
    ...(unsubscribe ? [small(anchor(unsubscribe))] : []),
  ];
  return `<!doctype html>
<html lang="${escape(locale)}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif">
<main style="max-width:36em;margin:0 auto">
${parts.join('\n')}
</main>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p>${escape(text).replaceAll('\n', '<br>')}</p>`;
}

function button({ label, url }: Link): string {
  const style = 'display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff;border-radius:6px';
  return `<p><a href="${escape(url)}" style="${style}">${escape(label)}</a></p>
<p style="overflow-wrap:anywhere">${escape(url)}</p>`;
}

function small(html: string): string {
  return `<p style="font-size:14px;color:#595959">${html}</p>`;
}

function anchor({ label, url }: Link): string {
  return `<a href="${escape(url)}" style="color:#595959">${escape(label)}</a>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
