/** A file somebody chose, and when it was made as far as its own clock knows. */
export interface GekozenFoto {
  bestand: File;
  genomenOp: string;
}

let gekozen: GekozenFoto | undefined;
let wacht: (() => void) | undefined;

/**
 * Opens the picker of the device, or its camera app. What is chosen waits until `opGekozen` asks for it: while the
 * picker is open the app is out of sight, and it may have locked itself before she comes back.
 */
export function kiesFoto(hoe: 'kies' | 'toestel', now: () => Date): void {
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
    gekozen = { bestand, genomenOp: new Date(op).toISOString() };
    wacht?.();
  });
  // WebKit opens nothing for what is not in the page
  document.body.append(input);
  input.click();
}

/** Takes who wants to know of a chosen photo; tells it now when one waits already. Gives the way to stop. */
export function opGekozen(then: (foto: GekozenFoto) => void): () => void {
  wacht = () => {
    const foto = gekozen;
    gekozen = undefined;
    if (foto) then(foto);
  };
  wacht();
  return () => {
    wacht = undefined;
  };
}
