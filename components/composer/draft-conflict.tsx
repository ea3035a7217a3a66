import { Banner, Button } from '#components/ui/index.ts';
import type { draftWords } from './draft-words.ts';

/**
 * The draft was changed in another window or program: which text counts? Stands inside the composer's form; its buttons are
 * `do=save-mine`, `save-both` and `theirs`.
 */
export function DraftConflict({ words }: { readonly words: ReturnType<typeof draftWords> }) {
  return (
    <Banner
      tone="warn"
      className="m-2"
      actions={
        <div className="flex flex-wrap gap-2">
          <Button name="do" value="save-mine">
            {words.mine}
          </Button>{' '}
          <Button name="do" value="theirs">
            {words.theirs}
          </Button>{' '}
          <Button name="do" value="save-both">
            {words.both}
          </Button>
        </div>
      }
    >
      <p className="font-strong">{words.title}</p>
      <p className="font-normal">{words.about}</p>
    </Banner>
  );
}
