import { isIPv4, isIPv6 } from 'node:net';

/**
 * The key of a network address. One subscriber commonly has a whole /64 of IPv6, so its addresses count as one; an
 * IPv4 address that arrives as IPv6 (`::ffff:192.0.2.1`) counts as what it is.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = (mapped ?? address).split('%')[0]!;
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  return `${groups(plain).slice(0, 4).join(':')}::/64`;
}

/** The first six groups suffice here, so an IPv4 tail, which stands for two groups, need not be read. */
function groups(address: string): string[] {
  const [head, tail] = address.toLowerCase().split('::') as [string, string | undefined];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const width = after.length + (after.at(-1)?.includes('.') ? 1 : 0);
  const gap = tail === undefined ? 0 : 8 - before.length - width;
  return [...before, ...Array<string>(gap).fill('0'), ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
