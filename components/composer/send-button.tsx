import { Button } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';

interface Props {
  readonly words: Pick<ComposerWords, 'send' | 'sending'>;
  readonly isSending: boolean;
  readonly title?: string;
  readonly className: string;
}

/** Sends what the form around it holds. */
export function SendButton({ words, isSending, ...rest }: Props) {
  return (
    <Button tone="primary" icon="sent" name="do" value="send" disabled={isSending} {...rest}>
      {isSending ? words.sending : words.send}
    </Button>
  );
}
