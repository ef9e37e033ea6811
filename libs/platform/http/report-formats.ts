import { wishesOf } from './wishes.js';

/** The formats that a report may be asked for, by the name in `?format=`. */
export const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
} as const;
export type ReportFormat = keyof typeof MEDIA_TYPES;

/**
 * The format that a request wants: what `?format=` says, otherwise the best of `Accept` that is on offer, otherwise JSON.
 * What `Accept` asks for and nobody offers is answered in JSON, which RFC 9110 allows.
 */
export function wantedFormat(
  offered: readonly ReportFormat[],
  said: string | undefined,
  accept: string | undefined,
): ReportFormat {
  if (said !== undefined) return said as ReportFormat;
  const best = wishesOf(accept).flatMap((type) =>
    type === '*/*' ? ['json' as const] : offered.filter((format) => MEDIA_TYPES[format] === type),
  );
  return best[0] ?? 'json';
}
