import { BlockList, isIP } from 'node:net';

/**
 * A list of networks written `10.0.0.0/8, ::1, 192.0.2.7`, ready to be asked for an address.
 *
 * @throws Error naming the first entry that is not a network.
 */
export function parseNetworks(text: string): BlockList {
  const list = new BlockList();
  for (const entry of text.split(',').map((one) => one.trim())) {
    if (entry === '') continue;
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
    if (family === 0 || !Number.isInteger(length) || length < 0 || length > (family === 4 ? 32 : 128))
      throw new Error(`"${entry}" is not an IP address or network such as 10.0.0.0/8.`);
    list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Whether an address (v4, v6 or v4-mapped v6) lies in one of the networks. */
export const inNetworks = (list: BlockList, address: string): boolean => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
};
