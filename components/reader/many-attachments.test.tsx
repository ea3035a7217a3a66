import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { AttachmentView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { AttachmentList } from './attachment-list.tsx';

const file = (nth: number): AttachmentView => ({
  part: String(nth + 2),
  name: `berkas ${String(nth)}.txt`,
  type: 'text/plain',
  size: 10,
  contentId: '',
  inline: false,
  risks: [],
});

it('lists the first files of ten thousand and says that the others are in the archive', () => {
  const attachments = Array.from({ length: 10_000 }, (_, nth) => file(nth));
  const message = { uidValidity: 1, uid: 2, attachments, htmlPart: null };
  const page = renderToString(
    <AttachmentList texts={createTexts('en', 'UTC', new Date())} path="INBOX" message={message} />,
  );
  expect(page.match(/<li/g)).toHaveLength(200);
  expect(page).toContain('10,000 attachments');
  expect(page).toContain('9,800 more files are not listed here');
  expect(page).toContain('/api/message/zip');
});
