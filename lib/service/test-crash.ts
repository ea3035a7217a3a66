/**
 * For tests: a Tupai of its own without screens, which saves, sends or takes back one message and is killed on the way, with no chance to tidy up:
 * at a line of its dialogue with the mail servers by the test, at a step of its store by itself. Run again as `recover`, it tells what it
 * knows of the message.
 */
export const CRASHING_TUPAI = `
const { CRASH_MODE: mode, CRASH_LOGIN: user, CRASH_PASSWORD: password, CRASH_TO: to, CRASH_STORE: storeAt } = process.env;
const { Readable } = await import('node:stream');
const { startStore, store } = await import('#lib/store/index.ts');
const { startJobs, waitFor } = await import('#lib/jobs/index.ts');
const { DraftFields } = await import('#lib/contract/index.ts');
const { newComposer } = await import('#lib/service/new-composer.ts');
const service = await import('#lib/service/index.ts');

await startStore();
let armed = false;
let steps = 0;
const step = () => {
  if (!armed) return;
  steps += 1;
  if (String(steps) === storeAt) process.kill(process.pid, 'SIGKILL');
};
const changing = /^(?:add|change|claim|release|put|delete|extend)$/;
for (const name of ['submissions', 'jobCredentials', 'parkedForms', 'uploads'])
  for (const [method, run] of Object.entries(store()[name]))
    if (changing.test(method))
      store()[name][method] = async (...args) => {
        step();
        const answer = await run(...args);
        step();
        return answer;
      };
const quiet = () => undefined;
await startJobs(service.submissionHandlers({ report: quiet }), service.wakeHandlers(quiet));
const context = { url: new URL('http://localhost:3000'), clientAddress: '', agent: 'test', previous: undefined };
const { session } = await service.signIn({ user, password }, context);
const tell = (what) => new Promise((resolve) => process.send(what, resolve));

if (mode === 'recover') {
  const [row] = await store().submissions.list(session.account);
  const resting = row && !(row.state === 'queued' && row.retryAt > Date.now()) ? await waitFor(session.account, row.id, 20_000) : row;
  await tell({ state: resting ? resting.state : 'none', error: resting ? resting.error : null });
  process.exit(0);
}
const write = (body, view) => DraftFields.parse({ ...service.composerFields({ ...newComposer({ id: '', address: user }), to, subject: 'Surat', body }), ...view });
const save = async (fields) => {
  const { composer } = await service.compose(session, { ...fields, do: 'save' });
  await tell({ saved: fields.body });
  return { id: fields.id, messageId: fields.messageId, draftMailbox: composer.draftMailbox, draftMessage: composer.draftMessage };
};
const [original] = process.env.CRASH_ORIGINAL.split(' ');
await tell({ ready: true });
await new Promise((resolve) => process.once('message', resolve));
armed = true;
let at = await save(write('versi 1'));
const content = Readable.from([Buffer.from(process.env.CRASH_FILE)]);
const { id: file } = await service.saveUpload(session, { name: 'nilai.txt', type: 'application/octet-stream', content });
if (mode === 'save') for (const body of ['versi 2', 'versi 3']) at = await save(write(body, { ...at, upload: [file] }));
else {
  const fields = write('versi 1', { ...at, upload: [file], originalMailbox: 'INBOX', originalMessage: original, originalFlag: 'answered' });
  const { submission } = await service.compose(session, { ...fields, do: 'send' });
  await tell({ state: submission.state });
  if (mode === 'undo') {
    const { form } = await service.decideSubmission(session, { id: submission.id, do: 'edit' });
    await tell({ form });
  }
}
await tell({ steps });
process.exit(0);
`;
