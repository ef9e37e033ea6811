import { describe, expect, it } from '@jest/globals';
import { checkRow } from './check-row.js';
import { fileSpec } from './files.js';
import { readHeader } from './header.js';

const orgs = fileSpec('1.2', 'orgs.csv')!;
const strict = ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'];

describe('the header of a OneRoster file', () => {
  it('in the order of the standard is read without a word', () => {
    expect(readHeader(orgs, strict).plan!.notices).toEqual([]);
    expect(readHeader(orgs, [...strict, 'metadata.colour']).plan!.notices).toEqual([]);
  });

  it('in another order is read by name, with a notice', () => {
    const plan = readHeader(orgs, [
      'name',
      'type',
      ...strict.filter((name) => name !== 'name' && name !== 'type'),
    ]).plan!;
    expect(plan.notices.map((notice) => notice.message)).toEqual([
      'The columns are not in the order of the standard; they are read by name.',
    ]);
    const row = checkRow(plan, 'bulk', 1, ['Spring Valley', 'school', 'o1', '', '', '', '']);
    expect(row).toMatchObject({
      sourcedId: 'o1',
      faults: [],
      values: { name: 'Spring Valley', type: 'school' },
    });
  });

  it('may lack optional columns and have others, which is worth a notice', () => {
    const plan = readHeader(orgs, ['sourcedId', 'name', 'type', 'colour']).plan!;
    expect(plan.notices.map((notice) => notice.message)).toEqual([
      'Optional columns that are not there are taken as blank: status, dateLastModified, identifier, parentSourcedId.',
      'Columns that the standard does not know are ignored: "colour".',
    ]);
  });

  it('must have the required columns, each once; near misses are pointed out', () => {
    const { problems } = readHeader(orgs, ['SourcedID', 'name', 'name', 'type']);
    expect(problems).toEqual([
      {
        file: 'orgs.csv',
        message:
          'The column "sourcedId" is missing. There is a column "SourcedID": upper and lower case count.',
      },
      { file: 'orgs.csv', message: 'The column "name" is there more than once.' },
    ]);
  });
});
