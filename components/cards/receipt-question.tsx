import type { MessageCards } from '#lib/contract/index.ts';
import { Button } from '#components/ui/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { Card } from './card.tsx';
import { CardForm } from './card-form.tsx';
import type { CardsView } from './cards-view.ts';
import { LiveReceipt } from './live-receipt.tsx';

interface Props {
  readonly view: CardsView;
  readonly receipt: NonNullable<MessageCards['receipt']>;
}

/** Asks whether the sender may know that the message was read. Where contacts may, a script tells them; without one it is asked. */
export function ReceiptQuestion({ view, receipt: { to, elsewhere, automatic } }: Props) {
  const { say, texts } = view;
  if (automatic)
    return (
      <LiveReceipt
        view={{ token: view.token, mailbox: view.mailbox.key, message: encodeMessageKey(view.message) }}
        words={say('cards.receiptItself', { address: texts.list(to) })}
      >
        <Question view={view} to={to} elsewhere={elsewhere} />
      </LiveReceipt>
    );
  return <Question view={view} to={to} elsewhere={elsewhere} />;
}

function Question({ view, to, elsewhere }: { readonly view: CardsView } & Omit<Props['receipt'], 'automatic'>) {
  const { say, texts } = view;
  return (
    <Card icon="mail-open" title={say('cards.receiptTitle')}>
      <p className="wrap-anywhere">
        {say('cards.receiptText', { address: texts.list(to) })} {elsewhere && say('cards.receiptElsewhere')}
      </p>
      <CardForm view={view} to="answerReceipt" label={say('cards.receiptTitle')}>
        <Button name="do" value="send">
          {say('cards.receiptSend')}
        </Button>
        <Button name="do" value="ignore" tone="quiet">
          {say('cards.receiptIgnore')}
        </Button>
      </CardForm>
    </Card>
  );
}
