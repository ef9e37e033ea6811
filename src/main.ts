import 'reflect-metadata';
import { nameSources } from '#platform/observability/name-sources';
import { loadWhileOpening, keepCompiled } from './load-while-opening.js';
import { settingsOrExit } from './runtime.js';

nameSources();
const settings = settingsOrExit();
const { runtime, code } = await loadWhileOpening(settings, () => import('./serve.js'));
await code.serve(runtime);
keepCompiled();
