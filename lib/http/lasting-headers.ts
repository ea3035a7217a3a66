import { ServerResponse } from 'node:http';
import { processWide } from '#lib/process-wide.ts';

/** What Next takes away from the answers of routes (adr/0015), and under which name it travels past it. */
const TAKEN = { 'content-length': 'x-tupai-length', 'content-encoding': 'x-tupai-encoding' } as const;

/** Gives headers of an answer that Next takes away a second name, by which {@link restoreHeaders} knows them. */
export function lasting(headers: Headers): Headers {
  for (const [name, carried] of Object.entries(TAKEN)) {
    const value = headers.get(name);
    if (value !== null) headers.set(carried, value);
  }
  return headers;
}

/** From now on {@link lasting} headers leave this process under their own names. */
export function restoreHeaders(): void {
  processWide('lasting-headers', () => {
    const { prototype } = ServerResponse;
    const writeHead = Reflect.get(prototype, 'writeHead') as (
      this: ServerResponse,
      ...rest: unknown[]
    ) => ServerResponse;
    const restoring = function (this: ServerResponse, ...rest: unknown[]): ServerResponse {
      for (const [name, carried] of Object.entries(TAKEN)) {
        const value = this.getHeader(carried);
        if (value === undefined) continue;
        this.removeHeader(carried);
        this.setHeader(name, String(value));
      }
      return Reflect.apply(writeHead, this, rest);
    };
    Reflect.set(prototype, 'writeHead', restoring);
    return restoring;
  });
}
