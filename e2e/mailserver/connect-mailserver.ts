import type { Coordinates } from './coordinates.ts';
import { createUser, type TestUser, type UserOptions } from './create-user.ts';

/** A mail server that runs, in this process or in another. */
export interface Mailserver extends Coordinates {
  /** The same as plain JSON data, for another process. */
  readonly coordinates: Coordinates;
  /** A fresh account that can sign in and receive at once. */
  readonly user: (options?: UserOptions) => Promise<TestUser>;
}

/** A mail server that this process started and must stop. */
export interface RunningMailserver extends Mailserver {
  /** Ends both servers and removes their directories unless kept. */
  readonly stop: () => Promise<void>;
}

/** Uses a server that was started elsewhere, by its coordinates. */
export const connectMailserver = (coordinates: Coordinates): Mailserver => ({
  ...coordinates,
  coordinates,
  user: (options) => createUser(coordinates, options),
});
