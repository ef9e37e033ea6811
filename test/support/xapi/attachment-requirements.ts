import { both, everywhere, inside, nothingBut, type Requirement } from './requirements.js';

export const file = {
  usageType: 'https://hill.example/uses/photo',
  display: { en: 'A photo' },
  contentType: 'image/png',
  length: 3,
  sha2: '0'.repeat(64),
  fileUrl: 'https://hill.example/photos/1',
};

/** One attachment, alone in its list. */
export const files = inside(both('attachments'), (one) => [one], 'one');

const NEEDED = ['usageType', 'display', 'contentType', 'length', 'sha2'];
function lacking(name: string): object {
  return Object.fromEntries(Object.entries(file).filter(([one]) => one !== name));
}

export const ATTACHMENT_REQUIREMENTS: readonly Requirement[] = [
  {
    section: 'Data 2.4.11: an attachment says what it is for, what it is, how long, and by which hash',
    allowed: everywhere(files, {
      elsewhere: file,
      described: { ...file, description: { en: 'Of the sky' }, contentType: 'text/plain; charset=ascii' },
      'a hash of 512 bits': { ...file, sha2: 'aB'.repeat(64) },
    }),
    refused: {
      ...everywhere(both('attachments'), { 'one alone': file, ...nothingBut('list') }),
      ...everywhere(files, {
        ...nothingBut('object'),
        ...Object.fromEntries(NEEDED.map((name) => [`no ${name}`, lacking(name)])),
        'something unknown': { ...file, name: 'sky.png' },
        'a use without a scheme': { ...file, usageType: 'hill.example/photo' },
        'a place without a scheme': { ...file, fileUrl: 'hill.example/photos/1' },
        'no media type': { ...file, contentType: 'picture' },
        'a number for a type': { ...file, contentType: 999 },
        'half an octet': { ...file, length: 2.5 },
        'text for a length': { ...file, length: '3' },
        'less than nothing': { ...file, length: -1 },
        'a number for a hash': { ...file, sha2: 5 },
        'half a hash': { ...file, sha2: '0'.repeat(63) },
      }),
    },
  },
  {
    section: 'Data 2.4.11: attachments may be none',
    allowed: everywhere(both('attachments'), { none: [], two: [file, { ...file, sha2: '1'.repeat(64) }] }),
    refused: {},
  },
];
