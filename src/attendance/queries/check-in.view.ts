/** A student who has checked in. */
export class ArrivalView {
  /** @format uuid */
  studentId!: string;
  displayName!: string;
  /** @format date-time */
  arrivedAt!: string;
  /** Null: in time. */
  minutesLate!: number | null;
}

/** Check-in on a register: the last time that it was opened, and everybody who has arrived. */
export class CheckInView {
  /** @format uuid */
  registerId!: string;
  open!: boolean;
  /** @format date-time */
  openedAt!: string;
  /** @format uuid */
  openedBy!: string | null;
  /** @format date-time */
  closesAt!: string;
  /** The path of a page that shows the code to the room, for as long as it is open; whoever has it sees the codes. */
  display!: string;
  /** In the order of their arrival. */
  arrivals!: ArrivalView[];
}

/** The code of the moment. */
export class CheckInCodeView {
  /** What is scanned and sent to `POST …/check-ins`. */
  code!: string;
  /** When the next one is shown. @format date-time */
  changesAt!: string;
  /** Until then it is taken. @format date-time */
  expiresAt!: string;
}

/** How a school lets students check in. */
export class CheckInSettingsView {
  /** Minutes after the beginning of a session from which on somebody is late. */
  lateAfterMinutes!: number;
  /** How long one code is shown; it is taken for as long again. */
  codeSeconds!: number;
  /** CIDR; none: from anywhere. */
  networks!: string[];
  /** Null: the school's first code for those who are here; in England that of the half day. */
  presentCode!: string | null;
  /** Null: the school's first code for those who are late. */
  lateCode!: string | null;
  /** 0 while the school goes by the defaults; the ETag. */
  version!: number;
}
