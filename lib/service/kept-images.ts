import { processWide } from '#lib/process-wide.ts';

export interface RemoteImage {
  readonly type: string;
  readonly body: Buffer;
}

/** Octets kept in all, and of one image at most; milliseconds. */
const MOST = 32_000_000;
const LARGEST = 4_000_000;
const KEPT = 3_600_000;

interface Kept {
  readonly images: Map<string, { readonly image: Promise<RemoteImage>; readonly until: number; size: number }>;
  total: number;
}
const kept = (): Kept => processWide('remote-images', () => ({ images: new Map(), total: 0 }));

/**
 * An image by its key, fetched by `get` once for all who ask at the same time and kept in memory for an hour; those not looked at
 * for longest go first. The key must name the account: what one person has seen is nobody else's business. Failures are not kept.
 */
export function keepImage(key: string, get: () => Promise<RemoteImage>, now = Date.now()): Promise<RemoteImage> {
  const state = kept();
  const known = state.images.get(key);
  if (known && known.until > now) {
    state.images.delete(key); // asked for last: goes last
    state.images.set(key, known);
    return known.image;
  }
  forget(state, key);
  const image = get();
  const entry = { image, until: now + KEPT, size: 0 };
  state.images.set(key, entry);
  void image.then(
    ({ body }) => {
      if (state.images.get(key) !== entry) return;
      entry.size = body.length;
      state.total += body.length;
      if (body.length > LARGEST) forget(state, key);
      for (const oldest of state.images.keys()) {
        if (state.total <= MOST) break;
        forget(state, oldest);
      }
    },
    () => {
      if (state.images.get(key) === entry) forget(state, key);
    },
  );
  return image;
}

function forget(state: Kept, key: string): void {
  state.total -= state.images.get(key)?.size ?? 0;
  state.images.delete(key);
}
