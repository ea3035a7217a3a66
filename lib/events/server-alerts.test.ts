import { afterEach, expect, it } from 'vitest';
import { dismissAlert, forgetAlerts, openAlerts, subscribe, tellAlert } from './index.ts';

afterEach(() => {
  for (const slot of ['hubs', 'alerts']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.events.${slot}`));
});

const texts = (account = 'budi') => openAlerts(account).map(({ text }) => text);
function screens(account = 'budi'): string[][] {
  const shown: string[][] = [];
  subscribe(
    account,
    { session: 'a', since: '' },
    {
      receive: (event) => event.type === 'alerts' && shown.push(event.alerts.map(({ text }) => text)),
      end: () => undefined,
    },
  );
  return shown;
}

it('shows each text once, in the order it came, to every screen of that account alone', () => {
  const [one, two, other] = [screens(), screens(), screens('siti')];
  for (const text of ['Full soon', 'Maintenance at ten', 'Full soon']) tellAlert('budi', text);
  expect(one).toEqual([['Full soon'], ['Full soon', 'Maintenance at ten']]);
  expect(two).toEqual(one);
  expect([other, texts('siti'), texts()]).toEqual([[], [], ['Full soon', 'Maintenance at ten']]);
});

it('leaves every screen when it is put away, and is not told again until the account was left', () => {
  tellAlert('budi', 'Full soon');
  const shown = screens();
  dismissAlert('budi', openAlerts('budi')[0]?.id ?? '');
  dismissAlert('budi', '0000000000000000');
  tellAlert('budi', 'Full soon');
  expect([shown, texts()]).toEqual([[[]], []]);
  forgetAlerts('budi');
  tellAlert('budi', 'Full soon');
  expect(texts()).toEqual(['Full soon']);
});

it('keeps the latest five of a server that does not stop, and never repeats one of the last hundred', () => {
  for (let nth = 0; nth < 1000; nth += 1) tellAlert('budi', `Alert ${String(nth)}`);
  expect(texts()).toEqual([995, 996, 997, 998, 999].map((nth) => `Alert ${String(nth)}`));
  tellAlert('budi', 'Alert 900');
  expect(texts().at(-1)).toBe('Alert 999');
  tellAlert('budi', 'Alert 0'); // so long ago that it may be meant again
  expect(texts().at(-1)).toBe('Alert 0');
});
