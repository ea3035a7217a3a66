'use client';

import { useEffect, useState } from 'react';
import type { PartText } from '#lib/contract/index.ts';
import { askJson } from '#lib/client/index.ts';
import { parseCsv, type Table } from '#lib/mail/parse-csv.ts';
import type { PreviewFile, PreviewWords } from './preview-file.ts';

interface Props {
  readonly file: PreviewFile;
  readonly words: PreviewWords;
  /** Of pictures: 1 fits them in. */
  readonly zoom: number;
}

/** What one file holds, by its kind. Texts of it are shown as text, whatever they say. */
export function LivePreview({ file, words, zoom }: Props) {
  const [failed, setFailed] = useState(false);
  if (failed) return <p role="alert">{words.failed}</p>;
  if (file.kind === 'image')
    return (
      <div className="lightbox-image" data-zoomed={zoom > 1 ? '' : undefined}>
        <img
          src={file.source}
          alt={file.name}
          onError={() => setFailed(true)}
          style={zoom > 1 ? { inlineSize: `${String(zoom * 100)}%` } : undefined}
        />
      </div>
    );
  const media = { src: file.source, controls: true, onError: () => setFailed(true), 'aria-label': file.name };
  if (file.kind === 'video')
    return (
      <video {...media}>
        <track kind="captions" />
      </video>
    );
  if (file.kind === 'audio')
    return (
      <audio {...media}>
        <track kind="captions" />
      </audio>
    );
  return <TextPreview file={file} words={words} />;
}

function TextPreview({ file, words }: Omit<Props, 'zoom'>) {
  const [loaded, setLoaded] = useState<PartText | 'failed'>();
  useEffect(() => {
    const stop = new AbortController();
    askJson<PartText>(file.source, {}, { signal: stop.signal }).then(setLoaded, () => {
      if (!stop.signal.aborted) setLoaded('failed');
    });
    return () => stop.abort();
  }, [file.source]);
  if (loaded === 'failed') return <p role="alert">{words.failed}</p>;
  if (!loaded) return <p className="text-muted">{words.loading}</p>;
  const table = file.kind === 'table' ? parseCsv(loaded.text) : undefined;
  return (
    <div className="lightbox-text">
      {table ? <Cells table={table} /> : <pre dir="auto">{loaded.text}</pre>}
      {(loaded.truncated || table?.truncated) && <p className="mt-3 text-muted">{words.truncated}</p>}
    </div>
  );
}

function Cells({ table }: { readonly table: Table }) {
  const numbered = <T,>(list: readonly T[]): { readonly id: number; readonly value: T }[] =>
    list.map((value, id) => ({ id, value }));
  return (
    <table>
      <tbody>
        {numbered(table.rows).map((row) => (
          <tr key={row.id}>
            {numbered(row.value).map((cell) => (
              <td key={cell.id} dir="auto">
                {cell.value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
