import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { openRuntime, settingsOrExit } from './runtime.js';
import { stopOnSignals } from './stop.js';

// Relays events, runs jobs and schedules; has no port but that of its metrics.
const runtime = await openRuntime(settingsOrExit());
const module = AppModule.forRoot({ ...runtime, duties: { serve: false, work: true } });
const app = await NestFactory.createApplicationContext(module, { bufferLogs: true });
await app.init();
stopOnSignals(app, runtime); // a job that does not end in time is run again by another worker
