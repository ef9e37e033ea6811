import { SchoolFixtures } from '../../../support/school-fixtures.js';
import { PIECE, TusClient } from '../../../support/tus.js';
import { somebody } from '../../../support/two-schools.js';
import { ask, type Question } from '../ask.js';
import { open, type SingleAttack, type Target } from '../attack.js';

const TUS = { 'tus-resumable': '1.0.0' };

/** What a colleague may try at an upload that is not theirs, beside making something of it. */
function tries(at: string, id: string, school: string): readonly Question[] {
  const offset = { ...PIECE, 'upload-offset': '4' };
  return [
    { method: 'HEAD', path: at, headers: TUS },
    { method: 'PATCH', path: at, headers: { ...TUS, ...offset, 'content-length': '4' }, body: 'more' },
    { method: 'DELETE', path: at, headers: TUS },
    {
      method: 'POST',
      path: `${school}/uploads`,
      headers: { ...TUS, 'upload-concat': `final;${at}`, 'content-length': '0' },
    },
    { method: 'POST', path: `${school}/files`, body: { uploadId: id, name: 'Mine.txt' } },
    { method: 'POST', path: `${school}/videos`, body: { uploadId: id, title: 'Mine' } },
  ];
}

const othersUploads: SingleAttack = {
  name: 'uploads-of-others',
  promise: 'an upload is its maker’s alone: a colleague neither sees nor continues, ends, joins or uses it',
  fixture: {
    hole: 'an upload is its school’s',
    always: [
      {
        file: 'libs/platform/uploads/upload-table.js',
        text: 'id = $1::uuid and person_id = platform.current_person()',
        becomes: 'id = $1::uuid',
      },
    ],
  },
  async attack({ app, origin, schools: { hill } }) {
    const maker = new TusClient(origin, hill.id, hill.people.teacher.token);
    const colleague = await somebody(app, 'teacher', { schoolId: hill.id });
    const school = `/api/v1/schools/${hill.id}`;
    const breaches: string[] = [];
    for (const part of ['whole', 'partial']) {
      const headers = {
        'upload-length': '8',
        ...(part === 'partial' && { 'upload-concat': part }),
        ...PIECE,
      };
      const at = await maker.begin(headers, { body: 'half' });
      for (const question of tries(at, at.split('/').at(-1)!, school)) {
        const { status } = await ask(origin, { ...question, token: colleague.token });
        if (![400, 404, 422].includes(status))
          breaches.push(`${question.method} ${question.path.split('/').at(-2)} (${part}) → ${status}`);
      }
      const { headers: found } = await maker.head(at);
      if (found['upload-offset'] !== '4')
        breaches.push(`a ${part} upload stands at ${String(found['upload-offset'])}`);
    }
    return breaches;
  },
};

const ACTIVE: readonly (readonly [name: string, content: string])[] = [
  ['page.html', '<html><script>alert(document.domain)</script></html>'],
  ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['../../../page.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['a"; filename=b.html; x="', '<html></html>'],
  ['a\r\nSet-Cookie: x=1', 'text'],
  ['\u202Etxt.exe', 'MZ'],
];

/** The sealed address of a file that its author has just made; nothing when its name is refused. */
export async function fileAddress(
  { app, schools: { hill } }: Pick<Target, 'app' | 'schools'>,
  name: string,
  content: string,
): Promise<string | undefined> {
  const { office } = new SchoolFixtures(app, hill);
  const uploadId = await new TusClient(app.url, hill.id, hill.people.admin.token).upload(content, name);
  const made = await office.call('POST', '/files', { body: { uploadId, name } });
  if (made.status === 422) return undefined;
  return (await office.get<{ url: string }>(`/files/${made.body.id}/download`)).body.url;
}

const activeFiles: SingleAttack = {
  name: 'active-files',
  promise:
    'a file that somebody has uploaded is never a page of ours: it is saved, and runs nothing if it is opened',
  fixture: {
    hole: 'a file is shown where it is opened',
    changes: [
      {
        file: 'src/learning/http/media-delivery.js',
        text: `'content-disposition': disposition,`,
        becomes: `...(${open('active-files')} ? {} : { 'content-disposition': disposition }),`,
      },
    ],
  },
  async attack(target) {
    const breaches: string[] = [];
    let seen = 0;
    for (const [name, content] of ACTIVE) {
      const path = await fileAddress(target, name, content);
      if (path === undefined) continue;
      const { status, headers, text } = await ask(target.origin, { path });
      seen += status === 200 && text === content ? 1 : 0;
      const kept =
        /^attachment; filename\*=UTF-8''[\w.%!~*()-]+$/.test(String(headers['content-disposition'])) &&
        /(?=.*default-src 'none')(?=.*sandbox)/.test(String(headers['content-security-policy'])) &&
        headers['x-content-type-options'] === 'nosniff';
      if (status >= 500 || (status === 200 && !kept) || headers['set-cookie'])
        breaches.push(`${JSON.stringify(name)} → ${status} ${String(headers['content-disposition'])}`);
    }
    return seen >= 3 ? breaches : [...breaches, `only ${seen} files could be opened at all`];
  },
};

export const UPLOAD_ATTACKS: readonly SingleAttack[] = [othersUploads, activeFiles];
