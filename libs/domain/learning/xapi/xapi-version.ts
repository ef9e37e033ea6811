/** The versions of the specification that are spoken, each as the newest patch of it. */
export const XAPI_VERSIONS = ['1.0.3', '2.0.0'] as const;
export type XapiVersion = (typeof XAPI_VERSIONS)[number];

/** The version that a header `X-Experience-API-Version` asks for; null when it is none of ours. */
export function xapiVersionOf(header: string | undefined): XapiVersion | null {
  if (header === undefined) return null;
  if (isVersionOf('1.0.3', header)) return '1.0.3';
  return isVersionOf('2.0.0', header) ? '2.0.0' : null;
}

/** What a statement's `version` may be: in 2.0 that of 1.0 as well, whose statements are statements of 2.0. */
export function isStatementVersion(version: XapiVersion, text: string): boolean {
  return isVersionOf('1.0.3', text) || isVersionOf(version, text);
}

/** Whether it is one of a version of the specification: its patches are alike. */
function isVersionOf(version: XapiVersion, text: string): boolean {
  return (version === '1.0.3' ? /^1\.0(?:\.\d{1,3})?$/ : /^2\.0(?:\.\d{1,3})?$/).test(text);
}

/** What a client of this version may be told to choose from: one of 1.0.3 knows of no later one. */
export function versionsShownTo(version: XapiVersion | null): readonly string[] {
  const former = ['1.0.0', '1.0.1', '1.0.2', '1.0.3'];
  return version === '1.0.3' ? former : [...former, '2.0.0'];
}
