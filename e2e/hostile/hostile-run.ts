/** Every payload by `npm run test:hostile`; a part in every run, another one each day. */
export const WHOLE = process.env['TEST_HOSTILE'] === '1';

export const TURN = Math.floor(Date.now() / 86_400_000);
