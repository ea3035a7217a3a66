import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer } from './task-worker.ts';

/** Called once by the file of a worker, when all it needs is loaded: does what worker-pool.ts hands it, one task at a time. */
export function serveTasks<Task, Answer>(work: (task: Task) => Answer | Promise<Answer>): void {
  const post = (answer: WorkerAnswer<Answer> | 'ready'): void => parentPort?.postMessage(answer);
  const serve = async (task: Task): Promise<void> => {
    try {
      post({ answer: await work(task) });
    } catch (error) {
      post({ failed: error instanceof Error ? error.message : String(error) });
    }
  };
  parentPort?.on('message', (task: Task) => void serve(task));
  post('ready');
}
