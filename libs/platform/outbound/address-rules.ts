import { BlockList, isIP } from 'node:net';

/** What an address may be sent to: anything, only what the operator has named, nothing. */
export type Standing = 'public' | 'allowed' | 'refused';

// The special-purpose registries of IANA (RFC 6890 and its updates): everything that is not globally reachable, and
// multicast.
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only this is handed out to the public … */
const GLOBAL_IPV6 = ['2000::/3'];
/** … without protocol assignments (Teredo), documentation, and 6to4, behind which lies any IPv4 address. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const global6 = listOf(GLOBAL_IPV6);

/** Which addresses requests of ours may go to, when somebody else has chosen where. */
export class AddressRules {
  private readonly named: BlockList;

  /** @param networks in CIDR notation, that the operator lets us send to besides the public ones */
  constructor(networks: readonly string[]) {
    this.named = listOf(networks);
  }

  standingOf(address: string): Standing {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (this.named.check(address, family)) return 'allowed';
    const isGlobal = family === 'ipv4' || global6.check(address, 'ipv6');
    return isGlobal && !special.check(address, family) ? 'public' : 'refused';
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, prefix] = network.split('/') as [string, string | undefined];
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
