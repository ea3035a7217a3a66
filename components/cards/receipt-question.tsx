import type { MessageCards } from '#lib/contract/index.ts';
import { Button } from '#components/ui/index.ts';
import { Card } from './card.tsx';
import { CardForm } from './card-form.tsx';
import type { CardsView } from './cards-view.ts';

interface Props {
  readonly view: CardsView;
  readonly receipt: NonNullable<MessageCards['receipt']>;
}

/** Asks whether the sender may know that the message was read; nothing is sent by itself. */
export function ReceiptQuestion({ view, receipt: { to, elsewhere } }: Props) {
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
