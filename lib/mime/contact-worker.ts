import { serveTasks } from '#lib/workers/index.ts';
import { readContactStretch } from './read-contact-stretch.ts';

serveTasks(readContactStretch);
