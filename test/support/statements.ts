import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Counts the statements that this process sends while `work` runs, apart from begin and commit: a query budget. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  let statements = 0;
  const count = () => void statements++;
  subscribe('lyceum:statement', count);
  try {
    return { result: await work(), statements };
  } finally {
    unsubscribe('lyceum:statement', count);
  }
}
