import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zipFiles, type ZipEntry } from './zip-files.ts';

const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    bad = archive.testzip()
    print(json.dumps({'bad': bad, 'files': [[one.filename, archive.read(one).decode(), one.date_time] for one in archive.infolist()]}))
`;
const AT = new Date('2026-11-22T13:37:42Z');

/** The archive as another program reads it. */
async function readByPython(entries: readonly ZipEntry[]): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'tupai-zip-'));
  try {
    const file = join(directory, 'a.zip');
    writeFileSync(file, Buffer.from(await new Response(zipFiles(entries, AT)).arrayBuffer()));
    return JSON.parse(execFileSync('python3', ['-c', READ, file], { encoding: 'utf8' })) as unknown;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
const entry = (name: string, ...chunks: string[]): ZipEntry => ({
  name,
  open: () =>
    Promise.resolve(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(Buffer.from(chunk));
          controller.close();
        },
      }),
    ),
});

it('makes an archive that others open: names in every language, contents whole', async () => {
  const time = [2026, 11, 22, 13, 37, 42];
  expect(
    await readByPython([entry('Laporan.txt', 'satu ', 'dua'), entry('スライド – 😀.pdf', 'x'), entry('kosong')]),
  ).toEqual({
    bad: null,
    files: [
      ['Laporan.txt', 'satu dua', time],
      ['スライド – 😀.pdf', 'x', time],
      ['kosong', '', time],
    ],
  });
  expect(await readByPython([])).toEqual({ bad: null, files: [] });
});

it('opens a file only when its turn has come, and stops when nobody reads on', async () => {
  const opened: string[] = [];
  const watched = (name: string): ZipEntry => ({
    name,
    open: () => {
      opened.push(name);
      return entry(name, 'x').open();
    },
  });
  const reader = zipFiles([watched('a'), watched('b')], AT).getReader();
  await reader.read();
  expect(opened).toEqual([]);
  await reader.read();
  expect(opened).toEqual(['a']);
  await reader.cancel();
  expect(opened).toEqual(['a']);
});

it('breaks off when a file does, so that half an archive does not look like one', async () => {
  const broken: ZipEntry = {
    name: 'b',
    open: () =>
      Promise.resolve(
        new ReadableStream({
          pull() {
            throw new Error('the mail server went away');
          },
        }),
      ),
  };
  await expect(new Response(zipFiles([entry('a', 'x'), broken], AT)).arrayBuffer()).rejects.toThrow(
    'the mail server went away',
  );
});
