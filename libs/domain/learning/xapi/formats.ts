import type { XapiVersion } from './xapi-version.js';

/** How the specification writes things. Each pattern reads its text once, without going back. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu;
const MAILTO = /^mailto:[^\s@]+@[^\s@]+$/i;
const SHA1 = /^[0-9a-f]{40}$/i;
const SHA2 = /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:[ \t]*;[^\p{Cc}]*)?$/u;
/** As long as it may be in the tables. */
const LONGEST_MEDIA_TYPE = 255;

export const isIri = (text: string) => IRI.test(text);
export const isMailto = (text: string) => MAILTO.test(text);
export const isSha1 = (text: string) => SHA1.test(text);
export const isSha2 = (text: string) => SHA2.test(text);
export const isUuid = (text: string) => UUID.test(text);
export const isMediaType = (text: string) => text.length <= LONGEST_MEDIA_TYPE && MEDIA_TYPE.test(text);

/** RFC 5646: language, script, region, variants, extensions, private use; or private use alone; or grandfathered. */
const LANGUAGE =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}(?=-|$)){0,3}|[a-z]{4,8})(?:-[a-z]{4}(?=-|$))?(?:-(?:[a-z]{2}|\d{3})(?=-|$))?/i;
const VARIANT = /^-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3})(?=-|$)/i;
const EXTENSION = /^-[0-9a-wyz](?:-[a-z0-9]{2,8})+(?=-|$)/i;
const PRIVATE = /^-?x(?:-[a-z0-9]{1,8})+$/i;
const GRANDFATHERED =
  /^(?:i-[a-z]{2,8}|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang))$/i;

export function isLanguageTag(text: string): boolean {
  if (PRIVATE.test(text) || GRANDFATHERED.test(text)) return true;
  const found = LANGUAGE.exec(text);
  if (!found || !/^(?:-|$)/.test(text.slice(found[0].length))) return false;
  let rest = text.slice(found[0].length);
  const begun: string[] = [];
  for (const part of [VARIANT, EXTENSION])
    for (let one = part.exec(rest); one; one = part.exec(rest)) {
      begun.push(one[0].split('-', 2)[1]!.toLowerCase());
      rest = rest.slice(one[0].length);
    }
  // No variant comes twice, nor do two extensions begin with the same letter.
  return new Set(begun).size === begun.length && (rest === '' || PRIVATE.test(rest));
}

/** ISO 8601:2004 §4.4.3.2; weeks stand alone. */
const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const DURATION = new RegExp(
  `^P(?:${NUMBER}W|(?=\\d|T\\d)(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}D)?` +
    `(?:T(?=\\d)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?)$`,
);
export const isDuration = (text: string) => DURATION.test(text);

/** 2.0: RFC 3339, where a space may stand for the T. 1.0.3: ISO 8601, where the offset may be missing and short. */
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const EXTENDED = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)([.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const BASIC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:(\d\d)([.,]\d+)?)?(Z|[+-]\d\d(?:\d\d)?)?$/;

/** The instant that a timestamp names, without an offset in UTC; null when it names none. */
export function instantOf(text: string, version: XapiVersion): Date | null {
  const found =
    version === '2.0.0'
      ? RFC_3339.exec(text)
      : (EXTENDED.exec(text) ?? BASIC.exec(text) ?? RFC_3339.exec(text));
  if (!found) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = '', offset = 'Z'] = found;
  if (/^-00(?::?00)?$/.test(offset)) return null; // ISO 8601 knows no negative zero
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return null;
  const [, hours, minutes = '00'] = /^[+-](\d\d):?(\d\d)?$/.exec(offset) ?? ['', '00'];
  const parts = [hour, minute, second, hours, minutes].map(Number);
  if (parts[0]! > 23 || parts[1]! > 59 || parts[2]! > 60 || parts[3]! > 23 || parts[4]! > 59) return null;
  const milliseconds = Math.floor(Number(`0${fraction.replace(',', '.')}`) * 1000);
  const ahead = (offset.startsWith('-') ? -1 : 1) * (parts[3]! * 60 + parts[4]!) * 60_000;
  const local = ((parts[0]! * 60 + parts[1]!) * 60 + parts[2]!) * 1000 + milliseconds;
  return new Date(date.getTime() + local - ahead);
}
