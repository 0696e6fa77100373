import { networkInterfaces } from "node:os";

/** The address under which a phone in the same network finds this machine; undefined without a network. */
export function findLanAddress(): string | undefined {
  const found = Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."))
      .map(({ address }) => ({ name, address })),
  );
  // Bridges of containers and virtual machines have addresses, too, that no phone can reach.
  const isVirtual = ({ name }: { name: string }) => /^(docker|br-|veth|virbr|vmnet|vboxnet|tailscale|utun)/.test(name);
  return found.toSorted((a, b) => Number(isVirtual(a)) - Number(isVirtual(b)))[0]?.address;
}
