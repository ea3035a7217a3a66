import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { deleteTemplate } from '#lib/service/index.ts';

export const POST = handle(contract.deleteTemplate, deleteTemplate, {
  note: () => 'noteTemplateDeleted',
  leadsTo: () => contract.settingsPage('templates'),
});
