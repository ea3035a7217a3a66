import { connection } from 'next/server';
import type { ReactNode } from 'react';

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // nonces need every page rendered per request
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
