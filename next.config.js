import { readBuildSettings } from './scripts/build-settings.mjs';

const { basePath, distDir } = readBuildSettings();

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  basePath,
  distDir,
  env: { TUPAI_BASE_PATH: basePath },
  trailingSlash: false,
  // Parsers and network clients keep their own module identity; bundling them would duplicate their classes.
  serverExternalPackages: ['imapflow', 'nodemailer', 'mailparser', 'jsdom', 'busboy'],
  images: { unoptimized: true },
  typedRoutes: false,
};
