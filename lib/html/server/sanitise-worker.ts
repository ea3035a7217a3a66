import { JSDOM } from 'jsdom';
import { serveTasks } from '#lib/workers/index.ts';
import { buildSanitiser } from '../build-sanitiser.ts';
import { choosePictures } from '../choose-pictures.ts';
import type { Task } from './sanitise-in-worker.ts';

// Runs as a worker of its own, started by path: Node reads this file as it is, without a bundler.
const { window } = new JSDOM('');
const { whole } = buildSanitiser(window);

serveTasks(({ html, cidUrls, pictures, purpose, links }: Task) =>
  whole(html, { cidUrls, pictures: choosePictures(pictures), purpose, links }),
);
