import { hearPage, tellPage, type PageNews } from './page-news.ts';
import { liveValue, type LiveValue } from './live-value.ts';

/** How it stands with the way to the server, the mail server, and the session. */
export interface ConnectionState {
  /** Nobody answers: server down, or no network. */
  readonly offline: boolean;
  /** Tupai answers, the mail server does not. */
  readonly mailDown: boolean;
  readonly session: 'live' | 'ending' | 'ended';
  /** The form that brings the person back is open. */
  readonly sheet: boolean;
  /** The server is another build than this page. */
  readonly newVersion: boolean;
  /** Changes that wait for the server. */
  readonly waiting: number;
  /** Somebody asked to try now, and the answer is still out. */
  readonly trying: boolean;
}

/** What the watch needs of the outside. */
export interface ConnectionTools {
  /** Which build answers; `undefined` when nobody does. */
  readonly askServer: () => Promise<string | undefined>;
  /** Asks something that only the mail server knows; whether it answered is told to the page as any answer. */
  readonly askMail: () => Promise<void>;
  /** Build of this page. */
  readonly build: string;
  /** Whether an address is answered by the mail server. */
  readonly isMail: (href: string) => boolean;
  /** Other tabs of the account; `undefined` where the browser has no channels. */
  readonly openChannel: (() => BroadcastChannel) | undefined;
}

/** A session that ends within this is said to. */
const ENDING = 5 * 60;
const RETRY_MIN = 2000;
const RETRY_MAX = 30_000;
/** Who typed within this is in the middle of something: the form waits, or letters would fall into the password. */
const TYPING = 1500;
/** Of setTimeout. */
const LONGEST = 2_147_483_647;

type TabWord = 'signed-in' | 'lost' | 'found';

/** Knows how it stands with the server by what requests meet, asks again by itself, and lets tabs agree. */
export class ConnectionWatch {
  readonly state: LiveValue<ConnectionState>;
  readonly #tools: ConnectionTools;
  #channel: BroadcastChannel | undefined;
  #waiters: ((back: boolean) => void)[] = [];
  #dismissed = false;
  #typedAt = -Infinity;
  #wait = RETRY_MIN;
  #timers = new Map<'retry' | 'ending' | 'sheet', ReturnType<typeof setTimeout>>();
  #probing = false;

  constructor(tools: ConnectionTools, mailDown = false) {
    this.#tools = tools;
    this.state = liveValue<ConnectionState>({
      offline: false,
      mailDown,
      session: 'live',
      sheet: false,
      newVersion: false,
      waiting: 0,
      trying: false,
    });
  }

  /** @param left seconds until the session ends at the latest @returns a function that stops it */
  start(left: number): () => void {
    this.#channel = this.#tools.openChannel?.();
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<TabWord>) => this.#hearTab(data);
    const stopHearing = hearPage((news) => this.#hear(news));
    const doubt = (): void => void this.#probe();
    const typed = (): void => void (this.#typedAt = performance.now());
    window.addEventListener('online', doubt);
    window.addEventListener('offline', doubt);
    document.addEventListener('input', typed);
    this.#countDown(left);
    return () => {
      stopHearing();
      window.removeEventListener('online', doubt);
      window.removeEventListener('offline', doubt);
      document.removeEventListener('input', typed);
      for (const timer of this.#timers.values()) clearTimeout(timer);
      this.#channel?.close();
    };
  }

  /** Asks now whether server and mail server are there. */
  async tryNow(): Promise<void> {
    this.#put({ trying: true });
    this.#wait = RETRY_MIN;
    await this.#probe();
    if (!this.state.get().offline && this.state.get().mailDown) await this.#tools.askMail();
    this.#put({ trying: false });
  }

  /** The person is back. @param lasts seconds until the new session ends at the latest */
  signedIn(lasts: number): void {
    this.#say('signed-in');
    this.#countDown(lasts);
    this.#back();
  }

  /** Opens the form that brings the person back. */
  openSheet(): void {
    this.#dismissed = false;
    this.#put({ sheet: true });
  }

  /** The person does not want to sign in now: what waits for it is refused. */
  dismissSheet(): void {
    this.#dismissed = this.state.get().session === 'ended';
    this.#put({ sheet: false });
    this.#settle(false);
  }

  #put(change: Partial<ConnectionState>): void {
    this.state.set((now) => ({ ...now, ...change }));
  }

  #say(word: TabWord): void {
    this.#channel?.postMessage(word);
  }

  #settle(back: boolean): void {
    for (const waiter of this.#waiters.splice(0)) waiter(back);
  }

  #hear(news: PageNews): void {
    if (news.kind === 'answer') this.#hearAnswer(news.code, news.href);
    else if (news.kind === 'doubt') void this.#probe();
    else if (news.kind === 'waiting') this.#put({ waiting: news.count });
    else if (news.kind === 'signed-out') {
      this.#put({ session: 'ended' });
      if (this.#dismissed) return;
      news.wait(new Promise((resolve) => this.#waiters.push(resolve)));
      this.#showSheet();
    }
  }

  #showSheet(): void {
    const pause = TYPING - (performance.now() - this.#typedAt);
    clearTimeout(this.#timers.get('sheet'));
    if (this.state.get().session !== 'ended') return; // another tab was quicker
    if (pause <= 0) this.openSheet();
    else
      this.#timers.set(
        'sheet',
        setTimeout(() => this.#showSheet(), pause),
      );
  }

  #hearAnswer(code: string, href: string): void {
    if (code === 'offline') {
      this.#lost();
      return;
    }
    this.#found();
    if (code === 'imap.unreachable') {
      if (!this.state.get().mailDown) this.#put({ mailDown: true });
      this.#again();
    } else if (code === '' && this.state.get().mailDown && this.#tools.isMail(href)) {
      this.#put({ mailDown: false });
      tellPage({ kind: 'online' });
    }
  }

  #hearTab(word: TabWord): void {
    if (word === 'signed-in') this.#back();
    else void this.#probe();
  }

  #back(): void {
    this.#dismissed = false;
    this.#put({ session: 'live', sheet: false });
    this.#settle(true);
    tellPage({ kind: 'signed-in' });
  }

  #lost(): void {
    if (!this.state.get().offline) {
      this.#put({ offline: true });
      this.#wait = RETRY_MIN;
      this.#say('lost');
    }
    this.#again();
  }

  #found(): void {
    if (!this.state.get().offline) return;
    this.#put({ offline: false });
    this.#say('found');
    tellPage({ kind: 'online' });
  }

  async #probe(): Promise<void> {
    if (this.#probing) return;
    this.#probing = true;
    const build = await this.#tools.askServer();
    this.#probing = false;
    if (build === undefined) {
      this.#lost();
      return;
    }
    if (build !== this.#tools.build && build !== '') this.#put({ newVersion: true });
    this.#found();
  }

  #again(): void {
    if (this.#timers.has('retry')) return;
    const retry = async (): Promise<void> => {
      this.#timers.delete('retry');
      this.#wait = Math.min(RETRY_MAX, this.#wait * 2);
      if (this.state.get().offline) await this.#probe();
      else if (this.state.get().mailDown) await this.#tools.askMail();
    };
    this.#timers.set(
      'retry',
      setTimeout(() => void retry(), this.#wait),
    );
  }

  #countDown(left: number): void {
    clearTimeout(this.#timers.get('ending'));
    const say = (): void => {
      if (this.state.get().session === 'live') this.#put({ session: 'ending' });
    };
    const ms = (left - ENDING) * 1000;
    if (left > 0 && ms < LONGEST) this.#timers.set('ending', setTimeout(say, Math.max(0, ms)));
  }
}
