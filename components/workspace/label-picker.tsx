import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { apiHref, type LabelView } from '#lib/contract/index.ts';
import { postForm } from '#lib/client/index.ts';
import { hasFlag } from '#lib/mail/flags.ts';
import { LABEL_COLORS, type LabelColor } from '#lib/mail/labels.ts';
import { matchWords } from '#components/commands/index.ts';
import { labelName } from '#components/messages/index.ts';
import { LiveFinder, type Found } from '#components/ui/index.ts';
import { LabelColors } from './label-colors.tsx';
import { LABELS } from './mail-queries.ts';
import type { Sheet } from './sheet.ts';
import { useActions } from './use-actions.ts';
import { useLabels } from './use-marks.ts';
import { useLiveRows } from './use-live-rows.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

type Entry = Found & { readonly label: string; readonly of?: LabelView };

/** Ticks the labels of messages; each tick counts at once. A label that is not there can be made, in a colour. */
export function LabelPicker({ sheet: { target }, onClose }: Props) {
  const { seed, texts } = useWorkspace();
  const { act } = useActions();
  const client = useQueryClient();
  const labels = useLabels();
  const rows = useLiveRows(target);
  const [typed, setTyped] = useState('');
  const [making, setMaking] = useState<string>();
  const [failure, setFailure] = useState('');
  const count = target.uids.length;

  const tick = (label: LabelView, on: boolean): void => {
    const [add, remove] = on ? [[label.keyword], []] : [[], [label.keyword]];
    const note = texts.t(on ? 'actions.labelled' : 'actions.unlabelled', { count, label: labelName(label, texts) });
    act({ ...target, do: 'label', flags: { add, remove }, note });
  };
  const make = async (name: string, color: LabelColor): Promise<void> => {
    const form = new FormData();
    form.append('token', seed.token);
    form.append('name', name);
    form.append('color', color);
    const answer = await postForm<{ readonly labels: readonly LabelView[] }>(apiHref('saveLabel'), form);
    if (!answer.ok) {
      setFailure(answer.text || texts.t('workspace.offline'));
      return;
    }
    client.setQueryData(LABELS, answer.body.labels);
    const made = answer.body.labels.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (made) tick(made, true);
    onClose();
  };

  const stateOf = (label: LabelView): boolean | 'mixed' => {
    const with_ = rows.filter(({ flags }) => hasFlag(flags, label.keyword)).length;
    return with_ === 0 ? false : with_ === rows.length || 'mixed';
  };
  const words = typed.trim();
  const known = labels
    .map((label) => ({ label, name: labelName(label, texts), score: matchWords(labelName(label, texts), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ label, name }): Entry => {
      const ticked = stateOf(label);
      const hint = <span className="label-chip" data-label={label.color} aria-hidden="true" />;
      return { id: label.keyword, label: name, ticked, of: label, hint };
    });
  const isThere = labels.some((label) => labelName(label, texts).toLowerCase() === words.toLowerCase());
  const found: readonly Entry[] =
    words === '' || isThere
      ? known
      : [...known, { id: 'make', label: texts.t('actions.makeLabel', { label: words }), icon: 'plus' }];

  if (making !== undefined)
    return (
      <LabelColors
        name={making}
        suggested={LABEL_COLORS.find((color) => labels.every((one) => one.color !== color)) ?? 'grey'}
        failure={failure}
        onChoose={(color) => void make(making, color)}
        onClose={onClose}
      />
    );
  return (
    <LiveFinder
      title={texts.t('actions.labelTitle', { count })}
      field={texts.t('actions.labelField')}
      found={found}
      typed={typed}
      onType={setTyped}
      onChoose={({ of, ticked }) => {
        if (of) tick(of, ticked !== true);
        else setMaking(words);
      }}
      onClose={onClose}
    />
  );
}
