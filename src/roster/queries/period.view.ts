/** A period as the API shows it. */
export class PeriodView {
  /** @format uuid */
  id!: string;
  name!: string;
  /** By the school's clocks, `HH:mm`. */
  startsAt!: string;
  /** By the school's clocks, `HH:mm`. */
  endsAt!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link PeriodView}; a WHERE may follow. */
export const selectPeriod = `
  select p.id, p.name, to_char(p.starts_at, 'HH24:MI') as "startsAt", to_char(p.ends_at, 'HH24:MI') as "endsAt", p.version
  from roster.periods p`;
