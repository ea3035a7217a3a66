import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** What another program shows of a message: its decoded header and its text. */
export interface ShownMessage {
  readonly header: string;
  readonly text: string;
}

/** A message as mutt shows it. */
export async function showWithMutt(source: Buffer): Promise<ShownMessage> {
  const shown = await pipeFromMutt([source], 'mailbox-order');
  const end = shown.indexOf('\n\n');
  return { header: shown.slice(0, end).replace(/\n\s+/g, ' '), text: shown.slice(end + 2) };
}

/** The subjects of messages as mutt threads them by References and In-Reply-To alone: an answer comes below what it answers. */
export async function threadWithMutt(sources: readonly Buffer[]): Promise<readonly string[]> {
  const shown = await pipeFromMutt(sources, 'threads');
  return [...shown.matchAll(/^Subject: (.*)$/gm)].map(([, subject = '']) => subject);
}

async function pipeFromMutt(sources: readonly Buffer[], order: 'mailbox-order' | 'threads'): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tupai-mutt-'));
  const boxes = sources.map(
    (source) =>
      `From budi@tupai.test Thu Jan  1 00:00:00 1970\n${source
        .toString('latin1')
        .replaceAll('\r\n', '\n')
        .replace(/^From /gm, '>From ')}\n`,
  );
  await writeFile(join(home, 'mbox'), Buffer.from(boxes.join(''), 'latin1'));
  const settings = `set sort=${order} strict_threads=yes pipe_decode charset=utf-8 wait_key=no folder=.`;
  const keys = `<first-entry>${'<pipe-message>cat >> shown<enter><next-entry>'.repeat(sources.length)}<exit>`;
  const mutt = `cd '${home}' && stty rows 50 cols 250 && mutt -n -F /dev/null -R -f mbox -e '${settings}' -e 'push "${keys}"'`;
  await run('script', ['-qec', mutt, '/dev/null'], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'xterm', HOME: home },
    timeout: 30_000,
  });
  return readFile(join(home, 'shown'), 'utf8');
}
