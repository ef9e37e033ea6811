import { createApplication } from '#platform/http/application';
import { closeApplication, drain } from '#platform/http/drain';
import { AppModule } from './app.module.js';
import { banner } from './banner.js';
import { demoOf } from './demo/demo.js';
import { listenOrExit } from './listen.js';
import type { OpenedRuntime } from './runtime.js';
import { stopOnSignals } from './stop.js';

/** Serves until the process is told to stop; says where, as soon as it does. */
export async function serve(runtime: OpenedRuntime): Promise<void> {
  const { settings } = runtime;
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
}
