import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

/** Networks that a server must not be led into: this machine, private and carrier networks, metadata services, tests, multicast. */
const REFUSED_V4: readonly (readonly [network: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
// Of IPv6 only the global unicast range is let through, and not what tunnels or documents in it.
const REFUSED_V6: readonly (readonly [network: string, bits: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

function listOf(family: "ipv4" | "ipv6", networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}

const refusedV4 = listOf("ipv4", REFUSED_V4);
const refusedV6 = listOf("ipv6", REFUSED_V6);
const globalV6 = listOf("ipv6", [["2000::", 3]]);
const embeddedV4 = listOf("ipv6", [
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
]);

/** The eight groups of an IPv6 address as numbers; a dotted end is two of them. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address.replace(/%.*$/, ""));
  const plain = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : address.replace(/%.*$/, "");
  const [head = "", tail] = plain.split("::");
  const parse = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const front = parse(head);
  if (tail === undefined) return front;
  const back = parse(tail);
  return [...front, ...Array.from({ length: 8 - front.length - back.length }, () => 0), ...back];
}

/** Whether an IP address lies in a network that nobody outside may lead us into. What is not an address is refused, too. */
export function isRefusedAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, "");
  if (isIPv4(plain)) return refusedV4.check(plain, "ipv4");
  if (!isIPv6(plain)) return true;
  if (embeddedV4.check(plain, "ipv6")) {
    const [high = 0, low = 0] = groupsOf(plain).slice(6);
    return refusedV4.check([high >> 8, high & 255, low >> 8, low & 255].join("."), "ipv4");
  }
  return !globalV6.check(plain, "ipv6") || refusedV6.check(plain, "ipv6");
}

/** What the operator lets requests reach although it is private: names, name:port, addresses, networks in CIDR. */
export interface AllowedAddresses {
  readonly hosts: ReadonlySet<string>;
  readonly networks: BlockList;
}

const ENTRY = /^\[?([a-z0-9.:_-]+)\]?(?::(\d{1,5}))?$/i;

/** Reads a comma-separated list such as `claude.internal, 127.0.0.1:8787, 10.2.0.0/16`. @returns null when an entry is none of these */
export function parseAllowed(list: string): AllowedAddresses | null {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of list.split(",").map((one) => one.trim().toLowerCase())) {
    if (entry === "") continue;
    const [network = "", bits] = entry.split("/");
    if (bits !== undefined) {
      const family = isIP(network);
      if (family === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) return null;
      networks.addSubnet(network, Number(bits), family === 4 ? "ipv4" : "ipv6");
      continue;
    }
    if (isIP(entry)) networks.addAddress(entry, isIP(entry) === 4 ? "ipv4" : "ipv6");
    else if (ENTRY.test(entry)) hosts.add(entry.replace(/^\[(.*)\]/, "$1"));
    else return null;
  }
  return { hosts, networks };
}

/** Whether the operator named this host (alone or with this port). */
export function isAllowedHost(allowed: AllowedAddresses, host: string, port: number): boolean {
  return allowed.hosts.has(host) || allowed.hosts.has(`${host}:${port}`);
}

/** Whether the operator named this address or a network that holds it. */
export function isAllowedAddress(allowed: AllowedAddresses, address: string): boolean {
  const plain = address.replace(/%.*$/, "");
  const family = isIP(plain);
  return family !== 0 && allowed.networks.check(plain, family === 4 ? "ipv4" : "ipv6");
}
