import { Module } from '@nestjs/common';
import { InProcessWakeUp } from './in-process-wake-up.js';
import { JobWakeUp } from './job-wake-up.js';

/** One process does everything. */
@Module({
  providers: [{ provide: JobWakeUp, useFactory: () => new InProcessWakeUp() }],
  exports: [JobWakeUp],
})
export class InProcessWakeUpModule {}
