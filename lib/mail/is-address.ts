import { wireAddress } from './wire-address.ts';

/** Whether a text is one bare address that may go on the wire; see {@link wireAddress} for what is refused. */
export const isAddress = (text: string): boolean => wireAddress(text) !== undefined;
