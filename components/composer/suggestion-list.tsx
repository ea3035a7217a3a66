import { fillWords, type Suggestion } from '#lib/client/index.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  /** How many people a group has: `{count}`. */
  readonly members: string;
  readonly found: readonly Suggestion[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onChoose: (one: Suggestion) => void;
}

// No native element is a list that pops up under a text area while the focus stays there (WAI-ARIA 1.2, listbox).
const LIST = { role: 'listbox' } as const;
const OPTION = { role: 'option' } as const;

/** People to choose from, under the field. The focus stays in the field; arrows and Enter are handled there. */
export function SuggestionList({ id, label, members, found, active, onActive, onChoose }: Props) {
  return (
    <div
      {...LIST}
      id={id}
      aria-label={label}
      className="absolute start-0 top-full z-30 mt-1 max-h-72 w-full max-w-md overflow-y-auto rounded-button border border-line bg-surface p-1 shadow-menu"
    >
      {found.map((one, index) => (
        <div
          {...OPTION}
          key={one.text}
          id={`${id}-${String(index)}`}
          aria-selected={index === active}
          className="grid min-h-10 cursor-pointer content-center rounded-field px-3 py-1 aria-selected:bg-selected pointer-coarse:min-h-11"
          onPointerDown={(event) => {
            event.preventDefault(); // the field keeps the focus
            onChoose(one);
          }}
          onPointerMove={() => {
            onActive(index);
          }}
        >
          <span className="truncate font-medium" dir="auto">
            {one.name || one.address}
          </span>
          {one.name && (
            <span className="truncate text-snippet text-muted" dir={one.address ? 'ltr' : 'auto'}>
              {one.address || fillWords(members, { count: String(one.members.length) })}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
