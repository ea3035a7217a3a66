import { recentList } from './recent-list.ts';

const isKey = (value: unknown): value is string => typeof value === 'string';
const listOf = (account: string) => recentList(`tupai-folders:${account}`, 5, isKey, (one, other) => one === other);

/** Keys of the folders that messages were put into last in this tab, the newest first. */
export const recentFolders = (account: string): readonly string[] => listOf(account).read();

/** Remembers that messages were put into a folder. */
export const rememberFolder = (account: string, key: string): void => listOf(account).add(key);
