import type { Type } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import type pg from 'pg';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { Database } from '#platform/persistence/database';
import { asRequest } from '../../support/persistence-kit.js';
import type { TestApp } from '../../support/test-app.js';

/** Where flows are played: the whole application, and a superuser's connection that no trigger and no key stops. */
export class Stage {
  private constructor(
    readonly app: TestApp,
    readonly admin: pg.Client,
  ) {}

  static async set(app: TestApp): Promise<Stage> {
    await app.admin.query(`set session_replication_role = 'replica'; set statement_timeout = '10s'`);
    return new Stage(app, app.admin);
  }

  get pool(): pg.Pool {
    return this.app.app.get<Database>(Database as unknown as Type<Database>).app;
  }

  /** By the bus, as each door would. */
  command<T>(command: ICommand): Promise<T> {
    return asRequest(() => this.app.app.get(CommandBus).execute<ICommand, T>(command));
  }

  async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.admin.query<Row>(sql, [...values])).rows;
  }
}

/** Somebody of the school with every right. */
export function member(schoolId: string, personId: string): Actor {
  return { ...systemActor(schoolId, personId), kind: 'person' };
}
