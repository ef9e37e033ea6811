import 'reflect-metadata';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { DomainEventClass } from '#domain/kernel/domain-event';
import { loadSettings } from '#platform/config/settings';
import { Secrets } from '#platform/config/secrets';
import { PublicEventList } from '#platform/outbox/public-events';
import { AppModule } from '../../src/app.module.js';

type Importable = Type | DynamicModule | Promise<DynamicModule>;

/** The classes that the application is made of. */
export interface House {
  readonly controllers: readonly Type[];
  readonly providers: readonly Type[];
  /** What the outside may be told of. */
  readonly publicEvents: readonly DomainEventClass[];
  /** Those that every request has to pass. */
  readonly guards: readonly Type[];
}

/** Reads the application's modules, with the default settings, as Nest would; nothing is made or started. */
export async function openHouse(): Promise<House> {
  const runtime = {
    settings: loadSettings({}),
    secrets: new Secrets('of no use'),
    urls: { app: '', relay: '' },
  };
  const modules = new Map<Type, Parts>();
  await enter(AppModule.forRoot(runtime), modules);
  const parts = [...modules.values()];
  const providers = parts.flatMap((part) => part.providers);
  return {
    controllers: [...new Set(parts.flatMap(({ controllers }) => controllers))],
    providers: [...new Set(providers.flatMap(classOf))],
    publicEvents: providers.flatMap(eventsOf),
    guards: providers
      .filter((provider) => 'provide' in provider && provider.provide === APP_GUARD)
      .flatMap(classOf),
  };
}

interface Parts {
  readonly controllers: Type[];
  readonly providers: Provider[];
}

async function enter(given: Importable, modules: Map<Type, Parts>): Promise<void> {
  const entry = await given;
  const dynamic: Partial<DynamicModule> = 'module' in entry ? entry : {};
  const module = 'module' in entry ? entry.module : entry;
  const known = modules.get(module);
  const parts: Parts = known ?? {
    controllers: declared<Type>('controllers', module),
    providers: declared<Provider>('providers', module),
  };
  modules.set(module, parts);
  parts.controllers.push(...(dynamic.controllers ?? []));
  parts.providers.push(...(dynamic.providers ?? []));
  const imports = [...(dynamic.imports ?? []), ...(known ? [] : declared<Importable>('imports', module))];
  // A forward reference is refused by the lint.
  for (const next of imports) await enter(next as Importable, modules);
}

function declared<T>(part: string, module: Type): T[] {
  return [...((Reflect.getMetadata(part, module) as T[] | undefined) ?? [])];
}

function eventsOf(provider: Provider): readonly DomainEventClass[] {
  const value: unknown = 'useValue' in provider ? provider.useValue : undefined;
  return value instanceof PublicEventList ? value.events : [];
}

function classOf(provider: Provider): Type[] {
  if (typeof provider === 'function') return [provider];
  return 'useClass' in provider ? [provider.useClass] : [];
}
