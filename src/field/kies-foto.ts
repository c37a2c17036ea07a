/** A file somebody chose, and when it was made as far as its own clock knows. */
export interface GekozenFoto {
  bestand: File;
  genomenOp: string;
}

let gekozen: (GekozenFoto & { voor: string }) | undefined;
let wacht: (() => void) | undefined;

/**
 * Takes the concept it is for; opens the picker of the device, or its camera app. What is chosen waits until `opGekozen` asks for it: while the
 * picker is open the app is out of sight, and it may have locked itself before she comes back.
 */
export function kiesFoto(voor: string, hoe: 'kies' | 'toestel', now: () => Date): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.hidden = true;
  if (hoe === 'toestel') input.setAttribute('capture', 'environment');
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    input.remove();
    const bestand = input.files?.[0];
    if (!bestand) return;
    // the clock of whoever made the file may run ahead of ours
    const op = Math.min(bestand.lastModified, now().getTime());
    gekozen = { voor, bestand, genomenOp: new Date(op).toISOString() };
    wacht?.();
  });
  // WebKit opens nothing for what is not in the page
  document.body.append(input);
  input.click();
}

/**
 * Takes the open concept and who wants to know of a photo that is chosen; tells it now when one waits already. A photo for
 * another concept is dropped: it would tell of another place. Gives the way to stop.
 */
export function opGekozen(voor: string, then: (foto: GekozenFoto) => void): () => void {
  wacht = () => {
    const foto = gekozen;
    gekozen = undefined;
    if (foto?.voor === voor) then(foto);
  };
  wacht();
  return () => {
    wacht = undefined;
  };
}
