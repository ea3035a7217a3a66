import { contactPhoto } from '#lib/contract/index.ts';
import { Face } from '#components/ui/index.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly seed: string;
  /** There is a picture in the card. */
  readonly photo: boolean;
  readonly className?: string;
}

/** The picture of somebody, over their initials: those stay where the picture cannot be shown. */
export function ContactFace({ id, name, seed, photo, className = '' }: Props) {
  if (!photo) return <Face name={name} seed={seed} className={className} />;
  return (
    <span className="relative inline-grid flex-none">
      <Face name={name} seed={seed} className={className} />
      <img
        src={contactPhoto(id)}
        alt=""
        loading="lazy"
        decoding="async"
        className="absolute inset-0 size-full rounded-full object-cover"
      />
    </span>
  );
}
