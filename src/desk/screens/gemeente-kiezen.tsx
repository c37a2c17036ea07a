import { CbsCode, WEST_FRIESLAND } from '#domain/gemeente.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';

export interface Gemeentekeuze {
  /** a CBS code of the list, or `andere`; empty while nothing is chosen */
  keuze: string;
  naam: string;
  cbs: string;
}

interface Props {
  waarde: Gemeentekeuze;
  onChange(waarde: Gemeentekeuze): void;
  /** the person tried to go on: now say what is missing */
  geprobeerd: boolean;
}

const OPTIES = [
  ...WEST_FRIESLAND.map(({ naam, cbsCode }) => ({ waarde: cbsCode, naam, icon: 'check' as const })),
  { waarde: 'andere', naam: t.inrichten.andere, icon: 'plus' as const },
];

/** The seven municipalities of the policy as tiles, and any other by name and CBS code. */
export function GemeenteKiezen({ waarde, onChange, geprobeerd }: Props) {
  const andere = waarde.keuze === 'andere';
  return (
    <>
      {geprobeerd && !waarde.keuze && (
        <p class="fout" role="alert">
          <Icon name="circle-alert" /> {t.inrichten.kies}
        </p>
      )}
      <fieldset class="gemeenten" aria-label={t.inrichten.gemeente}>
        {OPTIES.map((optie) => (
          <label class="sjabloon" key={optie.waarde}>
            <input
              type="radio"
              name="gemeente"
              checked={waarde.keuze === optie.waarde}
              onChange={() => onChange({ ...waarde, keuze: optie.waarde })}
            />
            <b>
              <Icon name={optie.icon} /> {optie.naam}
            </b>
          </label>
        ))}
      </fieldset>
      {andere && (
        <div class="smal">
          <TextControl
            label={t.inrichten.andereNaam}
            start={waarde.naam}
            onText={(naam) => onChange({ ...waarde, naam })}
            error={geprobeerd && waarde.naam.trim().length < 2 ? t.inrichten.naamFout : undefined}
            max={80}
          />
          <TextControl
            label={t.inrichten.cbs}
            description={t.inrichten.cbsUitleg}
            start={waarde.cbs}
            onText={(cbs) => onChange({ ...waarde, cbs })}
            error={
              geprobeerd && !CbsCode.safeParse(waarde.cbs.trim()).success ? t.inrichten.cbsFout : undefined
            }
            extra={{ inputMode: 'numeric' }}
            max={4}
          />
        </div>
      )}
    </>
  );
}
