/** Every payload by `npm run test:hostile`; a part in every run, another one each day. */
export const WHOLE = process.env['TEST_HOSTILE'] === '1';

// Days since 1970 (UTC). Kept for the processes that this one starts: a run that crosses midnight stays one run.
process.env['HOSTILE_TURN'] ??= String(Math.floor(Date.now() / 86_400_000));

/** Which part a run takes; set from outside, that of another day, to see again what failed then. */
export const TURN = Number(process.env['HOSTILE_TURN']);
