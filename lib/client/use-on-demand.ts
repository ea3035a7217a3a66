import { useEffect, useEffectEvent, useState } from 'react';

/**
 * What is fetched when it is wanted for the first time, and kept from then on; `undefined` until it is here.
 *
 * @param load the same function each time
 * @param failed it could not be had: no line, or a new build took its place. Wanted again, it is tried again.
 */
export function useOnDemand<T>(wanted: boolean, load: () => Promise<T>, failed: () => void): T | undefined {
  const [loaded, setLoaded] = useState<{ readonly part: T }>();
  const missing = wanted && !loaded;
  const fail = useEffectEvent(failed);
  useEffect(() => {
    if (!missing) return;
    load().then(
      (part) => setLoaded({ part }),
      () => fail(),
    );
  }, [missing, load]);
  return loaded?.part;
}
