/** Next calls this once before the first request. Everything lives in the Node file: the other runtime must not see it. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { start } = await import('./instrumentation-node.ts');
    await start();
  }
}
