import { useState } from 'preact/hooks';
import { nogEen } from '#domain/kopie.ts';
import { v } from '#i18n/nl/verder.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useField, useSignaal } from './use-field.ts';
import { AcuutKnop, Duim } from './veld.tsx';

/** The thumb bar in which a signaal is sealed: what that means, and the button. */
export function Verzegelvoet() {
  const session = useField();
  const signaal = useSignaal();
  const [bezig, doe] = useBusy();
  const [leeg, setLeeg] = useState(false);

  const verzegel = async () => {
    const open = session.concept.value;
    if (!open) return;
    const sealed = await open.verzegel();
    if (sealed.ok) {
      // what adds to another signaal is no visit of its own
      session.bezoek.value =
        signaal && signaal.aanvullingOp === undefined
          ? nogEen(signaal, session.now().toISOString())
          : undefined;
      session.voorbij();
      session.router.begin({ scherm: 'verzegeld', ...sealed.waarde });
    } else if (sealed.reden === 'niets-vastgelegd') setLeeg(true);
    else session.bewaarfout.value = sealed.reden;
  };

  return (
    <Duim stapel>
      <div role="alert">
        {leeg && (
          <p class="fout">
            <Icon name="circle-alert" /> {v.controleren.nietsVastgelegd}
          </p>
        )}
      </div>
      <p class="slotregel">
        <Icon name="lock-keyhole" small />
        <span>
          {v.controleren.slot} <b>{v.controleren.slotJij}</b>
        </span>
      </p>
      <div class="zij-aan-zij">
        <AcuutKnop smal />
        <BusyButton
          busy={bezig}
          idle={v.controleren.verzegel}
          doing={v.controleren.bezig}
          look="knop--hoofd groot"
          icon="zegel"
          type="button"
          onClick={() => doe(verzegel)}
        />
      </div>
    </Duim>
  );
}
