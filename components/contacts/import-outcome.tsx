import { contactsPage, importPage, undoContacts, type ImportReport } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Banner, Button, ButtonLink, FormHead } from '#components/ui/index.ts';
import { FaultList } from './fault-list.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly change: string;
  /** Missing when it is no longer known. */
  readonly report: ImportReport | undefined;
  /** Why it failed, in words. */
  readonly failure: string;
}

/** How far an import came and what it did. While it runs the page asks again by itself, with and without scripts. */
export function ImportOutcome({ texts, token, change, report, failure }: Props) {
  const isRunning = report?.state === 'running';
  const percent = report && report.size > 0 ? Math.floor((report.done / report.size) * 100) : 0;
  return (
    <div className="grid grid-cols-1 gap-4">
      {isRunning && <meta httpEquiv="refresh" content="2" />}
      {!report && <p>{texts.t('contacts.importGone')}</p>}
      {isRunning && (
        <div className="grid gap-2">
          <p className="font-medium wrap-anywhere">{texts.t('contacts.importRunning', { name: report.name })}</p>
          <progress
            max={100}
            value={percent}
            aria-label={texts.t('contacts.importRunning', { name: report.name })}
            className="w-full"
          />
          <p className="text-muted">{texts.t('contacts.importProgress', { percent })}</p>
        </div>
      )}
      {report?.state === 'done' && (
        <Banner tone="ok">
          <span className="wrap-anywhere">{texts.t('contacts.importDone', { name: report.name })}</span>
        </Banner>
      )}
      {report?.state === 'failed' && (
        <Banner tone="danger">
          <span className="wrap-anywhere">{texts.t('contacts.importFailed', { name: report.name })}</span>{' '}
          <span className="font-normal">
            {failure} {texts.t('contacts.importFailedHint')}
          </span>
        </Banner>
      )}
      {report && (
        <ul className="grid gap-1">
          <li>{texts.t('contacts.importAdded', { count: report.added })}</li>
          {report.merged > 0 && <li>{texts.t('contacts.importMerged', { count: report.merged })}</li>}
          {report.skipped > 0 && <li>{texts.t('contacts.importSkipped', { count: report.skipped })}</li>}
          {report.groups > 0 && <li>{texts.t('contacts.importMadeGroups', { count: report.groups })}</li>}
        </ul>
      )}
      {report && !isRunning && <FaultList texts={texts} faults={report.faults} count={report.faultCount} />}
      <div className="flex flex-wrap gap-2">
        {isRunning ? (
          <ButtonLink href={importPage({ run: change })} icon="refresh">
            {texts.t('contacts.importRefresh')}
          </ButtonLink>
        ) : (
          <ButtonLink href={contactsPage()} tone="primary">
            {texts.t('contacts.back')}
          </ButtonLink>
        )}
        {!isRunning && (!report || report.added + report.merged + report.groups > 0) && (
          <form method="post" action={undoContacts.href}>
            <FormHead token={token} return={contactsPage()} />
            <input type="hidden" name="change" value={change} />
            <Button icon="undo">{texts.t('contacts.importUndo')}</Button>
          </form>
        )}
      </div>
    </div>
  );
}
