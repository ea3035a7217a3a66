import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Person {
  readonly name: string;
  readonly address: string;
}

/** A message as another program reads it. */
export interface ReadMessage {
  readonly defects: readonly string[];
  readonly subject: string;
  readonly from: readonly Person[];
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly body: string;
  /** Content in base64. */
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
}

/** What Python's email package makes of it. */
export async function readWithPython(source: Buffer): Promise<ReadMessage> {
  const file = join(await mkdtemp(join(tmpdir(), 'tupai-python-')), 'message.eml');
  await writeFile(file, source);
  const { stdout } = await run('python3', [join(import.meta.dirname, 'read_message.py'), file], { maxBuffer: 64e6 });
  return JSON.parse(stdout) as ReadMessage;
}

/** What mutt shows of it: the decoded headers and text, and the first attachment as it saves it. */
export async function readWithMutt(
  source: Buffer,
): Promise<{ header: string; text: string; name: string; content: Buffer }> {
  const home = await mkdtemp(join(tmpdir(), 'tupai-mutt-'));
  const saved = join(home, 'saved');
  await mkdir(saved);
  const mbox = `From budi@tupai.test Thu Jan  1 00:00:00 1970\n${source
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replace(/^From /gm, '>From ')}\n`;
  await writeFile(join(home, 'mbox'), Buffer.from(mbox, 'latin1'));
  const keys = '<pipe-message>cat > ../shown<enter><view-attachments><next-entry><save-entry><enter><exit><exit>';
  const settings = 'set pipe_decode charset=utf-8 wait_key=no folder=.';
  const mutt = `cd '${saved}' && stty rows 50 cols 250 && mutt -n -F /dev/null -R -f ../mbox -e '${settings}' -e 'push "${keys}"'`;
  await run('script', ['-qec', mutt, '/dev/null'], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'xterm', HOME: home },
  });
  const shown = await readFile(join(home, 'shown'), 'utf8');
  const end = shown.indexOf('\n\n');
  const [name = ''] = await readdir(saved);
  return {
    header: shown.slice(0, end).replace(/\n\s+/g, ' '),
    text: shown.slice(end + 2),
    name,
    content: await readFile(join(saved, name)),
  };
}
