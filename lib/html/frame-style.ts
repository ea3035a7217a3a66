/**
 * The style of the document a body is shown in: white paper, 16 px of margin where the letter sets none, pictures no wider than
 * the paper, quotes of mail programs marked by depth. What is `!important` stands in a layer, where it wins over every
 * `!important` of the message's style sheets. Colours for the dark are for screens: on paper a letter is as it was written. There it
 * stands in a shadow tree (`:host`), its links numbered (`data-ref`).
 */
export const FRAME_STYLE = `
:root.fits { overflow-y: hidden; }
:root, :host { color-scheme: light; background: #fff; color: #231f1b; }
body, :host { display: flow-root; margin: 0; font: 15px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
.letter { padding: 16px; }
.note { padding: 8px 16px; border-bottom: 1px solid #ddd6cc; background: #faf8f5; }
img { max-width: 100%; }
img:not([height]) { height: auto; }
pre { white-space: pre-wrap; }
a { color: #0b5e7a; }
mark { background: #ffe08a; color: #231f1b; }
blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #4b5a7d; }
blockquote blockquote { border-color: #3f6b55; }
blockquote blockquote blockquote { border-color: #7a5a3a; }
a[data-host] { text-decoration: underline wavy #9a5b00; }
.m-gmail_signature, .m-moz-signature { color: #645a50; }
img[data-blocked=picture] { display: inline-block; overflow: hidden; background: #f1ede7; outline: 1px dashed #8a7f74; outline-offset: -1px; color: #645a50; font-size: 13px; }
img[data-blocked=tracker] { display: none; }
@layer tupai {
  a[data-host] { display: inline !important; visibility: visible !important; opacity: 1 !important; overflow: visible !important; float: none !important; width: auto !important; height: auto !important; max-width: none !important; max-height: none !important; }
  a[data-host]::after { all: initial !important; content: " \\2192 \\2068" attr(data-host) "\\2069" !important; display: inline !important; visibility: visible !important; background: #fff4d6 !important; color: #7a5200 !important; font: 600 12px/1.5 system-ui, sans-serif !important; overflow-wrap: anywhere !important; cursor: pointer !important; }
  [data-uncut] { overflow: visible !important; height: auto !important; max-height: none !important; }
  a[data-ref]::after { content: "\\2009[" attr(data-ref) "]" !important; display: inline !important; visibility: visible !important; font-size: 11px; }
  a[data-host][data-ref]::after { content: " \\2192 \\2068" attr(data-host) "\\2069\\2009[" attr(data-ref) "]" !important; }
  :root:not(.quotes, .whole) .trimmed { display: none !important; }
  blockquote[type=cite], .m-gmail_quote blockquote, .m-yahoo_quoted blockquote { border-inline-start: 2px solid #4b5a7d !important; padding-inline-start: 12px !important; }
  :is(blockquote[type=cite], .m-gmail_quote blockquote) blockquote { border-color: #3f6b55 !important; }
  :is(blockquote[type=cite], .m-gmail_quote blockquote) blockquote blockquote { border-color: #7a5a3a !important; }
  @media screen {
    :root.dark { color-scheme: dark !important; background: #1f1b18 !important; color: #efe9e2 !important; }
    .dark .dark-paper { background-color: var(--dark-paper) !important; }
    .dark .dark-ink { color: var(--dark-ink) !important; }
    .dark .dark-line { border-color: var(--dark-line) !important; }
    .dark img[data-blocked=picture] { background: #2c2722 !important; color: #b3a89c !important; }
    .dark a[data-host]::after { background: #2c2722 !important; color: #f2c366 !important; }
    .dark .note { background: #2c2722 !important; }
  }
  @media print { .trimmed { display: revert !important; } }
}
`;
