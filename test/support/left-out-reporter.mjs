import { globSync } from 'node:fs';
import { redisSpecs, whyRedisIsMissing } from './redis-availability.ts';

/** Says which suites could not run and why, so that nobody takes their silence for a pass. */
export default class LeftOutReporter {
  onRunComplete() {
    const reason = whyRedisIsMissing();
    const leftOut = reason
      ? globSync('{test,libs}/**/*.spec.ts').filter((file) => redisSpecs.test(file))
      : [];
    if (leftOut.length === 0) return;
    const lines = [
      `LEFT OUT: ${leftOut.length} suite(s) could not run, because ${reason}.`,
      ...leftOut.sort(),
    ];
    // Jest's own summary always comes after the reporters; what is said at exit stands below it.
    process.once('exit', () => process.stderr.write(`\n${lines.join('\n  ')}\n`));
  }
}
