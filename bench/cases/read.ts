import { Classroom } from '../harness/classroom.js';
import { CLIENT, SERVER } from '../harness/cores.js';
import type { Measured } from '../harness/figures.js';
import { requestText } from '../harness/http-line.js';
import { runLoad, type LoadReport } from '../harness/load.js';
import { ProcessorShares } from '../harness/processor-shares.js';
import { Program } from '../harness/program.js';
import { alternate, type Span } from '../harness/rounds.js';

const CONNECTIONS = 16;
const REGISTERS = 20;

/** The office's board, authenticated and cached, against a bare node:http server that answers the same bytes. */
export async function read(span: Span): Promise<Measured[]> {
  const classroom = await Classroom.open(REGISTERS, 30);
  const bare = new Program('bare-http', SERVER);
  try {
    const { request, body } = await theBoard(classroom);
    const { port } = await bare.ask<{ port: number }>({ body });
    const shares = new ProcessorShares(() => classroom.parts());
    const measured = await alternate(
      {
        ours: async (seconds) =>
          perSecond(await shares.during(() => ask(request, classroom.installation.port, seconds))),
        limit: async (seconds) => perSecond(await ask(request, port, seconds)),
      },
      span,
    );
    const goal = { of: 'ratio', atLeast: 0.77 } as const;
    const processor = shares.medians();
    const details = { bytes: Buffer.byteLength(body), connections: CONNECTIONS, processor };
    const against = 'node:http with the same body at hand';
    return [{ figure: 'read', unit: 'requests/s', goal, against, details, ...measured }];
  } finally {
    await bare.stop();
    await classroom.close();
  }
}

/** How the office asks for all registers of the day, and what it gets. */
async function theBoard(classroom: Classroom): Promise<{ request: string; body: string }> {
  const path = `/api/v1/schools/${classroom.school.id}/registers?limit=${REGISTERS}`;
  const authorization = `Bearer ${await classroom.token(classroom.school.officeEmail)}`;
  const answer = await fetch(`${classroom.installation.url}${path}`, { headers: { authorization } });
  return { request: requestText('GET', path, { authorization }), body: await answer.text() };
}

function ask(request: string, port: number, seconds: number): Promise<LoadReport> {
  const load = { kind: 'same', request, connections: CONNECTIONS } as const;
  return runLoad({ port, seconds, load }, CLIENT);
}

function perSecond({ requests, seconds }: LoadReport): number {
  return requests / seconds;
}
