import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '#domain/kernel/actor';
import { dateIn } from '#domain/kernel/local-date';
import type { RosterApi } from '../roster/roster.api.js';
import { writeDemoPackage } from './demo-package.js';

/** Far more than it takes; an import that is not through by then is stuck. */
const PATIENCE_MS = 120_000;

/** Imports the demo's OneRoster package by the same command and job as any district's. Every weekday is a school day. */
export async function importDemoDistrict(
  roster: RosterApi,
  districtId: string,
  timeZone: string,
  leader: Actor,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-demo-'));
  try {
    const zip = await writeDemoPackage(folder, dateIn(timeZone, new Date()));
    const settings = { timeZone, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    const order = { districtId, mode: 'all-or-nothing' as const, dryRun: false, settings };
    const { importId } = await roster.importPackage({ ...order, zip: createReadStream(zip) }, leader);
    await ended(roster, { importId, districtId }, leader);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ended(
  roster: RosterApi,
  at: { importId: string; districtId: string },
  leader: Actor,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { state, problems, files } = await roster.rosterImport(at, leader);
    if (state === 'done') return;
    if (state === 'refused' || Date.now() > deadline) {
      throw new Error(`The demo's import is ${state}: ${JSON.stringify({ problems, files })}`);
    }
    await sleep(50);
  }
}
