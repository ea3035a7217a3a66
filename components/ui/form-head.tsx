interface Props {
  /** The page's form token. */
  readonly token: string;
  /** Where a plain form comes back to; a path of ours with its mount point. Missing where the endpoint has its own idea. */
  readonly return?: string;
}

/** First child of every POST form: the proof that the form is ours, and the way back. Must stand before any file field. */
export function FormHead({ token, return: back }: Props) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      {back !== undefined && <input type="hidden" name="return" value={back} />}
    </>
  );
}
