/** Headers that proxy.ts puts on the request of every page, over whatever came from outside. */
export const REQUEST_HEADERS = {
  /** Mount point, path and query of the page, for links that come back to it. */
  path: 'x-tupai-path',
  /** Token for the hidden field of the sign-in form; `''` on other pages. */
  preSignIn: 'x-tupai-pre-sign-in',
  /** Nonce of the page's scripts and styles. */
  nonce: 'x-nonce',
} as const;
