import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { ratesOf } from '#domain/attendance/analytics/rates';
import { NAMES } from '../../support/past-roster.js';
import { schoolPast, type SchoolPast } from '../../support/school-past.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('reports as files', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let past: SchoolPast;
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    past = await schoolPast(app, schools.hill);
  });
  afterAll(() => app.stop());

  const span = () => `from=${past.days[0]}&to=${past.days.at(-1)}`;
  const fetched = (
    path: string,
    headers: Record<string, string> = {},
    token = schools.hill.people.office.token,
  ) => app.fetch(`${app.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const file = async (path: string, headers?: Record<string, string>) => {
    const response = await fetched(`/schools/${past.school.id}/${path}`, headers);
    expect(response.status).toBe(200);
    return {
      type: response.headers.get('content-type'),
      response,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };
  const pdfText = async (bytes: Buffer) => {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    return text;
  };

  it('are CSV in which no name is a formula, with numerator and denominator of each rate (A11)', async () => {
    const { type, response, bytes } = await file(
      `attendance-students?${span()}&format=csv&sort=name&limit=1`,
    );
    expect(type).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="attendance-of-students-[\d-]+to[\d-]+\.csv"$/,
    );
    const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
    const students = rows.map((row) => row['Student']);
    expect(students).toContain("'=cmd|x Formula");
    expect(students).toContain('محمد الأنصاري');
    expect(rows).toHaveLength(NAMES.length);
    const first = rows.find((row) => row['Id'] === past.students[0])!;
    const { attendance } = ratesOf(past.count(({ student }) => student === 0));
    expect([first['Attended half sessions'], first['Possible half sessions'], first['Attendance']]).toEqual([
      String(attendance.numerator),
      String(attendance.denominator),
      String(attendance.value),
    ]);
  });

  it('are workbooks with the same figures', async () => {
    const { type, bytes } = await file(`attendance-rates?by=section&${span()}`, { accept: XLSX });
    expect(type).toBe(XLSX);
    const [head, ...rows] = await readSheet(bytes);
    expect(head).toContain('P Present');
    const at = head!.indexOf('Attendance');
    const { attendance } = ratesOf(past.count(({ section }) => section === 0));
    expect(rows.find(([name]) => name === 'Algebra')![at]).toBeCloseTo(attendance.value!, 6);
  });

  it.each([
    ['attendance-rates?by=week', 'Attendance by week'],
    ['attendance-rates?by=weekday', 'Attendance by weekday'],
    ['attendance-rates?by=week&chart=codes', 'Marks by code and week'],
    ['attendance-rates?by=day&chart=calendar', 'Attendance by day'],
    ['persistent-absence?threshold=0.1', 'Persistently absent students'],
    ['registers-on-time?by=section', 'Registers taken on time'],
  ])('are pictures: %s, which says “%s” and the rate', async (path, title) => {
    const wish = `${path}${path.includes('?') ? '&' : '?'}${span()}`;
    const svg = await file(`${wish}&format=svg`);
    const text = svg.bytes.toString();
    expect(svg.type).toBe('image/svg+xml');
    expect(svg.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain(`<title>${title}</title>`);
    expect(text).toMatch(/<desc>[^<]*Hill School[^<]* %[^<]*<\/desc>/);
    const png = await file(wish, { accept: 'image/png, */*;q=0.1' });
    expect(png.type).toBe('image/png');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  it('are pictures of a calendar by day only', async () => {
    const response = await fetched(
      `/schools/${past.school.id}/attendance-rates?by=week&chart=calendar&format=svg`,
    );
    expect(response.status).toBe(422);
  });

  it('are a register on paper, in every script, with what was said and how much of it was present', async () => {
    const { type, bytes } = await file(`registers/${past.registerId}/sheet`);
    expect(type).toBe('application/pdf');
    const text = await pdfText(bytes);
    expect(text).toContain('Register: Algebra');
    for (const [given, family] of NAMES) for (const name of [given, family]) expect(text).toContain(name);
    expect(text).toMatch(/Attendance [\d.]+% \(\d+ \/ 12\)/);
    const foreign = await fetched(
      `/schools/${past.school.id}/registers/${past.registerId}/sheet`,
      {},
      schools.lake.people.office.token,
    );
    expect(foreign.status).toBe(404);
  });

  it('are a student’s days on paper', async () => {
    const path = `students/${past.students[2]}/attendance-record?${span()}`;
    const { bytes } = await file(`${path}&format=pdf`);
    const text = await pdfText(bytes);
    expect(text).toContain('الأنصاري');
    const { attendance } = ratesOf(past.count(({ student }) => student === 2));
    expect(text).toContain(`(${attendance.numerator} / ${attendance.denominator})`);
    expect(text).toContain('Missed or late');
    const csv = await file(`${path}&format=csv`);
    expect(csv.bytes.toString()).toContain('Absent');
  });

  it.each([
    ['pl-PL', 'Lista obecności: Algebra', 'przesłana', 'Nieobecności i spóźnienia'],
    ['el', 'Παρουσιολόγιο: Algebra', 'υποβλήθηκε', 'Απουσίες και καθυστερήσεις'],
    ['de-AT', 'Anwesenheitsliste: Algebra', 'abgegeben', 'Versäumt oder verspätet'],
    ['ja', 'Register: Algebra', 'submitted', 'Missed or late'],
  ])('are paper in the language of the school: %s', async (locale, title, state, noted) => {
    const speak = (language: string) =>
      app.admin.query('update identity.schools set locale = $2 where id = $1', [past.school.id, language]);
    await speak(locale);
    const sheet = await pdfText((await file(`registers/${past.registerId}/sheet`)).bytes);
    const record = await file(`students/${past.students[2]}/attendance-record?${span()}&format=pdf`);
    await speak('en');
    expect(sheet).toContain(title);
    expect(sheet).toContain(state);
    expect(await pdfText(record.bytes)).toContain(noted);
  });

  it('compare schools', async () => {
    const path = `/districts/${past.school.districtId}/attendance-rates?${span()}&format=svg`;
    const response = await fetched(path, {}, schools.districtAdmin.token);
    expect(await response.text()).toContain('<title>Attendance by school</title>');
  });

  it('are JSON to whoever accepts anything, or nothing that there is', async () => {
    for (const accept of ['*/*', 'application/json', 'text/html', 'text/csv;q=0, application/json']) {
      const { type, response } = await file(`attendance-rates?${span()}`, { accept });
      expect(type).toContain('application/json');
      expect(response.headers.get('vary')).toContain('Accept');
    }
    expect((await fetched(`/schools/${past.school.id}/attendance-rates?format=doc`)).status).toBe(422);
  });
});
