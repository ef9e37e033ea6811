import 'reflect-metadata';
import { nameSources } from '#platform/observability/name-sources';
import { loadWhileOpening, keepCompiled } from './load-while-opening.js';
import { settingsOrExit } from './runtime.js';

nameSources();
// Relays events, runs jobs and schedules; has no port but that of its metrics.
const { runtime, code } = await loadWhileOpening(settingsOrExit(), () => import('./work.js'));
await code.work(runtime);
keepCompiled();
