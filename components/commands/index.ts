/**
 * What can be done on a screen, by key: the frame that listens to them, the overlay that lists them, the palette that finds
 * them. The parts of a screen offer their commands through lib/client (`useCommands`).
 */
export { commandGroups } from './command-groups.ts';
export { commandPlaces } from './command-places.ts';
export { LiveCommands } from './live-commands.tsx';
export { matchWords } from './match-words.ts';
