import type { Page } from '@playwright/test';

/** Numbers of the payloads whose script ran, from any frame of any page of this context. */
export async function countRuns(page: Page): Promise<Set<number>> {
  const ran = new Set<number>();
  const context = page.context();
  await context.exposeBinding('reportRun', (_, what: unknown) => ran.add(Number(what)));
  await context.addInitScript(() => {
    const report = (what: unknown): undefined => {
      (globalThis as unknown as { reportRun?: (what: unknown) => void }).reportRun?.(what);
    };
    Object.assign(globalThis, { alert: report, confirm: report, prompt: report, print: report });
  });
  // A page that a payload opened is another place where it may have run.
  context.on('page', (opened) => void opened.close());
  page.on('dialog', (dialog) => {
    ran.add(Number(dialog.message()));
    void dialog.dismiss();
  });
  return ran;
}

/**
 * Does in a document what a curious person does: presses, points, focuses and types, on everything. Links to other hosts
 * are left alone, they may lead there. Runs in the browser, with nothing from outside; elements are reached through prototypes,
 * because a document may hold pictures named `querySelectorAll` and forms with fields named `focus`.
 */
export function touchEverything(content: Document): void {
  const namespaceOf = Object.getOwnPropertyDescriptor(Element.prototype, 'namespaceURI')?.get;
  const all = [...Document.prototype.querySelectorAll.call(content, '*')].slice(0, 400);
  for (const element of all) {
    const to = Element.prototype.getAttribute.call(element, 'href') ?? '';
    if (/^\s*(?:https?:)?\/\//i.test(to)) continue;
    for (const name of [
      'pointerover',
      'mouseover',
      'mouseenter',
      'mousemove',
      'pointerdown',
      'mousedown',
      'mouseup',
      'click',
      'dblclick',
      'contextmenu',
      'wheel',
      'dragstart',
    ])
      EventTarget.prototype.dispatchEvent.call(element, new MouseEvent(name, { bubbles: true, cancelable: true }));
    for (const name of ['focus', 'focusin', 'blur', 'copy', 'paste', 'scroll', 'touchstart', 'beforeinput'])
      EventTarget.prototype.dispatchEvent.call(element, new Event(name, { bubbles: true, cancelable: true }));
    for (const name of ['keydown', 'keypress', 'keyup'])
      EventTarget.prototype.dispatchEvent.call(
        element,
        new KeyboardEvent(name, { key: 'Enter', bubbles: true, cancelable: true }),
      );
    const namespace: unknown = namespaceOf?.call(element);
    if (namespace === 'http://www.w3.org/2000/svg') SVGElement.prototype.focus.call(element as SVGElement);
    if (namespace === 'http://www.w3.org/1999/xhtml') HTMLElement.prototype.focus.call(element as HTMLElement);
  }
}
