import { randomBytes } from 'node:crypto';

/** 128 random bits as 32 hex digits: what the contract calls an id. */
export const newId = (): string => randomBytes(16).toString('hex');
