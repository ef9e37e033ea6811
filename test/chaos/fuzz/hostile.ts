/** What has broken other people's programs, as text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  "'",
  "' or 1=1 --",
  '"; drop table roster.people; --',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u200b',
  '𝔘𝔫𝔦'.repeat(20),
  'x'.repeat(5_000),
  '%',
  '%_\\',
  '{{7*7}}${7*7}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '=HYPERLINK("http://x")',
  'null',
  '-1',
  '1e999',
  '99999999999999999999',
  'NaN',
  '0x10',
  '2026-02-30',
  '0000-00-00',
  '0000-01-01T00:00:00Z',
  '+275760-09-13',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '[]',
  '{"$gt":""}',
  'a,b,c',
  `${'a'.repeat(40)}!`,
];

/** As values of a field; JSON has more kinds than a query. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  [],
  [[]],
  [null],
  {},
  { $gt: '' },
  { toString: 'x' },
  Array.from({ length: 600 }, () => 'x'),
  { constructor: { prototype: { admin: true } } },
];

/** As whole bodies, byte by byte. */
export const HOSTILE_BODIES: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '1',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  `{"text":"${'x'.repeat(1_100_000)}"}`,
  '\ufeff{}',
  '{"a":1,"a":2}',
];

/** In the place of an id. */
export const HOSTILE_IDS: readonly string[] = [
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-0000-0000-000000000000',
  'not-a-uuid',
  "'",
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '%ff',
  'x'.repeat(300),
  '-1',
  '{}',
  '__proto__',
];

const bytes = (text: string) => new TextEncoder().encode(text);

/** As a whole file, where a file is taken. */
export const HOSTILE_FILES: readonly Uint8Array<ArrayBuffer>[] = [
  bytes(''),
  bytes('\u0000'.repeat(1_000)),
  bytes('date,section,student,code\n"'),
  bytes(`${','.repeat(20_000)}\n`),
  bytes(`a,b,c\n${'x'.repeat(300_000)}`),
  bytes('\ufeffdate;section;student;code\n2026-02-30;\ud800;=1+1;P'),
  Uint8Array.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
  Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xff, 0xff, 0xff]),
  Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0xff)]),
  Uint8Array.from({ length: 65_536 }, (_, n) => (n * 31) % 256),
];

/** Of a file that is something else. */
export const OTHER_MEDIA_TYPES: readonly string[] = [
  'text/plain',
  'application/json',
  'multipart/form-data; boundary=x',
  'application/zip',
  'text/csv; charset=utf-7',
  'image/svg+xml',
];
