import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClosedSchemas } from './closed-schema.js';

export interface AsyncApi {
  readonly channels: Readonly<Record<string, { readonly address?: string; readonly messages: object }>>;
}

/** Holds what comes over a socket to what docs/api/asyncapi.json promises, closed. */
export class SocketContract {
  private readonly schemas: ClosedSchemas;
  private readonly topics: readonly { readonly id: string; readonly pattern: RegExp }[];

  constructor(document: AsyncApi = committed()) {
    this.schemas = new ClosedSchemas(document);
    this.topics = Object.entries(document.channels)
      .filter(([, { address }]) => address?.includes('{'))
      .map(([id, { address }]) => ({
        id,
        pattern: new RegExp(`^${address!.replaceAll(/\{\w+\}/g, '[0-9a-f-]{36}')}$`),
      }));
  }

  /** @throws Error when the message is not one that its topic declares */
  checkMessage(message: { readonly topic: string; readonly type: string }): void {
    this.check(this.channelOf(message.topic), message.type, message);
  }

  /** The answer to `subscribe`; a topic that is not declared can only be refused. */
  checkSubscription(topic: string, answer: { readonly ok: boolean }): void {
    const channel = this.channelOf(topic);
    if (channel) this.check(channel, 'subscribed', answer);
    else if (answer.ok) throw new Error(`${topic} is not in docs/api/asyncapi.json: run \`npm run docs\``);
  }

  /** The answer to `act`; likewise. */
  checkAction(
    action: string,
    answer: { readonly ok: boolean; readonly problem?: { readonly code: string } },
  ): void {
    if (answer.problem?.code !== 'platform.action_not_found')
      this.check('actions', `${action}.answer`, answer);
  }

  private channelOf(topic: string): string | undefined {
    return this.topics.find(({ pattern }) => pattern.test(topic))?.id;
  }

  private check(channel: string | undefined, name: string, value: object): void {
    const at = ['channels', channel ?? 'none', 'messages', name, 'payload'];
    const faults = this.schemas.faultsOf(value, at);
    if (!faults) return;
    throw new Error(
      `${name} is not what is declared:\n${faults}\nIt was: ${JSON.stringify(value).slice(0, 1000)}`,
    );
  }
}

function committed(): AsyncApi {
  const file = join(import.meta.dirname, '../../docs/api/asyncapi.json');
  return JSON.parse(readFileSync(file, 'utf8')) as AsyncApi;
}
