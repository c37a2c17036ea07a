import { samen } from '#i18n/nl/samen.ts';
import { Icon } from '#ui/icon.tsx';
import { Tekens } from '../tekens.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

/** Before anything of a person is shown or begun on a phone that several people use: which of them it is. */
export function WieBenJij() {
  const { router } = useField();
  return (
    <Veld>
      <Kop terug onTerug={() => router.begin()}>
        <Titel>{samen.kies}</Titel>
      </Kop>
      <main>
        <Tekens />
      </main>
      <Duim>
        <AcuutKnop breed />
      </Duim>
    </Veld>
  );
}

interface ErbijProps {
  onVoor(wie: 'mij' | 'collega'): void;
  onToch(): void;
}

/** An invitation that is opened on a phone that is enrolled already. */
export function Erbij({ onVoor, onToch }: ErbijProps) {
  const { erbij } = samen;
  return (
    <Veld>
      <Kop>
        <Titel>{erbij.titel}</Titel>
      </Kop>
      <main>
        <p class="ruim-onder">{erbij.uitleg}</p>
        <div class="keuzes">
          {(['mij', 'collega'] as const).map((wie) => (
            <button key={wie} class="keuze" type="button" onClick={() => onVoor(wie)}>
              <span class="beeld">
                <Icon name={wie === 'mij' ? 'user-round' : 'users'} />
              </span>
              <span>
                <b>{erbij[wie]}</b>
                <span class="onder">{erbij[`${wie}Uitleg`]}</span>
              </span>
              <Icon name="chevron-right" />
            </button>
          ))}
        </div>
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop" type="button" onClick={onToch}>
          {erbij.toch}
        </button>
      </Duim>
    </Veld>
  );
}
