import { fillWords } from '#lib/client/index.ts';
import { Banner, Button } from '#components/ui/index.ts';

interface Props {
  /** Pictures that a browser could not hold together. */
  readonly count: number;
  readonly words: {
    readonly leftOutOne: string;
    /** Holds `{count}`. */
    readonly leftOutMany: string;
    readonly leftOutShow: string;
  };
  readonly onShow: () => void;
}

/** How many pictures of a letter were left out because they are too much for a browser; the reader may want them all the same. */
export function LeftOutBanner({ count, words, onShow }: Props) {
  return (
    <Banner
      tone="info"
      className="mb-2 print:hidden"
      actions={
        <Button type="button" icon="image" onClick={onShow}>
          {words.leftOutShow}
        </Button>
      }
    >
      {count === 1 ? words.leftOutOne : fillWords(words.leftOutMany, { count: String(count) })}
    </Banner>
  );
}
