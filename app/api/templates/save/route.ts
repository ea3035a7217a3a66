import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { saveTemplate } from '#lib/service/index.ts';

export const POST = handle(contract.saveTemplate, saveTemplate, {
  note: () => 'noteSaved',
  leadsTo: () => contract.settingsPage('templates'),
});
