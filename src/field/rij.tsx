import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '#ui/icon.tsx';

interface RijProps {
  icoon: IconName;
  naam: string;
  uitleg: string;
  eind?: ComponentChildren;
  onKies(): void;
}

/** A row in a sheet that leads somewhere. */
export function Rij({ icoon, naam, uitleg, eind, onKies }: RijProps) {
  return (
    <li>
      <button class="rij" type="button" onClick={onKies}>
        <Icon name={icoon} />
        <span>
          <b>{naam}</b>
          <span class="onder">{uitleg}</span>
        </span>
        <span class="eind">
          {eind}
          <Icon name="chevron-right" />
        </span>
      </button>
    </li>
  );
}
