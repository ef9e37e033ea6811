/** What a mail says, before it has a form. Everything in it is plain text. */
export interface Letter {
  /** BCP 47 tag, e.g. `en-GB`. */
  readonly locale: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing that the reader may do. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Why the reader receives this, how long a link holds. */
  readonly footnotes?: readonly string[];
}

/**
 * The same letter as text and as HTML: one column, the language named, no image, nothing loaded from elsewhere, the
 * link written out as well. Everything is escaped, so that a person's name is never markup.
 */
export function layOut(letter: Letter): { subject: string; text: string; html: string } {
  const { subject } = letter;
  if (letter.action && !/^https?:$/.test(new URL(letter.action.url).protocol))
    throw new Error('A mail may only link to http or https');
  return { subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ paragraphs, action, footnotes = [] }: Letter): string {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const foot = footnotes.length > 0 ? [`--\n${footnotes.join('\n')}`] : [];
  return `${[...paragraphs, ...link, ...foot].join('\n\n')}\n`;
}

function asHtml({ locale, subject, paragraphs, action, footnotes = [] }: Letter): string {
  return `<!doctype html>
<html lang="${escape(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif">
<main dir="auto" style="max-width:36em;margin:0 auto">
${[...paragraphs.map(paragraph), ...(action ? [button(action)] : []), ...footnotes.map(footnote)].join('\n')}
</main>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p dir="auto">${escape(text).replaceAll('\n', '<br>')}</p>`;
}

function button({ label, url }: { label: string; url: string }): string {
  const style = 'display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff;border-radius:6px';
  return `<p><a href="${escape(url)}" style="${style}">${escape(label)}</a></p>
<p style="overflow-wrap:anywhere">${escape(url)}</p>`;
}

function footnote(text: string): string {
  return `<p dir="auto" style="font-size:14px;color:#595959">${escape(text)}</p>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
