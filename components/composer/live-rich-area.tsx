'use client';

import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { ComposeView } from '#lib/contract/index.ts';
import { NO_FORMATS, startEditor, useDark, type Formats, type RichEditor } from '#lib/client/index.ts';
import { FRAME_SANDBOX } from '#lib/html/index.ts';
import type { ComposerWords } from './composer-words.ts';
import { RichToolbar, type ToolbarPanel } from './rich-toolbar.tsx';

interface Props {
  /** The editor, for the form around it; `null` until it has come. */
  readonly area: Ref<RichEditor | null>;
  /** What is to be edited; read once. */
  readonly content: Pick<ComposeView, 'html' | 'quoted' | 'inline'>;
  readonly words: ComposerWords;
  /** The empty frame document; an uploaded picture, up to its id. */
  readonly hrefs: { readonly frame: string; readonly picture: string };
  /** Takes the focus when it is ready. */
  readonly isFirst: boolean;
  readonly onInput: () => void;
  /** Keeps a picture for the message and tells its id; `undefined` when that failed. */
  readonly onPicture: (file: File) => Promise<{ readonly id: string; readonly name: string } | undefined>;
  /** Files that are no pictures. */
  readonly onFiles: (files: readonly File[]) => void;
  /** It cannot be edited with formatting: go on with its text. */
  readonly onFailure: () => void;
  readonly onPlain: () => void;
  /** Signs of Markdown become formatting as they are typed. */
  readonly markdown: boolean;
  /** Pictures may be put into it. */
  readonly pictures?: boolean;
}

const PICTURES = /^image\/(?:png|jpeg|gif|webp)$/;

/** Where one writes with formatting: buttons, and below them the frame that holds the text. The editor comes when it is first needed. */
export function LiveRichArea(props: Props) {
  const { area, content, words, hrefs } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const editor = useRef<RichEditor>(null);
  const latest = useRef(props);
  const dark = useDark();
  const [ready, setReady] = useState(false);
  const [formats, setFormats] = useState<Formats>(NO_FORMATS);
  const [over, setOver] = useState(false);
  const [panel, setPanel] = useState<ToolbarPanel>('');
  useEffect(() => void (latest.current = props));
  useImperativeHandle<RichEditor | null, RichEditor | null>(area, () => (ready ? editor.current : null), [ready]);

  const insert = async (files: readonly File[]): Promise<void> => {
    const others = files.filter(({ type }) => !PICTURES.test(type));
    if (others.length > 0) latest.current.onFiles(others);
    for (const file of files.filter(({ type }) => PICTURES.test(type))) {
      const upload = await latest.current.onPicture(file);
      if (upload) editor.current?.addPicture(upload);
    }
  };
  const start = useRef({ content, label: words.body, href: hrefs.picture, dark, markdown: props.markdown, insert });
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const stop = new AbortController();
    const open = async () => {
      const { content: written, label, href, dark: isDark, markdown } = start.current;
      editor.current = await startEditor(
        current,
        {
          html: written.html,
          quoted: written.quoted,
          pictures: Object.fromEntries(written.inline.map(({ contentId, id }) => [contentId, id])),
          pictureHref: href,
          label,
          dark: isDark,
          markdown,
        },
        {
          onInput: () => latest.current.onInput(),
          onFormats: setFormats,
          onFiles: (files) => void start.current.insert(files),
          onDrag: setOver,
          onLink: () => setPanel('link'),
        },
        stop.signal,
      );
      setReady(true);
      if (latest.current.isFirst) editor.current.focus();
    };
    open().catch(() => {
      if (!stop.signal.aborted) latest.current.onFailure(); // no editor, or too much for it: the text can still be written
    });
    return () => stop.abort();
  }, []);
  useEffect(() => editor.current?.setDark(dark), [dark]);

  return (
    <div className="relative flex min-w-0 flex-1 flex-col">
      <RichToolbar
        words={words}
        formats={formats}
        disabled={!ready}
        panel={panel}
        onPanel={(next) => {
          setPanel(next);
          if (next === '') editor.current?.focus();
        }}
        onCommand={(command, value) => editor.current?.run(command, value)}
        onPictures={props.pictures === false ? undefined : (files) => void insert(files)}
        onPlain={props.onPlain}
      />
      <iframe
        ref={frame}
        src={hrefs.frame}
        sandbox={FRAME_SANDBOX}
        title={words.body}
        aria-busy={!ready}
        className="block min-h-(--composer-text,40dvh) w-full flex-1 border-0 bg-surface"
      />
      {over && (
        <p className="pointer-events-none absolute inset-x-4 top-14 bottom-3 grid place-items-center rounded-sheet border-2 border-dashed border-accent bg-accent-subtle/80 text-subject font-strong text-accent">
          {words.dropPictures}
        </p>
      )}
    </div>
  );
}
