/**
 * How Node is started to serve. Young objects get 16 MB: with less, what 32 people wait for at once does not fit and is moved to where
 * it can only be found free by a look at everything, four times as often; with more, the memory of passing bytes (downloads, answers)
 * is found free too late, and the process grows.
 *
 * @param heapMb most that JavaScript may hold
 */
export const nodeFlags = (heapMb) => ['--max-semi-space-size=16', `--max-old-space-size=${heapMb}`];

/**
 * Environment of the same. glibc gives each thread an arena of its own, and what big files leave free in one helps no other: with two for all,
 * a message with 50 MB of files made the process 47 to 64 MB larger, and 65 to 113 without.
 */
export const NODE_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
