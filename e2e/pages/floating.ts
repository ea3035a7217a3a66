import type { Locator } from '@playwright/test';
import type { Tupai } from './tupai.ts';

/** Three panes. */
export const WIDE = { viewport: { width: 1440, height: 900 } };

/** What lies over a screen where scripts run. */
export const toast = ({ page }: Tupai): Locator => page.locator('.toast');
export const undo = (tupai: Tupai): Locator => toast(tupai).getByRole('button', { name: 'Undo' });
export const menu = ({ page }: Tupai): Locator => page.getByRole('menu');
export const dialog = ({ page }: Tupai): Locator => page.getByRole('dialog');
