/** Whether a message in the outbox is there only because the server that takes mail to be sent does not answer. */
export const waitsForSmtp = ({ state, error }: { readonly state: string; readonly error: string | null }): boolean =>
  error === 'smtp.unreachable' && (state === 'deferred' || state === 'queued');
