import { fillWords, type LinkClaim } from '#lib/client/index.ts';
import { markHidden } from '#lib/mail/mark-hidden.ts';
import { Banner } from '#components/ui/index.ts';

interface Props {
  readonly claims: readonly LinkClaim[];
  readonly words: { readonly claimOne: string; /** Holds `{count}`. */ readonly claimMany: string };
}

const SHOWN = 3;

/** Links of a letter that name one site and lead to another, said where no style of the letter reaches. */
export function ClaimBanner({ claims, words }: Props) {
  if (claims.length === 0) return null;
  return (
    <Banner tone="info" className="claim-banner mb-2 print:hidden">
      {claims.length === 1 ? words.claimOne : fillWords(words.claimMany, { count: String(claims.length) })}
      <ul className="mt-1 grid gap-0.5 font-normal">
        {claims.slice(0, SHOWN).map(({ shown, host }) => (
          <li key={`${shown} ${host}`} className="wrap-anywhere">
            <bdi>{markHidden(shown)}</bdi> → <bdi className="font-medium">{markHidden(host)}</bdi>
          </li>
        ))}
        {claims.length > SHOWN && <li>…</li>}
      </ul>
    </Banner>
  );
}
