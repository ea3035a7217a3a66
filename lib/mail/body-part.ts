/** One node of BODYSTRUCTURE (RFC 9051 §7.5.2), names decoded, types in lower case. */
export interface BodyPart {
  /** IMAP section number (`1.2`); `''` for the root of a multipart message. */
  readonly part: string;
  /** `text/html`, `multipart/mixed`, … `application/octet-stream` when missing. */
  readonly type: string;
  /** Parameters in lower case (`charset`, `name`, `boundary`, `format`, `delsp`, `method`), RFC 2231 decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Transfer encoding in lower case; `7bit` when missing. */
  readonly encoding: string;
  /** Octets as encoded in the message; 0 for multiparts. */
  readonly size: number;
  /** `attachment`, `inline` or `''`. */
  readonly disposition: string;
  /** File name from the disposition, else the type's name; decoded; `''` when there is none. */
  readonly filename: string;
  /** Content-ID without its angle brackets; `''` when there is none. */
  readonly contentId: string;
  /** Children of a multipart, or the parts inside message/rfc822. */
  readonly children: readonly BodyPart[];
}
