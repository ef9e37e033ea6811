import { SchoolFixtures } from '../../../support/school-fixtures.js';
import { ask } from '../ask.js';
import { open, type SingleAttack } from '../attack.js';

/** What nobody outside may read; each would begin so. */
const SECRETS = /"name": "lyceum"|root:x:|LYCEUM_|"version": "\d+\.\d+\.\d+"|-----BEGIN/;

const UP = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '%252e%252e%252f',
  '....//',
  '..;/',
  '%c0%ae%c0%ae/',
  '..%00/',
];
const GOALS = ['package.json', 'etc/passwd', '.lyceum/secret'];
const ROOTS = ['/reference/', '/reference/assets/', '/learn/', '/api/v1/', '/'];

const CLIMBS = ROOTS.flatMap((root) =>
  UP.flatMap((up) => GOALS.flatMap((goal) => [2, 3, 6].map((depth) => `${root}${up.repeat(depth)}${goal}`))),
);

const pathTricks: SingleAttack = {
  name: 'path-tricks',
  promise: 'no address leads to a file that is not served, or past the guard of a school',
  fixture: {
    hole: 'a file is found by joining its name to a folder',
    changes: [
      {
        file: 'libs/platform/http/application.js',
        text: 'enterRequestContext(app);\n',
        becomes: `enterRequestContext(app);
    app.getHttpAdapter().getInstance().addHook('onRequest', async (request, reply) => {
        if (!${open('path-tricks')} || !request.url.startsWith('/reference/')) return;
        const { readFile } = await import('node:fs/promises');
        const { join } = await import('node:path');
        const path = join('node_modules/swagger-ui-dist', decodeURIComponent(request.url.slice('/reference/'.length)));
        const bytes = await readFile(path).catch(() => undefined);
        if (bytes) return reply.type('text/plain').send(bytes);
    });
`,
      },
    ],
  },
  async attack({ origin, schools: { hill, lake } }) {
    const breaches: string[] = [];
    for (const path of CLIMBS) {
      const { text, status } = await ask(origin, { path });
      if (SECRETS.test(text)) breaches.push(`${path} → ${status}`);
    }
    const token = hill.people.admin.token;
    for (const up of UP) {
      const path = `/api/v1/schools/${hill.id}/${up}${lake.id}/courses`;
      const { status } = await ask(origin, { path, token });
      if (status < 400 || status >= 500) breaches.push(`${path} → ${status}`);
    }
    const shouted = await ask(origin, { path: `/api/v1/schools/${lake.id.toUpperCase()}/courses`, token });
    return shouted.status === 404 ? breaches : [...breaches, `an id in capitals → ${shouted.status}`];
  },
};

/** One letter of a signed address is another one. */
function tampered(path: string, at: number): string {
  const letter = path.charAt(path.length - at) === 'A' ? 'B' : 'A';
  return `${path.slice(0, path.length - at)}${letter}${at === 1 ? '' : path.slice(1 - at)}`;
}

const signedLinks: SingleAttack = {
  name: 'signed-links',
  promise: 'an address that was signed opens nothing when any letter of it is another one',
  fixture: {
    hole: 'signatures are not compared',
    changes: [
      {
        file: 'src/attendance/queries/check-in-display.js',
        text: 'return signatures.isGenuine(signature, pageOf(of), NO_STEP) ?',
        becomes: `return ${open('signed-links')} || signatures.isGenuine(signature, pageOf(of), NO_STEP) ?`,
      },
    ],
  },
  async attack({ app, origin, schools: { hill } }) {
    const { office, ...some } = await opened(app, hill);
    const { body } = await office.get<{ display: string }>(`/registers/${some.registerId}/check-in`);
    const good = await ask(origin, { path: body.display });
    const breaches = good.status === 200 ? [] : [`the page of a check-in → ${good.status}`];
    for (const at of [2, 10, 21, 30, 60]) {
      const { status } = await ask(origin, { path: tampered(body.display, at) });
      if (status !== 404) breaches.push(`with another letter ${at} from the end → ${status}`);
    }
    return breaches;
  },
};

async function opened(...[app, school]: ConstructorParameters<typeof SchoolFixtures>) {
  const some = new SchoolFixtures(app, school);
  const { registerId } = await some.opened();
  await some.office.call('POST', `/registers/${registerId}/check-in`, { body: {} });
  return { office: some.office, registerId };
}

const FORMULAS = [`=HYPERLINK("http://evil.example";"x")`, '+1+cmd|x!A1', '-2+3', '@SUM(1)', '＝1+1'];

const formulas: SingleAttack = {
  name: 'csv-formula',
  promise: 'what is downloaded for a spreadsheet has no cell that it would reckon with',
  fixture: {
    hole: 'names are written into cells as they are',
    changes: [
      {
        file: 'libs/platform/tables/write-csv.js',
        text: 'const safe = FORMULA.test(text) ?',
        becomes: `const safe = FORMULA.test(text) && !${open('csv-formula')} ?`,
      },
    ],
  },
  async attack({ origin, schools: { hill, districtAdmin } }) {
    const district = `/api/v1/districts/${hill.districtId}`;
    const { token } = districtAdmin;
    for (const name of FORMULAS) {
      const body = { name, timeZone: 'Europe/Warsaw' };
      await ask(origin, { method: 'POST', path: `${district}/schools`, token, body });
    }
    const { status, text } = await ask(origin, { path: `${district}/attendance-rates?format=csv`, token });
    const cells = text.replace('\ufeff', '').split(/\r\n|,/);
    const reckoned = cells.filter((cell) => /^"?\s*[=+\-@＝＋－＠]/.test(cell));
    const shown = FORMULAS.filter((name) => text.includes(name.replaceAll('"', '""')));
    return [
      ...reckoned.map((cell) => `a cell begins as a formula: ${cell}`),
      ...(status === 200 && shown.length === FORMULAS.length ? [] : [`the file (${status}) lacks the names`]),
    ];
  },
};

export const FILE_ATTACKS: readonly SingleAttack[] = [pathTricks, signedLinks, formulas];
