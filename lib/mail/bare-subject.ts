/** Marks of replies and forwards in the languages and programs people meet (RFC 5256 §2.1 base subject, and then some). */
const MARK =
  /\s*(?:re|aw|antw|antwort|sv|vs|odp|ynt|res|bls|balas|balasan|fwd?|wg|vl|vb|tr|rv|enc|pd|i̇lt|ilt|doorst|trs|terusan|teruskan|回复|回覆|答复|答覆|转发|轉寄|轉發|返信|転送|답장|전달|رد|إعادة توجيه)\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\*\d{1,4}|\^\d{1,4})?\s*[:：]/iuy;

/** A subject without the marks in front: `Re: AW: Fwd[2]: Rapat` → `Rapat`. Controls and line ends become blanks. */
export function bareSubject(subject: string): string {
  const text = subject.replace(/[\p{Cc}\s]+/gu, ' ');
  let from = 0;
  for (;;) {
    MARK.lastIndex = from;
    const match = MARK.exec(text);
    if (!match) return text.slice(from).trim();
    from += match[0].length;
  }
}
