import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer } from './task-worker.ts';

/** Called once by the file of a worker, when all it needs is loaded: does what worker-pool.ts hands it, one task at a time. */
export function serveTasks<Task, Answer>(work: (task: Task) => Answer | Promise<Answer>): void {
  const answer = async (task: Task): Promise<WorkerAnswer<Answer>> => {
    try {
      return { answer: await work(task) };
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  };
  parentPort?.on('message', (task: Task) => void answer(task).then((done) => parentPort?.postMessage(done)));
  parentPort?.postMessage('ready');
}
