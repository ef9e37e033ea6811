/** What the authors of a run have told everybody in it. */
export class AnnouncementView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  runId!: string;
  title!: string;
  /** As it was written. */
  markdown!: string;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string;
  /** @format date-time */
  publishedAt!: string;
  /** Null: the platform, or somebody who is gone. */
  author!: string | null;
  /** For its authors: since when nobody reads it any more. @format date-time */
  withdrawnAt!: string | null;
}
