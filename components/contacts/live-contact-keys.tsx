'use client';

import { useCommands, type CommandHandlers } from '#lib/client/index.ts';
import type { CommandId } from '#lib/mail/commands.ts';

interface Props {
  /** Commands whose button or link stands on the page, marked by `data-command`: their key presses it. */
  readonly offers: readonly CommandId[];
  /** There are people to walk through, and a field to search them. */
  readonly people?: boolean;
}

/** What keys do in the address book: press what is marked, walk through people, tick and delete them. */
export function LiveContactKeys({ offers, people = false }: Props) {
  const pressing = offers.map((id) => [id, { run: () => press(id) }]);
  useCommands('list', { ...(Object.fromEntries(pressing) as CommandHandlers), ...(people ? WALKING : {}) });
  return null;
}

const press = (id: CommandId): void => document.querySelector<HTMLElement>(`[data-command="${id}"]`)?.click();
const everybody = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-person]')];
const row = (): Element | null | undefined => document.activeElement?.closest('li');
const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('li input[name="id"]')];

/** From the row that has the focus, else onto the first one. */
function walk(steps: number): void {
  const all = everybody();
  const at = all.findIndex((one) => one.closest('li') === row());
  all[at < 0 ? 0 : Math.min(Math.max(at + steps, 0), all.length - 1)]?.focus();
}

const WALKING: CommandHandlers = {
  next: { run: () => walk(1) },
  previous: { run: () => walk(-1) },
  first: { run: () => walk(-Infinity) },
  last: { run: () => walk(Infinity) },
  select: { run: () => row()?.querySelector<HTMLInputElement>('input[name="id"]')?.click() },
  delete: { run: deleteThem },
  search: { run: focusSearch },
};

/** Those who are ticked, else the one that has the focus; nobody else. */
function deleteThem(): void {
  if (!boxes().some((box) => box.checked)) row()?.querySelector<HTMLInputElement>('input[name="id"]')?.click();
  if (boxes().some((box) => box.checked)) press('delete');
}

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-people-search]');
  field?.focus();
  field?.select();
}
