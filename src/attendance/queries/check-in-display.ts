import type { CheckInSignatures } from '#domain/attendance/check-in/check-in-code';

/** Whose codes a page shows. */
interface Displayed {
  readonly schoolId: string;
  readonly windowId: string;
}

/** No step of time: whoever was given the page keeps it until its window is closed. */
const NO_STEP = -1;

const FORM = /^([0-9a-f]{32})([0-9a-f]{32})([\w-]{22})$/;

/** Where the page is that shows the codes of a window. */
export function displayPath(of: Displayed, signatures: CheckInSignatures): string {
  const ids = `${of.schoolId}${of.windowId}`.replaceAll('-', '');
  return `/api/v1/check-in-displays/${ids}${signatures.sign(pageOf(of), NO_STEP)}`;
}

/** Null when the address of the page was not made by {@link displayPath}. */
export function displayed(token: string, signatures: CheckInSignatures): Displayed | null {
  const [, school, window, signature] = FORM.exec(token) ?? [];
  if (!school) return null;
  const of = { schoolId: hyphenated(school), windowId: hyphenated(window!) };
  return signatures.isGenuine(signature!, pageOf(of), NO_STEP) ? of : null;
}

/** A page is of no register, so that its signature is none of a code. */
function pageOf({ schoolId, windowId }: Displayed) {
  return { schoolId, windowId, registerId: '' };
}

function hyphenated(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
