import { ownStatement, type ProgressTold } from '../own-statements.js';
import type { StoreStatementsUseCase } from './store-statements.use-case.js';

export interface TellProgressInput {
  /** Where this installation is opened. */
  readonly home: string;
  readonly told: readonly ProgressTold[];
}

/** Puts our own progress into the record store. Told twice, it is there once: the id is worked out from what is told. */
export class TellProgressUseCase {
  constructor(private readonly deps: { store: Pick<StoreStatementsUseCase, 'execute'> }) {}

  async execute({ home, told }: TellProgressInput): Promise<void> {
    const given = await Promise.all(told.map((one) => ownStatement(home, one)));
    const authority = { objectType: 'Agent', account: { homePage: home, name: 'lyceum' } };
    const said = { given, version: '2.0.0', authority, statementId: null, parts: [] } as const;
    await this.deps.store.execute({ ...said, counts: false });
  }
}
