import { createHash } from 'node:crypto';

/** The one look of all public pages, light or dark as the reader's system is. */
export const SITE_STYLE = `:root{color-scheme:light dark;--ink:#1f2933;--dim:#52606d;--line:#d9e2ec;--page:#fff;--card:#f7f9fb;--link:#0b5394}
@media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;--dim:#9aa5b1;--line:#3e4c59;--page:#14191f;--card:#1c242c;--link:#8ab8e8}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:17px/1.6 system-ui,sans-serif}
a{color:var(--link);text-underline-offset:.15em}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-999px}.skip:focus{inset-inline-start:16px;top:8px;background:var(--page);padding:8px}
.in{max-width:44rem;margin:0 auto;padding:0 20px}header{border-bottom:1px solid var(--line);padding:28px 0 12px}
header p{margin:4px 0 0;color:var(--dim)}.name{font-size:1.5rem;font-weight:700;color:inherit;text-decoration:none}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin:16px 0 0;padding:0}
.languages ul{margin-top:6px;font-size:.9rem}[aria-current]{font-weight:700;color:inherit;text-decoration:none}
main{padding:24px 0 48px}h1{font-size:2rem;line-height:1.25;margin:.3em 0}h2{line-height:1.3}
.cover{margin:0;color:var(--dim);text-transform:uppercase;letter-spacing:.08em;font-size:.8rem}
.meta,.note{color:var(--dim);font-size:.9rem}.note{border-inline-start:4px solid var(--line);padding-inline-start:12px}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px 20px;margin:0 0 16px}
.card h2{font-size:1.25rem;margin:0}.card p{margin:6px 0 0}
.text{overflow-wrap:anywhere}.text h1{font-size:1.5rem}.text h2{font-size:1.25rem}.text img{max-width:100%;height:auto}.text pre{overflow:auto;background:var(--card);padding:12px}
.text table{border-collapse:collapse;display:block;overflow:auto}.text th,.text td{border:1px solid var(--line);padding:4px 10px}
.text blockquote{margin:0;padding-inline-start:16px;border-inline-start:4px solid var(--line);color:var(--dim)}
footer{border-top:1px solid var(--line);padding:16px 0 32px;color:var(--dim);font-size:.9rem}`;

const digest = createHash('sha256').update(SITE_STYLE).digest('base64');

/** No script, no frame, no form; this style and no other, but for how a table of Markdown is aligned; pictures from afar. */
export const SITE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${digest}'`,
  "style-src-attr 'unsafe-inline'",
  'img-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
