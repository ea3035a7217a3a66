/** What Tupai uses of pg, which brings no types of its own. */
declare module 'pg' {
  import type { ConnectionOptions } from 'node:tls';

  export interface QueryResult {
    readonly command: string;
    readonly rowCount: number | null;
    readonly rows: readonly Readonly<Record<string, string | number | Uint8Array | null>>[];
  }
  export interface Query {
    readonly text: string;
    readonly values?: readonly unknown[];
    /** Milliseconds; instead of the pool's. */
    readonly query_timeout?: number;
  }
  export interface Client {
    query(query: Query): Promise<QueryResult>;
    on(event: 'error', listener: (cause: Error) => void): this;
    off(event: 'error', listener: (cause: Error) => void): this;
  }
  export interface PoolClient extends Client {
    /** With `true` the connection is closed instead of used again. */
    release(broken?: boolean): void;
  }
  export interface PoolOptions {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
    readonly ssl: ConnectionOptions | false;
    readonly application_name: string;
    readonly max: number;
    readonly keepAlive: boolean;
    readonly connectionTimeoutMillis: number;
    readonly idleTimeoutMillis: number;
    readonly query_timeout: number;
    readonly types: { getTypeParser(oid: number): (text: string) => unknown };
    readonly onConnect: (client: Client) => Promise<unknown>;
  }
  export class Pool {
    constructor(options: PoolOptions);
    connect(): Promise<PoolClient>;
    on(event: 'error', listener: (cause: Error) => void): this;
    end(): Promise<void>;
  }
  export const types: { getTypeParser(oid: number, format: 'text'): (text: string) => unknown };
}
