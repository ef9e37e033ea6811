/** The looks of both pages; Swagger UI brings its own for what it draws. */
export const STYLE = `
:root { color-scheme: light; --ink: #1d2433; --muted: #5a6475; --line: #d9dee7; --accent: #1f5fbf; --soft: #f4f6fa; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.55 system-ui, sans-serif; }
nav { display: flex; gap: 1.25rem; align-items: baseline; padding: .75rem 1.5rem; border-bottom: 1px solid var(--line); }
nav strong { font-size: 1.1rem; }
a { color: var(--accent); }
nav a { text-decoration: none; }
nav a[aria-current] { color: var(--ink); border-bottom: 2px solid var(--accent); }
.page { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
.page h1 small { color: var(--muted); font-weight: 400; font-size: 1rem; }
.page h2 { margin-top: 2.5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
.page section { margin: 1.5rem 0; scroll-margin-top: 1rem; }
.page section:target { outline: 2px solid var(--accent); outline-offset: .5rem; }
.page code { padding: .1em .3em; border-radius: 4px; background: var(--soft); font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.page em { color: var(--muted); }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--muted); font-weight: 600; }
`.trimStart();
