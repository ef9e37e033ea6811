import { DomainError } from '../../kernel/domain-error.js';
import { isTimeZone } from '../../kernel/local-date.js';
import type { BellTime } from './bell-times.js';

export const IMPORT_MODES = ['all-or-nothing', 'good-rows-only'] as const;
/** With `all-or-nothing` one fault anywhere in the package keeps all of it out. */
export type ImportMode = (typeof IMPORT_MODES)[number];

export const END_DATES = ['last-day', 'day-after'] as const;
/** Whether the end dates of the package are the last day (as most write them) or the day after (as the standard says). */
export type EndDates = (typeof END_DATES)[number];

export const PACKAGE_ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type PackageEncoding = (typeof PACKAGE_ENCODINGS)[number];

/** What the standard does not carry and who imports must know or accept. */
export interface ImportSettings {
  /** IANA zone of schools that are new; null: UTC. Schools that are there keep theirs. */
  readonly timeZone: string | null;
  /** ISO weekdays of teaching, Monday 1 … Sunday 7. */
  readonly weekdays: readonly number[];
  /** Bell times by period name; those that are not named get usual ones. */
  readonly bellTimes: Readonly<Record<string, BellTime>>;
  readonly endDates: EndDates;
  readonly encoding: PackageEncoding;
  /**
   * How much of a school's people or enrolments one import may end, in per cent: the package of another district, or one
   * that was cut short, must not empty a school.
   */
  readonly mayEnd: number;
  /** Invite staff who have a usable address by mail, once their school is whole. */
  readonly inviteStaff: boolean;
}

export const USUAL_SETTINGS: ImportSettings = {
  timeZone: null,
  weekdays: [1, 2, 3, 4, 5],
  bellTimes: {},
  endDates: 'last-day',
  encoding: 'utf-8',
  mayEnd: 30,
  inviteStaff: false,
};

export class ImportSettingsInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.import_settings_invalid';
  constructor(pointer: string, detail: string) {
    super(`The settings of the import are not valid: ${pointer} ${detail}.`, {
      faults: [{ pointer, detail }],
    });
  }
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The given settings over the usual ones. @throws ImportSettingsInvalid */
export function importSettings(given: Partial<ImportSettings>): ImportSettings {
  const settings = { ...USUAL_SETTINGS, ...given };
  if (settings.timeZone !== null && !isTimeZone(settings.timeZone)) {
    throw new ImportSettingsInvalid('/timeZone', 'must be an IANA time zone such as Europe/Warsaw');
  }
  const weekdays = [...new Set(settings.weekdays)].sort((a, b) => a - b);
  if (weekdays.length === 0 || !weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) {
    throw new ImportSettingsInvalid('/weekdays', 'must be days from Monday 1 to Sunday 7, at least one');
  }
  if (!(settings.mayEnd >= 0 && settings.mayEnd <= 100)) {
    throw new ImportSettingsInvalid('/mayEnd', 'must be a percentage');
  }
  for (const [name, { startsAt, endsAt }] of Object.entries(settings.bellTimes)) {
    if (name.length > 50 || !CLOCK.test(startsAt) || !CLOCK.test(endsAt) || endsAt <= startsAt) {
      throw new ImportSettingsInvalid(
        `/bellTimes/${name}`,
        'must start and end at HH:mm, the end after the start',
      );
    }
  }
  return { ...settings, weekdays };
}
