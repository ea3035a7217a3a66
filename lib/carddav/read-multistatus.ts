import { SaxesParser, type SaxesTagNS } from 'saxes';
import { AppError } from '#lib/errors.ts';

/** An element of an answer: its children and the text directly in it. */
export interface XmlElement {
  /** `{namespace}name` */
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

export interface DavResponse {
  /** As the server wrote it. */
  readonly href: string;
  /** Of the whole response; 0 where only its properties have one. */
  readonly status: number;
  /** Properties that were found (2xx), by `{namespace}name`. */
  readonly properties: ReadonlyMap<string, XmlElement>;
  readonly error: XmlElement | undefined;
}

export interface Multistatus {
  readonly responses: readonly DavResponse[];
  readonly syncToken: string;
}

export const DAV = 'DAV:';
export const CARD = 'urn:ietf:params:xml:ns:carddav';
export const CALENDARSERVER = 'http://calendarserver.org/ns/';
export const dav = (name: string): string => `{${DAV}}${name}`;
export const card = (name: string): string => `{${CARD}}${name}`;

const DEEPEST = 40;
const MOST = 500_000; // elements

/**
 * Reads the answer of a WebDAV server (RFC 4918 §14.16). A document type is refused, so there are no entities but the five of XML.
 *
 * @throws AppError book.unfit for anything that is not such an answer
 */
export function readMultistatus(body: Buffer): Multistatus {
  const root = readXml(body);
  if (root.name !== dav('multistatus')) throw new AppError('book.unfit');
  return {
    responses: childrenOf(root, dav('response')).map(readResponse),
    syncToken: textOf(root, dav('sync-token')),
  };
}

/** The one element of a document, e.g. what stands in `DAV:error`. @throws AppError book.unfit */
export function readXml(body: Buffer): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: { name: string; children: XmlElement[]; text: string }[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const refuse = (): never => {
    throw new AppError('book.unfit');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ uri, local }: SaxesTagNS) => {
    if (open.length === DEEPEST || (count += 1) > MOST) refuse();
    open.push({ name: `{${uri}}${local}`, children: [], text: '' });
  });
  const addText = (text: string): void => {
    const at = open.at(-1);
    if (at) at.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = open.pop();
    if (!done) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(done);
    else root = done;
  });
  parser.write(body.toString()).close();
  return root ?? refuse();
}

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

/** Of the first child of this name, without blanks round it; `''` without one. */
export const textOf = (element: XmlElement | undefined, name: string): string =>
  childOf(element, name)?.text.trim() ?? '';

function readResponse(response: XmlElement): DavResponse {
  const properties = new Map<string, XmlElement>();
  for (const part of childrenOf(response, dav('propstat')))
    if (Math.floor(statusOf(part) / 100) === 2)
      for (const property of childOf(part, dav('prop'))?.children ?? []) properties.set(property.name, property);
  return {
    href: textOf(response, dav('href')),
    status: statusOf(response),
    properties,
    error: childOf(response, dav('error')),
  };
}

/** `HTTP/1.1 404 Not Found` → 404; 0 for none. */
const statusOf = (element: XmlElement): number =>
  Number(/^HTTP\/[\d.]+ (\d{3})\b/.exec(textOf(element, dav('status')))?.[1] ?? 0);
