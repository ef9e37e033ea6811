import { RegisterNotTakenView } from '../../queries/notifications/list-registers-not-taken.query.js';

export class RegisterNotTakenPage {
  items!: RegisterNotTakenView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
