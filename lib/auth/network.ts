import { isIPv6, SocketAddress } from "node:net";

/**
 * What counts as one place in rate limits: an IPv4 address as it is, an IPv6 address by its first 64 bits, since one line has all of
 * the rest. What is no address stands for itself.
 */
export function network(address: string): string {
  const plain = address.replace(/%.*$/, "");
  if (!isIPv6(plain)) return address;
  // The address in its one canonical form: lower case, the longest run of zeros shortened, no dotted tail.
  const canonical = new SocketAddress({ address: plain, family: "ipv6" }).address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(canonical)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = canonical.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const groups = tail === undefined ? before : [...before, ...new Array<string>(8 - before.length - after.length).fill("0"), ...after];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
