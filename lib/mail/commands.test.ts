import { describe, expect, it } from 'vitest';
import { boundKeys, findKeyConflicts } from './bound-keys.ts';
import { rebindKeys } from './rebind-keys.ts';
import { COMMANDS, isCharacterKey, PROFILES, type Profile } from './commands.ts';

describe('the commands', () => {
  it('have each an id of their own', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(PROFILES)('have no key twice by mistake in the profile %s', (shortcuts) => {
    const settings = { shortcuts, bindings: {} };
    const conflicts = COMMANDS.flatMap((command) =>
      boundKeys(command, settings).flatMap((keys) =>
        findKeyConflicts(command.id, keys, settings).map((other) => `${command.id} and ${other}: ${keys}`),
      ),
    );
    expect(conflicts).toEqual([]);
  });

  it('need no letter or sign alone when shortcuts are off', () => {
    const off = COMMANDS.flatMap(({ keys }) => keys.off);
    expect(off.filter(isCharacterKey)).toEqual([]);
    expect(off).toContain('Mod+k');
    expect(off).toContain('ArrowDown');
  });
});

describe('what a person has bound', () => {
  const archive = COMMANDS.find(({ id }) => id === 'archive') ?? COMMANDS[0];
  const bound = (shortcuts: Profile, bindings: Record<string, string[]>) => boundKeys(archive, { shortcuts, bindings });

  it('stands before the profile, and an empty list takes the key away', () => {
    expect(bound('fastmail', {})).toEqual(['y', 'e']);
    expect(bound('fastmail', { archive: ['q'] })).toEqual(['q']);
    expect(bound('gmail', { archive: [] })).toEqual([]);
  });

  it('is not read from where objects keep their own things', () => {
    const settings = { shortcuts: 'gmail' as const, bindings: {} };
    expect(boundKeys({ ...archive, id: 'constructor' }, settings)).toEqual(['e', 'y']);
  });

  it('conflicts with the same key, and with a sequence that begins with it', () => {
    const settings = { shortcuts: 'gmail' as const, bindings: { goInbox: ['g i'] } };
    expect(findKeyConflicts('archive', 'r', settings)).toEqual(['reply']);
    expect(findKeyConflicts('archive', 'g', settings)).toContain('goInbox');
    expect(findKeyConflicts('archive', 'c x', settings)).toEqual(['compose']);
    expect(findKeyConflicts('archive', 'q', settings)).toEqual([]);
  });

  it('lets writing have keys that mean something else in the list', () => {
    expect(findKeyConflicts('insertLink', 'Mod+k', { shortcuts: 'gmail', bindings: {} })).toEqual([]);
  });
});

describe('giving a command other keys', () => {
  const gmail = { shortcuts: 'gmail' as const, bindings: {} };

  it('takes them from whoever had them', () => {
    expect(rebindKeys(gmail, 'archive', ['r'])).toEqual({ archive: ['r'], reply: [] });
    expect(rebindKeys(gmail, 'archive', ['#'])).toEqual({ archive: ['#'], delete: ['Delete'] });
  });

  it('takes whole sequences away that could not be ended any more', () => {
    const bindings = rebindKeys(gmail, 'archive', ['*']);
    expect(bindings['selectAll']).toEqual(['Mod+a']);
    expect(bindings['selectNone']).toEqual([]);
  });

  it('goes back to the profile, and takes its keys back', () => {
    const bindings = rebindKeys(gmail, 'archive', ['r']);
    expect(rebindKeys({ shortcuts: 'gmail', bindings }, 'reply', undefined)).toEqual({ archive: [] });
  });

  it('forgets what is no command of ours', () => {
    expect(rebindKeys({ shortcuts: 'gmail', bindings: { dance: ['q'] } }, 'mute', [])).toEqual({ mute: [] });
  });
});
