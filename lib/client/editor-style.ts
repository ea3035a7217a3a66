/** On top of the style of the frame: where one writes, and what one's program adds below. */
export const EDITOR_STYLE = `
html { overflow: hidden; }
body { cursor: text; }
.letter { box-sizing: border-box; padding: 16px 24px; outline: none; }
.moz-signature, .moz-cite-prefix { color: #645a50; }
.dark .moz-signature, .dark .moz-cite-prefix { color: #b3a89c; }
img[data-remote] { display: inline-block; min-width: 24px; min-height: 24px; overflow: hidden; background: #f1ede7; outline: 1px dashed #8a7f74; outline-offset: -1px; color: #645a50; font-size: 13px; }
.dark img[data-remote] { background: #2c2722; color: #b3a89c; }
.letter > :first-child { margin-top: 0; }
.letter p { margin: 0 0 1em; }
.letter ul, .letter ol { margin: 0; padding-inline-start: 1.75em; }
.dark a { color: #6fb3d2; }
@media (max-width: 600px) { .letter { padding: 16px; font-size: 16px; } }
`;
