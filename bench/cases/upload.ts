import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Classroom } from '../harness/classroom.js';
import { CLIENT, SERVER } from '../harness/cores.js';
import type { Measured } from '../harness/figures.js';
import { Program } from '../harness/program.js';
import { alternate, type Contest, type Span } from '../harness/rounds.js';

const MB = 1_000_000;
const BYTES = 200 * MB;

export interface UploadTask {
  readonly port: number;
  readonly path: string;
  readonly bytes: number;
  /** Null: it is put, by nobody. */
  readonly token: string | null;
}

/** 200 MB by tus in pieces of 8 MiB, each of which lies on the disk before it is acknowledged, against one PUT and one sync. */
export async function upload(span: Span): Promise<Measured[]> {
  const classroom = await Classroom.open(1, 2);
  const bare = new Program('bare-put', SERVER);
  const uploader = new Program('uploader', CLIENT);
  try {
    const measured = await alternate(await contestOf(classroom, bare, uploader), span);
    const against = 'a bare node:http server: one PUT, one fsync, one rename';
    const goal = { of: 'ratio', atLeast: 0.7 } as const;
    return [{ figure: 'upload', unit: 'MB/s', goal, against, ...measured }];
  } finally {
    await uploader.stop();
    await bare.stop();
    await classroom.close();
  }
}

async function contestOf(classroom: Classroom, bare: Program, uploader: Program): Promise<Contest> {
  const { installation, school, admin } = classroom;
  const folder = join(installation.files, 'put');
  mkdirSync(folder, { recursive: true });
  const { port } = await bare.ask<{ port: number }>({ folder });
  const rate = async (task: Omit<UploadTask, 'bytes'>) => {
    const { seconds } = await uploader.ask<{ seconds: number }>({ ...task, bytes: BYTES });
    return BYTES / MB / seconds;
  };
  const path = `/api/v1/schools/${school.id}/uploads`;
  return {
    reset: async () => {
      await admin.query('truncate platform.uploads cascade');
      rmSync(join(installation.files, school.id), { recursive: true, force: true });
      await admin.query('checkpoint');
    },
    ours: async () =>
      rate({ port: installation.port, path, token: await classroom.token(school.officeEmail) }),
    limit: () => rate({ port, path: '/', token: null }),
  };
}
