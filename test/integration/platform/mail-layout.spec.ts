import { describe, expect, it } from '@jest/globals';
import { layOut } from '#platform/mail/layout';

const LETTER = {
  locale: 'en-GB',
  subject: 'Confirm your address',
  paragraphs: ['Hello Ann,', 'one more step.'],
  action: { label: 'Confirm', url: 'https://lyceum.example.org/confirm?a=1&b=2' },
  footnotes: ['The link holds for a day.'],
};

describe('The layout of mail', () => {
  it('says the same in text and in HTML', () => {
    const { subject, text, html } = layOut(LETTER);
    expect(subject).toBe('Confirm your address');
    expect(text).toBe(
      'Hello Ann,\n\none more step.\n\nConfirm:\nhttps://lyceum.example.org/confirm?a=1&b=2\n\n--\nThe link holds for a day.\n',
    );
    for (const part of ['Hello Ann,', 'one more step.', '>Confirm</a>', 'The link holds for a day.'])
      expect(html).toContain(part);
    expect(html).toContain('href="https://lyceum.example.org/confirm?a=1&amp;b=2"');
    expect(html).toContain('<html lang="en-GB">');
    expect(html).not.toMatch(/<img|<script|<link|src=/);
  });

  it('never takes what people wrote for markup', () => {
    const evil = `"><script>alert('x')</script>&`;
    const { html, text } = layOut({
      ...LETTER,
      locale: evil,
      subject: evil,
      paragraphs: [evil],
      action: { label: evil, url: `https://lyceum.example.org/?q="><b>` },
      footnotes: [evil],
    });
    expect(html).not.toMatch(/<script|"><b>/);
    expect(html.match(/&lt;script&gt;/g)).toHaveLength(5);
    expect(text).toContain(evil);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org'])('refuses to link to %s', (url) =>
    expect(() => layOut({ ...LETTER, action: { label: 'x', url } })).toThrow('only link to http'),
  );
});
