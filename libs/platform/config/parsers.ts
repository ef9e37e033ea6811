import { isIP } from 'node:net';
import { makeExactValidator, makeValidator } from 'envalid';

/**
 * Parsers of one variable each. An error completes the sentence "NAME …" and never repeats the value: the caller adds
 * it unless the variable is secret.
 */
export const text = makeExactValidator<string>((input) => input);

export const wholeNumber = (from: number, to: number) =>
  makeExactValidator<number>((input) => {
    const value = Number(input);
    if (!/^\d{1,15}$/.test(input) || value < from || value > to)
      throw new Error(`must be a whole number from ${from} to ${to}`);
    return value;
  });

/** Months, not fewer than a year; `off`: without end. */
export const monthsOrOff = makeExactValidator<false | number>((input) => {
  if (input === 'off') return false;
  if (/^\d{1,3}$/.test(input) && Number(input) >= 12 && Number(input) <= 600) return Number(input);
  throw new Error('must be off, or a number of months from 12 to 600');
});

export const oneOf = <Choice extends string>(...choices: readonly Choice[]) =>
  makeExactValidator<Choice>((input) => {
    const choice = choices.find((candidate) => candidate === input);
    if (!choice) throw new Error(`must be one of ${choices.join(', ')}`);
    return choice;
  });

export const urlOf = (...schemes: readonly string[]) =>
  makeExactValidator<string>((input) => {
    const url = URL.canParse(input) ? new URL(input) : undefined;
    if (!url || !schemes.includes(url.protocol.slice(0, -1)) || !url.hostname)
      throw new Error(
        `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
      );
    return input;
  });

/** Origins as a browser sends them: scheme, host and port, no path. */
export const origins = makeExactValidator<readonly string[]>((input) =>
  listOf(input).map((origin) => {
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.origin !== origin)
      throw new Error('must be a list of origins (scheme, host, port; no path, no *) parted by commas');
    return origin;
  }),
);

/** Which proxies may say who the client is: none, the nearest so many, or those at these addresses. */
export const proxies = makeValidator<false | number | readonly string[]>((input) => {
  if (input === 'off') return false;
  if (/^[1-9]\d?$/.test(input)) return Number(input);
  const addresses = listOf(input);
  if (addresses.length > 0 && addresses.every((address) => /^[0-9a-f.:]{2,45}(\/\d{1,3})?$/i.test(address)))
    return addresses;
  throw new Error('must be off, a number of proxies from 1 to 99, or a list of addresses and networks');
});

/** Networks in CIDR notation, or single addresses. */
export const networks = makeExactValidator<readonly string[]>((input) =>
  listOf(input).map((network) => {
    const [address = '', prefix, ...rest] = network.split('/');
    const longest = { 4: 32, 6: 128 }[isIP(address)];
    const whole = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (longest ?? 0));
    if (longest === undefined || !whole || rest.length > 0)
      throw new Error('must be a list of networks such as 10.0.0.0/8, parted by commas');
    return network;
  }),
);

/** Who a mail is from: an address, or a name and the address in angle brackets. */
export const sender = makeExactValidator<string>((input) => {
  if (!/^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(input))
    throw new Error('must be an address or a name with the address in angle brackets');
  return input;
});

/** At least 32 characters that nobody would guess; made by `openssl rand -base64 48`. */
export const strongSecret = makeExactValidator<string>((input) => {
  if (input.length < 32 || input.length > 1024) throw new Error('must have from 32 to 1,024 characters');
  const guessable =
    new Set(input).size < 10 ||
    /^(.{1,64}?)\1+$/.test(input) ||
    /change.?me|default|example|password|secret|placeholder/i.test(input);
  if (guessable) throw new Error('is a weak or well-known value');
  return input;
});

function listOf(input: string): string[] {
  return input
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
