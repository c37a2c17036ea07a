import { Icon } from '#ui/icon.tsx';

/** The way back, above the title of a screen. */
export function Kruimel({ naar, onTerug }: { naar: string; onTerug(): void }) {
  return (
    <button class="kruimel" type="button" onClick={onTerug}>
      <Icon name="arrow-left" small /> {naar}
    </button>
  );
}
