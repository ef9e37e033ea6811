import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { openHouse } from '../../tools/docs/house.js';
import { decoratorsOf, nodesOf, standingHouse } from './conventions/source.js';

/** What these decorators declare is found at boot, if a module names the class. */
const DECLARES =
  /^(Controller|CommandHandler|QueryHandler|WatchableTopic|SocketAction|Announces|ReactsTo|HandlesJob)$/;

describe('The modules', () => {
  it('forget nothing that is declared', async () => {
    const { controllers, providers } = await openHouse();
    const wired = new Set([...controllers, ...providers].map(({ name }) => name));
    const declared = standingHouse()
      .sources.filter(({ path }) => path.startsWith('src/'))
      .flatMap((source) => nodesOf(source, ts.isClassDeclaration))
      .filter((node) => decoratorsOf(node).some(({ name }) => DECLARES.test(name)))
      .map(({ name }) => name?.text ?? '');
    expect(declared.length).toBeGreaterThan(20);
    expect(declared.filter((name) => !wired.has(name))).toEqual([]);
  });
});
