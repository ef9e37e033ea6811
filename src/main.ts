import 'reflect-metadata';
import { loadWhileOpening, keepCompiled } from './load-while-opening.js';
import { settingsOrExit } from './runtime.js';

const settings = settingsOrExit();
const { runtime, code } = await loadWhileOpening(settings, () => import('./serve.js'));
await code.serve(runtime);
keepCompiled();
