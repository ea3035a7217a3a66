/**
 * The style of the document a body is shown in: white paper, 16 px of margin where the letter sets none, pictures no wider than
 * the paper. What is `!important` stands in a layer, where it wins over every `!important` of the message.
 */
export const FRAME_STYLE = `
:root { color-scheme: light; background: #fff; color: #231f1b; }
body { margin: 0; font: 15px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
.letter { padding: 16px; }
.note { padding: 8px 16px; border-bottom: 1px solid #ddd6cc; background: #faf8f5; }
img { max-width: 100%; }
img:not([height]) { height: auto; }
table { overflow-wrap: break-word; }
pre { white-space: pre-wrap; }
a { color: #0b5e7a; }
blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #ddd6cc; }
img[data-blocked=picture] { background: #f1ede7; outline: 1px dashed #8a7f74; outline-offset: -1px; color: #645a50; font-size: 13px; }
img[data-blocked=tracker] { display: none; }
`;
