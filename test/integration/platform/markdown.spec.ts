import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '#platform/markdown/render-markdown';

const FRAGMENTS = `<script> </script> <img onerror= src= " ' > < [x]( ) ![ ] javascript: data:text/html, &# ; \`\`\` \` | \\ <!-- --> https://e.org`;

/** As a browser reads them: what looks like a tag or an attribute within a quoted value is none. */
const TAG = /<\/?([a-z0-9]+)((?:\s[a-z-]+="[^"]*")*)\s*\/?>/gi;
const ATTRIBUTE = /\s([a-z-]+)="([^"]*)"/gi;

describe('Markdown', () => {
  it('becomes the HTML that it stands for', () => {
    expect(renderMarkdown('# One\n\n*two* ~~three~~ `four`\n\n1. five')).toBe(
      '<h1>One</h1>\n<p><em>two</em> <s>three</s> <code>four</code></p>\n<ol>\n<li>five</li>\n</ol>\n',
    );
    expect(renderMarkdown('| a |\n|:-:|\n| b |')).toContain('<td style="text-align:center">b</td>');
    expect(renderMarkdown('```js\n1 < 2\n```')).toContain('<code class="language-js">1 &lt; 2\n</code>');
  });

  it('opens other pages without a hold on this one, and loads pictures without telling who looks', () => {
    expect(renderMarkdown('[x](https://example.org)')).toBe(
      '<p><a href="https://example.org" rel="noopener noreferrer nofollow ugc">x</a></p>\n',
    );
    expect(renderMarkdown('![x](https://example.org/a.png)')).toMatch(
      /<img alt="x" src="https:\/\/example\.org\/a\.png" loading="lazy" referrerpolicy="no-referrer" \/>/,
    );
    expect(renderMarkdown('![x](http://example.org/a.png)')).not.toContain('src');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '[x](vbscript:x)',
    '[x](&#106;avascript:alert(1))',
    '[x](//evil.example)',
    '<a href="https://example.org" onclick="x()">x</a>',
    '[x]: javascript:alert(1)\n[x]',
    '<svg/onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<style>*{display:none}</style>',
    '<form action="https://evil.example"><input name=password></form>',
    '| a |\n|:-:|\n| <b style="position:fixed">b</b> |',
    '`</code><script>alert(1)</script>`',
    '```js onclick="x"\n</code></pre><script>alert(1)</script>\n```',
    '![x](https://example.org/a.png" onerror="alert(1))',
  ])('lets nothing run: %s', (text) => {
    const html = renderMarkdown(text);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)((?:\s[^>]*)?)>/gi)];
    const allowed = /^(p|a|img|code|pre|table|thead|tbody|tr|th|td)$/;
    for (const [, name, attributes] of tags) {
      expect(name).toMatch(allowed);
      expect(attributes).not.toMatch(/\son|javascript:|data:|vbscript:|position|="\/\//i);
    }
  });

  it('lets nothing run of whatever is written (property)', () => {
    const parts = fc.constantFrom(...FRAGMENTS.split(' '), ' ', '\n\n');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 25 }), (written) => {
        const html = renderMarkdown(written.join(''));
        expect(html.replaceAll(TAG, '')).not.toContain('<');
        for (const [, name, attributes] of html.matchAll(TAG)) {
          expect(name).not.toMatch(/^(script|iframe|style|svg|form|object|embed)$/i);
          for (const [, attribute, value] of attributes!.matchAll(ATTRIBUTE)) {
            expect(attribute).not.toMatch(/^(on.*|srcdoc)$/i);
            if (/^(href|src)$/i.test(attribute!)) expect(value).toMatch(/^(https?:\/\/|mailto:)/i);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
