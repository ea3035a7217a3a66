import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeIconSprite } from './components/ui/write-icon-sprite.ts';
import { readBuildSettings } from './scripts/build-settings.mjs';

const { basePath, distDir } = readBuildSettings();
process.env.TUPAI_BUILD ??= Date.now().toString(36); // once for all processes of a build

// Next writes every build directory into the tsconfig it is given, so it gets one that git ignores.
const tsconfigPath = 'tsconfig.build.json';
if (!existsSync(tsconfigPath)) writeFileSync(tsconfigPath, '{ "extends": "./tsconfig.json" }\n');

const icons = 'components/ui/icons.svg';
if (existsSync(icons) && readFileSync(icons, 'utf8') !== writeIconSprite()) writeFileSync(icons, writeIconSprite());

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  basePath,
  distDir,
  env: { TUPAI_BASE_PATH: basePath, TUPAI_BUILD: process.env.TUPAI_BUILD },
  trailingSlash: false,
  // Parsers and network clients keep their own module identity; bundling them would duplicate their classes.
  serverExternalPackages: ['imapflow', 'nodemailer', 'mailparser', 'jsdom', 'busboy', 'pg'],
  // Squire works in a frame, on a document that is not the page's; see the script.
  turbopack: {
    rules: { '**/squire-rte/dist/squire-raw.mjs': { loaders: ['./scripts/squire-in-window.mjs'], as: '*.js' } },
  },
  images: { unoptimized: true },
  typedRoutes: false,
  experimental: {
    // Few large chunks for the mail screen, which is where people arrive: 8 requests for scripts in place of 12, and they pack better.
    turbopackChunking: {
      priorityRoutes: [/^\/mail/],
      priorityBoost: 8,
      minChunkSize: 200_000,
      maxChunkCountPerGroup: 4,
      maxMergeChunkSize: 600_000,
    },
  },
  typescript: { tsconfigPath, ignoreBuildErrors: true }, // `npm test` checks types, tests included
};
