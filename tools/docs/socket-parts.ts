import type { Type } from '@nestjs/common';
import { ACTION, type ActionOptions } from '#platform/realtime/actions';
import { TOPIC, type TopicOptions } from '#platform/realtime/topics';
import type { House } from './house.js';
import { BUSY, DATABASE, INPUT_INVALID, KEY_REUSED } from './problems.js';
import type { Refusal, Refusals } from './refusals.js';
import type { Sources } from './sources.js';

/** A declared topic or action, what its comment says, and the codes of the problems that it may answer with. */
interface Part {
  readonly description: string;
  readonly codes: readonly string[];
}
export type TopicPart = TopicOptions & Part & { readonly id: string };
export type ActionPart = ActionOptions & Part;

const LIMIT: Refusal = { kind: 'too_many', code: 'platform.too_many_requests' };

/** What can be watched and done over a socket, as the registries will find it at boot. */
export class SocketParts {
  readonly topics: readonly TopicPart[];
  readonly actions: readonly ActionPart[];

  constructor(
    { providers }: House,
    private readonly sources: Sources,
    private readonly refusals: Refusals,
  ) {
    const topics = this.declared<TopicOptions>(providers, TOPIC, (name) => this.codesOfTopic(name));
    this.topics = topics.map((topic) => ({ ...topic, id: idOf(topic.pattern) }));
    this.actions = this.declared<ActionOptions>(providers, ACTION, (name) => this.codesOfAction(name));
  }

  private declared<Options extends object>(
    providers: readonly Type[],
    key: string,
    codesOf: (name: string) => readonly Refusal[],
  ): (Options & Part)[] {
    return providers.flatMap((provider) => {
      const options = Reflect.getMetadata(key, provider) as Options | undefined;
      if (!options) return [];
      const told = [provider, ...('input' in options ? [options.input as Type] : [])];
      const texts = told.map(({ name }) => this.sources.commentOf(this.sources.classNamed(name)).text);
      const codes = new Set(codesOf(provider.name).map(({ code }) => code));
      return [{ ...options, description: texts.find(Boolean) ?? '', codes: [...codes].toSorted() }];
    });
  }

  private codesOfTopic(name: string): readonly Refusal[] {
    const topic = ['schoolOf', 'admit', 'snapshot'].flatMap((method) => this.thrownBy(name, method));
    return [
      { kind: 'not_found', code: 'platform.topic_not_found' },
      INPUT_INVALID,
      ...this.door(),
      ...DATABASE,
      ...topic,
    ];
  }

  private codesOfAction(name: string): readonly Refusal[] {
    return [INPUT_INVALID, KEY_REUSED, BUSY, ...this.door(), ...DATABASE, ...this.thrownBy(name, 'act')];
  }

  private door(): readonly Refusal[] {
    const refusals = this.thrownBy('Doorkeeper', 'admit');
    return [LIMIT, ...refusals.filter(({ code }) => code !== 'identity.district_not_found')];
  }

  private thrownBy(className: string, method: string): readonly Refusal[] {
    return this.refusals.of(this.sources.methodOf(this.sources.classNamed(className), method), false);
  }
}

/** `school:{schoolId}:registers` → `schoolRegisters` */
function idOf(pattern: string): string {
  const words = pattern.split(':').filter((word) => !word.startsWith('{'));
  return words.join('-').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
