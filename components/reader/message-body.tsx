import { apiHref, bodyFrame, framePage, messagePage, partLink, sourceLink } from '#lib/contract/index.ts';
import { FRAME_SANDBOX } from '#lib/html/index.ts';
import { PHISHING, hasFlag } from '#lib/mail/flags.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { Banner, ButtonLink, ChipLink } from '#components/ui/index.ts';
import { LiveBody } from './live-body.tsx';
import { LiveText } from './live-text.tsx';
import { RemoteRules } from './remote-rules.tsx';
import { remoteWords } from './remote-words.ts';
import { MessageText } from './message-text.tsx';
import type { ReaderView } from './reader-view.ts';

/**
 * The body: the designed version in its frame or the text. Without scripts the frame comes ready from the server and the
 * text stands below it, for browsers that know no frames.
 */
export function MessageBody({ texts, token, mailbox, message, list, marks = [], body, ownColours, among }: ReaderView) {
  const ref = { uidValidity: message.uidValidity, uid: message.uid };
  const deceives = hasFlag(message.flags, PHISHING);
  const images = deceives ? { ...message.images, show: false, off: true } : message.images;
  const words = remoteWords(texts, images);
  const wordsOfRemote = deceives ? { ...words, off: texts.t('reader.phishingImages') } : words;
  const here = messagePage(mailbox.path, ref, { list });
  const title = texts.t('reader.bodyTitle', { subject: [message.subject, among].filter(Boolean).join(', ') });
  const sourcePage = messagePage(mailbox.path, ref, { view: 'source', list });
  const wholePage = messagePage(mailbox.path, ref, { view: 'whole', list });
  const beyond = (
    <>
      <ButtonLink href={wholePage}>{texts.t('reader.showAll')}</ButtonLink>
      <ButtonLink href={sourcePage} tone="quiet">
        {texts.t('reader.source')}
      </ButtonLink>
    </>
  );
  const text = message.unreadable ? (
    <Banner
      tone="warn"
      actions={
        <>
          <ButtonLink href={sourcePage}>{texts.t('reader.source')}</ButtonLink>
          <ButtonLink href={sourceLink(mailbox.path, ref, true)} icon="download" download>
            {texts.t('reader.download')}
          </ButtonLink>
        </>
      }
    >
      {texts.t('reader.unreadable')}
    </Banner>
  ) : (
    <>
      {message.charsetGuessed && (
        <Banner tone="info" className="mb-3">
          {texts.t('reader.charsetGuessed')}
        </Banner>
      )}
      {message.textLeftOut && message.html ? (
        <LiveText texts={texts} html={message.html.html} marks={marks} links={!deceives} />
      ) : (
        <MessageText texts={texts} text={message.text} marks={marks} links={!deceives} />
      )}
      {message.textTruncated && (
        <Banner tone="info" className="mt-3" actions={beyond}>
          {texts.t('reader.textTruncated')}
        </Banner>
      )}
    </>
  );
  return (
    <section aria-label={title} className="reader-body">
      {deceives && (
        <Banner tone="danger" className="mb-3">
          {texts.t('reader.phishingMarked')}
        </Banner>
      )}
      {message.htmlPart !== null && among === undefined && (
        <nav aria-label={texts.t('reader.view')} className="mb-2 flex gap-1 print:hidden">
          {(['html', 'text'] as const).map((view) => (
            <ChipLink key={view} href={messagePage(mailbox.path, ref, { view, list })} current={body === view}>
              {texts.t(view === 'html' ? 'reader.viewHtml' : 'reader.viewText')}
            </ChipLink>
          ))}
        </nav>
      )}
      {body === 'html' ? (
        <>
          <LiveBody
            frame={framePage()}
            source={`${apiHref('readHtmlBody')}?${new URLSearchParams({ mailbox: mailbox.key, message: encodeMessageKey(ref) }).toString()}`}
            given={message.html}
            images={Object.fromEntries(
              message.attachments
                .filter(({ contentId }) => contentId !== '')
                .map(({ contentId, part }) => [contentId, partLink(mailbox.path, ref, part, true)]),
            )}
            sandbox={FRAME_SANDBOX}
            title={title}
            marks={marks}
            remote={images}
            links={!deceives}
            keys={among === undefined}
            remoteWords={wordsOfRemote}
            token={token}
            here={here}
            ownColours={ownColours}
            words={{
              loading: texts.t('reader.htmlLoading'),
              truncated: texts.t('reader.htmlTruncated'),
              failed: texts.t('reader.htmlFailed'),
              text: texts.t('reader.viewText'),
              display: texts.t('reader.display'),
              zoom: texts.t('reader.zoom', { percent: '#' }),
              larger: texts.t('reader.larger'),
              smaller: texts.t('reader.smaller'),
              original: texts.t('reader.originalColours'),
              adapted: texts.t('reader.adaptedColours'),
              guessed: texts.t('reader.charsetGuessed'),
              whole: texts.t('reader.showAll'),
              source: texts.t('reader.source'),
              ownColoursSender: texts.t('reader.ownColoursSender'),
              adaptedSender: texts.t('reader.adaptedSender'),
              leftOutOne: texts.t('reader.leftOutOne'),
              leftOutMany: texts.t('reader.leftOutMany', { count: '{count}' }),
              leftOutShow: texts.t('reader.leftOutShow'),
              claimOne: texts.t('reader.claimOne'),
              claimMany: texts.t('reader.claimMany', { count: '{count}' }),
              unfold: texts.t('reader.unfoldQuotes'),
              fold: texts.t('reader.foldQuotes'),
            }}
            textPage={messagePage(mailbox.path, ref, { view: 'text', list })}
            wholePage={wholePage}
            sourcePage={sourcePage}
          />
          <noscript>
            <iframe
              src={bodyFrame(mailbox.path, ref)}
              title={title}
              sandbox={FRAME_SANDBOX}
              className="body-frame body-frame-still"
            />
            {!images.show && !images.off && (
              <details className="mt-3 print:hidden">
                <summary className="chip">{wordsOfRemote.always}</summary>
                <div className="mt-2 flex flex-wrap gap-2">
                  <RemoteRules words={wordsOfRemote} images={images} token={token} back={here} />
                </div>
              </details>
            )}
            <details className="mt-3" open>
              <summary className="chip">{texts.t('reader.textVersion')}</summary>
              <div className="mt-2">{text}</div>
            </details>
          </noscript>
        </>
      ) : (
        text
      )}
    </section>
  );
}
