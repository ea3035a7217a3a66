import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { MailboxView, MessageCards, MessageView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { BOUNCE_REASONS } from '#lib/mail/bounce-reason.ts';
import { SENDER_WARNINGS } from '#lib/mail/judge-sender.ts';
import { MessageCardList } from './message-card-list.tsx';

/** Breaks out of texts, attributes, ICU and addresses, where one of them is put together carelessly. */
const EVIL = `"><img src=x onerror=alert(1)>'{name}\${1}</textarea></summary><script>alert(2)</script>`;

const everything: MessageCards = {
  trust: {
    checks: {
      server: EVIL,
      spf: { result: 'pass', domain: EVIL },
      dkim: { result: 'fail', domain: EVIL },
      dmarc: { result: 'temperror', domain: '' },
    },
    vouched: false,
    warnings: SENDER_WARNINGS.map((kind) => ({ kind, shown: EVIL, real: EVIL })),
    known: true,
  },
  list: {
    id: EVIL,
    post: EVIL,
    archive: 'https://lists.example/%22%3E',
    oneClick: null,
    unsubscribeMail: null,
    unsubscribePage: 'https://lists.example/u',
  },
  receipt: { to: [EVIL], elsewhere: true, automatic: false },
  report: {
    kind: 'bounce',
    outcome: 'failed',
    reporter: EVIL,
    recipients: BOUNCE_REASONS.map((reason, at) => ({
      address: `${String(at)}${EVIL}`,
      outcome: 'failed' as const,
      reason,
      status: '5.0.0',
      words: EVIL,
      server: EVIL,
    })),
    subject: EVIL,
    messageId: `<${EVIL}>`,
    returned: true,
  },
  invitation: {
    part: '2',
    method: 'request',
    cancelled: false,
    sequence: 1,
    summary: EVIL,
    location: EVIL,
    description: EVIL,
    start: { at: '2026-11-23T02:00:00.000Z', zone: EVIL },
    end: { at: '2026-11-23T03:30:00.000Z', zone: '' },
    oneOfSeries: true,
    repeats: { every: 'week', interval: 2, weekdays: [1, 3], until: '2026-12-31', count: 5 },
    organizer: { name: EVIL, address: EVIL },
    people: [{ name: EVIL, address: EVIL, answer: 'other' }],
    morePeople: 3,
    moreEvents: 2,
    answered: 'tentative',
    answerable: true,
  },
  contacts: [{ part: '2', at: 0, name: EVIL, organization: EVIL, title: EVIL, addresses: [EVIL], phones: [EVIL] }],
};

function draw(cards: Partial<MessageCards>, locale: 'en' | 'id' = 'en'): string {
  const texts = createTexts(locale, 'Asia/Jakarta', new Date('2026-11-22T00:00:00Z'));
  const nothing = { list: null, receipt: null, report: null, invitation: null, contacts: [] };
  const trust = { checks: null, vouched: false, warnings: [], known: true };
  const message = {
    uidValidity: 1,
    uid: 2,
    from: [{ name: EVIL, address: `x@${EVIL}` }],
    text: '',
    readOnly: false,
    cards: { trust, ...nothing, ...cards },
  } as unknown as MessageView;
  return renderToStaticMarkup(
    createElement(MessageCardList, {
      texts,
      say: (key, values) => texts.t(key, values),
      token: 'token',
      mailbox: { key: 'INBOX', path: 'INBOX' } as MailboxView,
      message,
      here: '/mail/INBOX/1.2',
    }),
  );
}

describe('the cards of a message', () => {
  it.each(['en', 'id'] as const)('show whatever a message says as text, in %s', (locale) => {
    const html = draw(everything, locale);
    expect(html.match(/<(?:script|img|iframe|style|object|svg\s+onload)\b/g)).toBeNull();
    expect(html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
    expect(html).not.toMatch(/>[^<]*undefined/);
    expect(html).not.toMatch(/cards\.[a-z]/);
  });

  it('tell an invitation in the time of the reader', () => {
    const html = draw({ invitation: everything.invitation });
    expect(html).toMatch(/Monday, November 23, 2026, 9:00\s–\s10:30/);
    expect(html).toContain('every 2 weeks, on Monday and Wednesday, until December 31, 2026, 5 times');
  });

  it('write days as days, in every zone, and a time of no zone as it stands', () => {
    const { invitation } = everything;
    const days = { start: { at: '2026-11-23', zone: '' }, end: { at: '2026-11-25', zone: '' } };
    expect(draw({ invitation: invitation && { ...invitation, ...days } })).toMatch(
      /Monday, November 23\s–\sWednesday, November 25, 2026/,
    );
    const floating = { start: { at: '2026-11-23T09:00:00', zone: '' }, end: null };
    const html = draw({ invitation: invitation && { ...invitation, ...floating } });
    expect(html).toContain('9:00');
    expect(html).toContain('local time of the place');
  });

  it('tell when an invitation, a change of it or an answer comes from somebody else than it says', () => {
    const { invitation } = everything;
    const draws = (address: string, method: 'request' | 'cancel' | 'reply'): string =>
      draw({
        invitation: invitation && {
          ...invitation,
          method,
          organizer: { name: 'Boss', address: method === 'reply' ? `x@${EVIL}` : address },
          people: [{ name: 'Siti', address, answer: 'accepted' }],
        },
      });
    for (const method of ['request', 'cancel', 'reply'] as const) {
      expect(draws('boss@example.org', method)).toContain('not by the person it names');
      expect(draws(`x@${EVIL}`, method)).not.toContain('not by the person it names');
    }
  });

  it('say openly what would turn round the warning that it stands in', () => {
    const warnings = [{ kind: 'name-is-address', shown: '\u202emoc.knab@ofni', real: 'x@evil.test\u2069' } as const];
    const html = draw({ trust: { checks: null, vouched: false, warnings, known: true } });
    expect(html).toContain('‹U+202E›moc.knab@ofni');
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('say what a trusted server has found, and never that a message is safe', () => {
    const pass = { result: 'pass', domain: 'example.org' } as const;
    const html = draw({
      trust: {
        checks: { server: 'mx.tupai.test', spf: pass, dkim: pass, dmarc: pass },
        vouched: true,
        warnings: [],
        known: true,
      },
    });
    expect(html).toContain('says mx.tupai.test');
    expect(html).toContain('It bears a good signature of example.org');
    expect(html).not.toMatch(/\b(?:safe|secure|trusted|verified)\b/i);
  });

  it('leave a list by one click where that is proved, else by mail, else by a page after a question', () => {
    const list = {
      id: '',
      post: null,
      archive: null,
      oneClick: null,
      unsubscribeMail: null,
      unsubscribePage: 'https://lists.example/u',
    };
    const mail = { to: 'leave@lists.example', cc: '', subject: 'unsubscribe', body: '' };
    expect(draw({ list: { ...list, unsubscribeMail: mail, oneClick: 'lists.example' } })).toContain(
      'action="/api/message/unsubscribe"',
    );
    expect(draw({ list: { ...list, unsubscribeMail: mail } })).toContain(
      '/compose?to=leave%40lists.example&amp;subject=unsubscribe',
    );
    const page = draw({ list });
    expect(page).toContain('rel="noopener noreferrer nofollow"');
    expect(page).not.toContain('<form');
  });
});
