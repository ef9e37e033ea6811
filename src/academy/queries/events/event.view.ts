import type { EventState } from '#domain/academy/events/event.words';

export class OrganiserView {
  /** @format uuid */
  personId!: string;
  displayName!: string;
}

/** An event as lists show it. */
export class EventSummaryView {
  /** @format uuid */
  id!: string;
  state!: EventState;
  title!: string;
  /** In a line or two. */
  summary!: string | null;
  place!: string | null;
  url!: string | null;
  organisers!: OrganiserView[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** An event as the API shows it. */
export class EventView extends EventSummaryView {
  /** As it was written, in Markdown. */
  description!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  descriptionHtml!: string | null;
}

const summary = `
  e.id, e.state, e.title, e.summary, e.place, e.url, e.version,
  (select coalesce(json_agg(json_build_object('personId', p.person_id, 'displayName', p.display_name)
      order by p.display_name, p.person_id), '[]')
    from identity_api.people_v1 p where p.person_id = any (e.organisers)) as organisers`;

/** Selects an {@link EventSummaryView} of each event `e`; a WHERE may follow. */
export const selectEventSummary = `select ${summary} from academy.events e`;

/** Selects an {@link EventView} without its HTML. */
export const selectEvent = `select ${summary}, e.description from academy.events e`;
