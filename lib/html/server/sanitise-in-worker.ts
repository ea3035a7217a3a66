import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';
import { WorkerPool } from '#lib/workers/index.ts';
import type { CleanHtml, CleanOptions } from '../build-sanitiser.ts';
import type { Purpose } from '../prepare-nodes.ts';
import { MAX_HTML_BYTES } from '../policy.ts';
import type { CidUrls } from '../pictures.ts';

export interface Task {
  readonly html: string;
  readonly cidUrls: CidUrls;
  /** Our own address for each picture on another host that is shown. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly purpose: Purpose;
  readonly links: boolean;
}

/**
 * Cleans HTML with jsdom in a worker, for pages without scripts. A body on which it stays longer than 3 s, or for which it
 * takes too much memory, costs the worker its life and nobody else a thing.
 *
 * @param owner whose message it is: accounts take turns.
 * @throws AppError message.unreadable when there is no result in time, or for more than 2 MB | server.busy
 */
export async function sanitiseInWorker(
  owner: string,
  html: string,
  {
    cidUrls,
    pictures = {},
    purpose = 'reading',
    links = true,
  }: Pick<CleanOptions, 'cidUrls' | 'links'> & Partial<Pick<Task, 'pictures' | 'purpose'>>,
  signal?: AbortSignal,
): Promise<CleanHtml> {
  if (html.length > MAX_HTML_BYTES) throw new AppError('message.unreadable');
  return sanitisers().run(owner, { html, cidUrls, pictures, purpose, links }, signal);
}

const sanitisers = (): WorkerPool<Task, CleanHtml> =>
  processWide(
    'html.sanitisers',
    () =>
      new WorkerPool<Task, CleanHtml>({
        file: ['lib', 'html', 'server', 'sanitise-worker.ts'],
        atOnce: 2,
        heapMb: 384,
        startWithin: TIMES.workerStart,
        deadline: TIMES.sanitise,
        idle: TIMES.workerIdle,
        waiting: 200,
        waitingOfOne: 20,
      }),
  );
