import { listPage, type ListState, type MessageList } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Icon, type IconName } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly path: string;
  readonly list: Omit<MessageList, 'rows'>;
  readonly state: ListState;
  /** The second one of a page, below the rows. */
  readonly atEnd?: boolean;
}

/** "1–50 of 1,234" with the ways forth and back. Ways that lead nowhere keep their place, so nothing jumps. */
export function ListPager({ texts, path, list, state, atEnd = false }: Props) {
  const { offset, limit, total } = list;
  const lastOffset = Math.floor(Math.max(0, total - 1) / limit) * limit;
  const to = (target: number): string => listPage(path, { ...state, offset: target, select: undefined });
  const steps: readonly { icon: IconName; label: string; href: string | undefined; rel?: string }[] = [
    { icon: 'first', label: texts.t('messages.first'), href: offset > 0 ? to(0) : undefined },
    {
      icon: 'chevron-left',
      label: texts.t('messages.previous'),
      href: offset > 0 ? to(Math.max(0, offset - limit)) : undefined,
      rel: 'prev',
    },
    {
      icon: 'chevron-right',
      label: texts.t('messages.next'),
      href: offset + limit < total ? to(offset + limit) : undefined,
      rel: 'next',
    },
    { icon: 'last', label: texts.t('messages.last'), href: offset < lastOffset ? to(lastOffset) : undefined },
  ];
  return (
    <nav
      aria-label={texts.t(atEnd ? 'messages.rangeLabelEnd' : 'messages.rangeLabel')}
      className="flex items-center text-muted"
    >
      <span className="px-2 text-snippet whitespace-nowrap tabular-nums">
        {texts.t('messages.range', {
          from: texts.number(offset + 1),
          to: texts.number(Math.min(offset + limit, total)),
          total: texts.number(total),
        })}
      </span>
      {total > limit &&
        steps.map(({ icon, label, href, rel }) =>
          href === undefined ? (
            <span
              key={icon}
              className={`grid size-9 place-items-center opacity-35 pointer-coarse:size-11 ${endClass(icon)}`}
            >
              <Icon name={icon} className="rtl:-scale-x-100" />
            </span>
          ) : (
            <a
              key={icon}
              href={href}
              rel={rel}
              title={label}
              className={`grid size-9 place-items-center rounded-button text-ink hover:bg-sunken pointer-coarse:size-11 ${endClass(icon)}`}
            >
              <Icon name={icon} className="rtl:-scale-x-100" />
              <span className="sr-only">{label} </span>
            </a>
          ),
        )}
    </nav>
  );
}

/** The far ends go first where there is little room. */
const endClass = (icon: IconName): string => (icon === 'first' || icon === 'last' ? 'list-pager-end' : '');
