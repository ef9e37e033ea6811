import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import type { OpenedRuntime } from './runtime.js';
import { stopOnSignals } from './stop.js';

/** Does the work behind the API until the process is told to stop. */
export async function work(runtime: OpenedRuntime): Promise<void> {
  const module = AppModule.forRoot({ ...runtime, duties: { serve: false, work: true } });
  const app = await NestFactory.createApplicationContext(module, { bufferLogs: true });
  await app.init();
  stopOnSignals(app, runtime); // a job that does not end in time is run again by another worker
}
