import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { printPdf } from '#platform/print/print-pdf';
import { Uploads } from '#platform/uploads/uploads';
import { AcademyApi } from '../academy/academy.api.js';
import { uploadFile } from './upload-file.js';

/** A resource with its file. */
type Stock = Parameters<AcademyApi['createResource']>[0] & {
  readonly name: string;
  /** Version after version. */
  readonly contents: () => Promise<readonly Buffer[]>;
};

const PACKING = ['Boots', 'Rain jacket', 'Water', 'Something to eat', 'Pencil and paper'];

const STOCK: readonly Stock[] = [
  {
    title: 'How a school day goes',
    summary: 'When the bell rings, where lunch is, and whom to ask.',
    licence: 'CC0-1.0',
    tags: ['newcomers', 'handbook'],
    audience: 'public',
    name: 'school-day.md',
    contents: async () => [
      Buffer.from('# A school day\n\n- 08:30 The register is taken\n- 12:15 Lunch\n'),
      Buffer.from(
        '# A school day\n\n- 08:30 The register is taken\n- 10:15 A break\n- 12:15 Lunch in the hall\n',
      ),
    ],
  },
  {
    title: 'Books to read this year',
    summary: 'One for each month, for every year group.',
    licence: 'CC-BY-4.0',
    tags: ['reading'],
    audience: 'members',
    name: 'books.csv',
    contents: async () => [
      Buffer.from(
        'month,title,author\nSeptember,The Wind in the Willows,Kenneth Grahame\nOctober,Heidi,Johanna Spyri\n',
      ),
    ],
  },
  {
    title: 'A day at the river: what to bring',
    summary: 'To be printed and put on the fridge.',
    licence: 'CC-BY-SA-4.0',
    tags: ['newcomers', 'trips'],
    audience: 'public',
    name: 'packing-list.pdf',
    contents: async () => [await packingList()],
  },
];

/** Puts a few things on the shelves of a school's library, by somebody who works there, two of them in a collection. */
export async function stockLibrary(app: INestApplicationContext, by: Actor): Promise<void> {
  const academy = app.get(AcademyApi);
  const ids: string[] = [];
  for (const { name, contents, ...details } of STOCK) {
    const resourceId = await academy.createResource(details, by);
    for (const [n, bytes] of (await contents()).entries()) {
      const uploadId = await uploadFile(app.get(Uploads), bytes, name, by);
      await academy.addFile({ resourceId, uploadId, note: n === 0 ? null : 'With the break' }, by);
    }
    await academy.publishResource(resourceId, by);
    ids.push(resourceId);
  }
  const collection = { title: 'For the first week', summary: 'What newcomers ask for.' };
  await academy.collect(collection, [ids[2]!, ids[0]!], by);
}

function packingList(): Promise<Buffer> {
  return printPdf({
    title: 'A day at the river',
    subtitle: 'What to bring',
    language: 'en',
    footer: 'The library of the school',
    printedAt: new Date(),
    blocks: PACKING.map((text) => ({ kind: 'paragraph', text })),
  });
}
