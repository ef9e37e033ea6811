import { publicUrl } from '#platform/config/settings';
import type { OpenedRuntime } from './runtime.js';

/** What a newcomer sees when everything runs. */
export function banner({ settings, embedded }: OpenedRuntime): string {
  const url = publicUrl(settings);
  const lines = [
    'Lyceum is ready.',
    '',
    `  API         ${url}/api/v1`,
    `  Reference   ${url}/reference`,
    `  Data        ${embedded ? embedded.folder : 'the database of DATABASE_URL'}`,
  ];
  return `\n${lines.join('\n')}\n\n`;
}
