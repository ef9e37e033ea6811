import { globSync } from 'node:fs';
import { missingPrograms } from './optional-programs.ts';

/** Says which suites could not run and why, so that nobody takes their silence for a pass. */
export default class LeftOutReporter {
  onRunComplete() {
    const suites = globSync('{test,libs}/**/*.spec.ts').sort();
    for (const { reason, specs } of missingPrograms()) {
      const leftOut = suites.filter((file) => specs.test(file));
      if (leftOut.length === 0) continue;
      const lines = [`LEFT OUT: ${leftOut.length} suite(s) could not run, because ${reason}.`, ...leftOut];
      // Jest's own summary always comes after the reporters; what is said at exit stands below it.
      process.once('exit', () => process.stderr.write(`\n${lines.join('\n  ')}\n`));
    }
  }
}
