import { createApplication } from '#platform/http/application';
import { closeApplication, drain } from '#platform/http/drain';
import { Health } from '#platform/observability/health';
import { AppModule } from './app.module.js';
import { banner } from './banner.js';
import { demoOf } from './demo/demo.js';
import { listenOrExit } from './listen.js';
import type { OpenedRuntime } from './runtime.js';
import { stopOnSignals } from './stop.js';

/**
 * Serves until the process is told to stop; says where, as soon as it does. The demo is made while it serves, since the port
 * shows whether another process does so already; until its accounts are there nobody is told that it is ready.
 */
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
  const demoIsThere = app.get(Health).await('demo');
  await listenOrExit(app, runtime);
  const withDemo = await demoOf(app, runtime);
  demoIsThere();
  process.stdout.write(banner(runtime, withDemo));
}
