import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { TusClient, type TusAnswer } from '../../support/tus.js';
import type { Random } from '../harness/random.js';
import type { JournalEntry } from './client.js';

export interface UploadClientSettings {
  readonly schoolId: string;
  readonly token: string;
  /** The replicas; after a failure the next attempt goes to another one. */
  readonly replicas: readonly string[];
  readonly random: Random;
  readonly refused: (words: string) => void;
}

const BYTES = { least: 100_000, most: 1_500_000 };
/** The share of pieces in whose middle the client's own line breaks. */
const CUT = 0.3;
const RETRY_MS = 100;
/** Another request writes, or wrote and was killed; or the piece is behind what has come meanwhile: ask again. */
const ASK_AGAIN = [409, 423];

/** A file on its way. */
interface Sending {
  readonly content: Buffer;
  readonly entry: JournalEntry;
  /** Where it is, once a server has said so. */
  at?: string;
  /** The offset that a server has acknowledged. */
  told: number;
}

/** Uploads one file after another by tus; whatever breaks, it asks how far the file has come and goes on from there. */
export class UploadClient {
  readonly journal: JournalEntry[] = [];
  attempts = 0;
  /** How often a file went on behind its first byte. */
  resumed = 0;
  private stopping = false;

  constructor(private readonly settings: UploadClientSettings) {}

  /** Ends when {@link finish} was called and the file under way is whole. */
  async run(): Promise<void> {
    while (!this.stopping) {
      const content = randomBytes(this.settings.random.between(BYTES.least, BYTES.most));
      const label = createHash('sha256').update(content).digest('hex');
      const entry: JournalEntry = { operation: 'upload', label, acknowledged: false };
      this.journal.push(entry);
      await this.send({ content, entry, told: 0 });
    }
  }

  finish(): void {
    this.stopping = true;
  }

  private async send(sending: Sending): Promise<void> {
    while (!sending.entry.acknowledged) {
      this.attempts += 1;
      const refusal = await this.attempt(sending).catch(() => undefined);
      if (refusal) return this.settings.refused(`upload ${sending.entry.label}: ${refusal}`);
      if (!sending.entry.acknowledged) await pause(RETRY_MS);
    }
  }

  /** @returns why it can never become whole, if so */
  private async attempt(sending: Sending): Promise<string | undefined> {
    const { schoolId, token, replicas, random } = this.settings;
    const tus = new TusClient(random.oneOf(replicas), schoolId, token);
    if (!sending.at) return this.begin(sending, tus);
    const found = await tus.head(sending.at);
    if (found.status !== 200) return refusalIn(found);
    const offset = Number(found.headers['upload-offset']);
    if (offset < sending.told) return `${sending.told} bytes were acknowledged, ${offset} are there`;
    // Whoever hears this sends nothing more, whether or not the last piece was answered.
    if (offset === sending.content.length) return this.acknowledge(sending);
    if (offset > 0) this.resumed += 1;
    return this.sendFrom(offset, sending, tus);
  }

  private async begin(sending: Sending, tus: TusClient): Promise<string | undefined> {
    const { content, entry } = sending;
    const begun = await tus.create({
      'upload-length': String(content.length),
      'upload-metadata': `filename ${Buffer.from(entry.label).toString('base64')}`,
    });
    if (begun.status !== 201) return refusalIn(begun);
    sending.at = begun.headers.location!;
    return undefined;
  }

  private async sendFrom(offset: number, sending: Sending, tus: TusClient): Promise<string | undefined> {
    const { random } = this.settings;
    const rest = sending.content.subarray(offset);
    const cut = random.chance(CUT) && { cutAt: random.between(1, rest.length) };
    const answer = await tus.patch(sending.at!, offset, rest, { ...cut });
    if (answer.status !== 204) return refusalIn(answer);
    sending.told = Number(answer.headers['upload-offset']);
    return sending.told === sending.content.length ? this.acknowledge(sending) : undefined;
  }

  private acknowledge({ entry }: Sending): undefined {
    entry.acknowledged = true;
  }
}

function refusalIn({ status, body }: TusAnswer): string | undefined {
  return status >= 500 || ASK_AGAIN.includes(status) ? undefined : `${status} ${body.slice(0, 200)}`;
}
