export class EdfiCountsView {
  studentSectionEvents!: number;
  studentSchoolEvents!: number;
  sectionsTaken!: number;
  /** Marks that the events are made of. */
  marks!: number;
  /** Marks that the interchange has no words for; the report names each. */
  marksLeftOut!: number;
  /** Registers that were not taken, or whose correction is under way; the report names each. */
  registersNotTaken!: number;
}

/** The finished package. */
export class EdfiPackageView {
  bytes!: number;
  /** SHA-256, hexadecimal. */
  sha256!: string;
  counts!: EdfiCountsView;
}

/** Attendance that was asked for as an Ed-Fi 5.2 interchange. */
export class EdfiExportView {
  /** @format uuid */
  id!: string;
  /** The job that makes it; its progress is shown to `job:{id}`. @format uuid */
  jobId!: string;
  /** @format date */
  startsOn!: string;
  /** @format date */
  endsOn!: string;
  /** A whole number, in digits. */
  edfiSchoolId!: string;
  calendarCode!: string;
  reasons!: boolean;
  /** Null until it is made; then its `file` can be had. */
  package!: EdfiPackageView | null;
  /** @format date-time */
  createdAt!: string;
  /** @format date-time */
  finishedAt!: string | null;
}
