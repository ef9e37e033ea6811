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
    expect(html).toContain('<html lang="en-GB" dir="ltr">');
    expect(html).not.toMatch(/<img|<script|<link|src=/);
  });

  it('is written from right to left where the language is', () => {
    expect(layOut({ ...LETTER, locale: 'ar' }).html).toContain('<html lang="ar" dir="rtl">');
    expect(layOut({ ...LETTER, locale: 'el-GR' }).html).toContain('<html lang="el-GR" dir="ltr">');
  });

  it('ends with the way out of mails of this kind, where there is one', () => {
    const unsubscribe = { label: 'No more of these', url: 'https://lyceum.example.org/unsubscribe/a.b' };
    const { html, text } = layOut({ ...LETTER, unsubscribe });
    expect(text).toMatch(/The link holds for a day\.\nNo more of these: https:\S+\/unsubscribe\/a\.b\n$/);
    expect(html).toContain('<a href="https://lyceum.example.org/unsubscribe/a.b"');
    expect(() => layOut({ ...LETTER, unsubscribe: { label: 'x', url: 'data:text/html,x' } })).toThrow(
      'only link to http',
    );
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
