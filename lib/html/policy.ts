import type { Config } from 'dompurify';

/** Larger bodies are shown as text (security.md, limits). Octets after decoding. */
export const MAX_HTML_BYTES = 2_000_000;

/**
 * Structure, text, tables, lists and pictures. No forms, media, frames, SVG or MathML; style sheets stand beside the markup. `body` is the
 * one that a parser makes round them, and never comes out: where it is forbidden, DOMPurify copies all that is in it, for nothing.
 */
const TAGS = (
  'a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del ' +
  'details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main ' +
  'mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot ' +
  'th thead time tr tt u ul var wbr'
).split(' ');

/** Classes and ids carry our prefix by now, `name` could only clobber; no event, form or navigation attribute at all. */
const ATTRIBUTES = (
  'abbr align alt bgcolor border cellpadding cellspacing cite class color cols colspan data-blocked data-host datetime dir face ' +
  'headers height href hspace id lang nowrap open rel reversed rowspan rules scope size span src start style summary ' +
  'target title type valign value vspace width'
).split(' ');

/**
 * One configuration, never changed and without hooks: the advisories of the last years all needed hooks, functions or
 * configuration that changed between calls.
 */
export const POLICY = Object.freeze({
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOW_SELF_CLOSE_IN_ATTR: false,
  // The last branch lets values that are no addresses (width, bgcolor, …) pass; see stack.md §6.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  FORBID_TAGS: [
    'style',
    'svg',
    'math',
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'template',
    'base',
    'meta',
    'link',
  ],
  FORCE_BODY: true,
  SAFE_FOR_XML: true,
  SANITIZE_DOM: true,
  // Our pages name no trusted types. Without this the browser would be asked about every attribute.
  TRUSTED_TYPES_POLICY: null,
} satisfies Config);
