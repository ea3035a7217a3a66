import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { Session } from '#lib/session/index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

/** For tests: two people who write to each other, the first of them signed in, and the wires to their servers to be cut. */
export interface TestPeople {
  /** Closing it closes the wires, too. */
  readonly house: TestHouse;
  readonly imap: FaultProxy;
  readonly smtp: FaultProxy;
  readonly budi: TestUser;
  readonly siti: TestUser;
  /** Budi's. */
  readonly session: Session;
}

/** @param settings as environment variables, beside those of a test house */
export async function openTestPeople(settings: Readonly<Record<string, string>> = {}): Promise<TestPeople> {
  const mailserver = currentMailserver();
  const [imap, smtp] = await Promise.all([startFaultProxy(mailserver.imap.full), startFaultProxy(mailserver.smtp)]);
  const house = await openTestHouse({ imap, smtp }, settings);
  const close = async (): Promise<void> => {
    await house.close();
    await Promise.all([imap.stop(), smtp.stop()]);
  };
  const [budi, siti] = await Promise.all([
    mailserver.user({ displayName: 'Budi' }),
    mailserver.user({ displayName: 'Siti' }),
  ]);
  return { house: { ...house, close }, imap, smtp, budi, siti, session: await house.signIn(budi) };
}
