import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

export interface AddressGuard {
  /** Named by the operator: then its address does not matter. */
  allowsHost(host: string): boolean;
  /** A public address, or one in a network that the operator allows. */
  allowsAddress(address: string): boolean;
}

/** Public, but the hosts of a cloud answer their own machines there with credentials. */
const METADATA = [ipaddr.parseCIDR("168.63.129.16/32")];
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** 64:ff9b::/96 (RFC 6052) and 64:ff9b:1::/48 (RFC 8215) carry an IPv4 address in their last 32 bits. */
const NAT64 = [ipaddr.IPv6.parseCIDR("64:ff9b::/96"), ipaddr.IPv6.parseCIDR("64:ff9b:1::/48")];

/**
 * Decides where nodes may call: public addresses, and what the operator allows.
 *
 * @param allow hosts (`crm.example.com`, `*.example.com`), addresses and networks (`10.1.0.0/16`)
 */
export function createAddressGuard(allow: readonly string[]): AddressGuard {
  const isNetwork = (entry: string) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry);
  const networks = allow.filter(isNetwork).map(networkOf);
  const hosts = allow.filter((entry) => !isNetwork(entry)).map((host) => host.toLowerCase());

  return {
    allowsHost(host) {
      const name = host.toLowerCase().replace(/\.$/, "");
      return hosts.some((allowed) => (allowed.startsWith("*.") ? name.endsWith(allowed.slice(1)) : name === allowed));
    },
    allowsAddress(text) {
      if (!ipaddr.isValid(text)) return false;
      const address = unwrap(ipaddr.parse(text));
      return networks.some((network) => isIn(address, network)) || isPublic(address);
    },
  };
}

function networkOf(entry: string): [Address, number] {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  const address = ipaddr.parse(entry);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/** The IPv4 address that an IPv6 one stands for, where it does: what counts is where the packet ends. */
function unwrap(address: Address): Address {
  if (!isIPv6(address)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (NAT64.some((network) => address.match(network))) return new ipaddr.IPv4(address.toByteArray().slice(12));
  return address;
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast" || METADATA.some((network) => isIn(address, network))) return false;
  return !isIPv6(address) || address.match(PUBLIC_IPV6);
}

function isIn(address: Address, [network, bits]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match([network, bits] as never);
}

const isIPv6 = (address: Address): address is ipaddr.IPv6 => address.kind() === "ipv6";
