import type { Routeconfiguratie } from '#domain/routeconfiguratie.ts';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';

export interface Instellingen {
  route: Routeconfiguratie;
  overlegNaam: string;
}

interface Props {
  waarde: Instellingen;
  onWaarde(waarde: Instellingen): void;
  /** the person tried to go on: now say what is missing */
  geprobeerd: boolean;
}

/** Whether every question has its answer. */
export const instellingenGoed = ({ route, overlegNaam }: Instellingen): boolean =>
  !route.lokaalOverleg || overlegNaam.trim().length > 1;

/** Who belongs to which step in this municipality. The seven steps themselves are no choice. */
export function RouteInstellingen({ waarde, onWaarde, geprobeerd }: Props) {
  const i = t.inrichten;
  const { route, overlegNaam } = waarde;
  const zet = (deel: Partial<Routeconfiguratie>) => onWaarde({ ...waarde, route: { ...route, ...deel } });
  return (
    <>
      <Segment
        legend={i.overleg}
        choices={[
          { value: 'ja', label: i.overlegJa },
          { value: 'nee', label: i.overlegNee },
        ]}
        value={route.lokaalOverleg ? 'ja' : 'nee'}
        onChoose={(ja) => zet({ lokaalOverleg: ja === 'ja' })}
      />
      {route.lokaalOverleg ? (
        <TextControl
          label={i.overlegNaam}
          description={i.overlegUitleg}
          start={overlegNaam}
          onText={(naam) => onWaarde({ ...waarde, overlegNaam: naam })}
          error={geprobeerd && !instellingenGoed(waarde) ? i.overlegFout : undefined}
          max={80}
        />
      ) : (
        <p class="uitleg onder">{i.overlegGeen}</p>
      )}
      <Segment legend={i.pct} choices={i.pctKeuzes} value={route.pct} onChoose={(pct) => zet({ pct })} />
      <Segment
        legend={i.partner}
        choices={i.partnerKeuzes}
        value={route.eersteRegionalePartner}
        onChoose={(eersteRegionalePartner) => zet({ eersteRegionalePartner })}
      />
    </>
  );
}
