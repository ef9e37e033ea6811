import 'reflect-metadata';
import { createApplication } from '#platform/http/application';
import { closeApplication, drain } from '#platform/http/drain';
import { AppModule } from './app.module.js';
import { banner } from './banner.js';
import { demoOf } from './demo/demo.js';
import { listenOrExit } from './listen.js';
import { openRuntime, settingsOrExit } from './runtime.js';
import { stopOnSignals } from './stop.js';

const settings = settingsOrExit();
const runtime = await openRuntime(settings);
const app = await createApplication(AppModule.forRoot(runtime), settings);
stopOnSignals(
  {
    drain: (hurry) => drain(app, settings.DRAIN_SECONDS, hurry),
    close: () => closeApplication(app),
  },
  runtime,
);
await listenOrExit(app, runtime);
process.stdout.write(banner(runtime, await demoOf(app, runtime)));
