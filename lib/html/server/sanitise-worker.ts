import { parentPort } from 'node:worker_threads';
import { JSDOM } from 'jsdom';
import { buildSanitiser } from '../build-sanitiser.ts';
import { choosePictures } from '../choose-pictures.ts';
import type { Answer, Task } from './sanitise-in-worker.ts';

// Runs as a worker of its own, started by path: Node reads this file as it is, without a bundler.
const { window } = new JSDOM('');
const sanitise = buildSanitiser(window);

parentPort?.on('message', ({ html, cidUrls, pictures }: Task) => {
  let answer: Answer;
  try {
    answer = { clean: sanitise(html, { cidUrls, pictures: choosePictures(pictures) }) };
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('ready');
